"""Sums inside colours: `calc()` and its kin over numbers, percentages and angles."""

import math
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from tinycss2.ast import (  # type: ignore[import-untyped] # it ships no types
    DimensionToken,
    FunctionBlock,
    IdentToken,
    Node,
    NumberToken,
    ParenthesesBlock,
    PercentageToken,
)

__all__ = ["SUMS", "Amount", "amount_of", "as_node"]

Amount = tuple[float, str]
"""A number with its unit: none, `%` or `deg`."""

_ANGLES: Mapping[str, float] = MappingProxyType({"deg": 1.0, "grad": 0.9, "rad": 180 / math.pi, "turn": 360.0})
_CONSTANTS: Mapping[str, float] = MappingProxyType(
    {"pi": math.pi, "e": math.e, "infinity": math.inf, "-infinity": -math.inf, "nan": math.nan}
)
_MANY: Mapping[str, Callable[[Sequence[float]], float]] = MappingProxyType(
    {
        "min": min,
        "max": max,
        "hypot": lambda parts: math.hypot(*parts),
        "clamp": lambda parts: max(parts[0], min(parts[1], parts[2])),
        "mod": lambda parts: parts[0] % parts[1],
        "rem": lambda parts: math.fmod(parts[0], parts[1]),
        "pow": lambda parts: float(parts[0] ** parts[1]),
        "abs": lambda parts: abs(parts[0]),
        "sign": lambda parts: math.copysign(1, parts[0]) if parts[0] else 0.0,
        "sqrt": lambda parts: math.sqrt(parts[0]),
        "exp": lambda parts: math.exp(parts[0]),
        "round": lambda parts: math.floor(parts[0] / (parts[1:] or [1])[0] + 0.5) * (parts[1:] or [1])[0],
    }
)
SUMS = frozenset({"calc", *_MANY})
Names = Mapping[str, float]


def amount_of(node: Node, names: Names) -> Amount | None:
    """Work out one value; `names` are the channels of a relative colour. None where it is no amount."""
    if isinstance(node, NumberToken):
        return float(node.value), ""
    if isinstance(node, PercentageToken):
        return float(node.value), "%"
    if isinstance(node, DimensionToken):
        scale = _ANGLES.get(node.lower_unit)
        return (float(node.value) * scale, "deg") if scale else None
    if isinstance(node, IdentToken):
        known = names.get(node.lower_value, _CONSTANTS.get(node.lower_value))
        return None if known is None else (known, "")
    return _compound(node, names)


def _compound(node: Node, names: Names) -> Amount | None:
    if isinstance(node, ParenthesesBlock):
        return _sum(node.content, names)
    if not isinstance(node, FunctionBlock) or node.lower_name not in SUMS:
        return None
    if node.lower_name == "calc":
        return _sum(node.arguments, names)
    parts = [_sum(part, names) for part in _parts(node.arguments)]
    amounts = [part for part in parts if part is not None]
    units = {unit for _, unit in amounts}
    if len(amounts) != len(parts) or len(units) != 1:
        return None
    try:
        return float(_MANY[node.lower_name]([value for value, _ in amounts])), units.pop()
    except (ValueError, IndexError, ArithmeticError, TypeError):
        return None


def _parts(nodes: Sequence[Node]) -> list[list[Node]]:
    parts: list[list[Node]] = [[]]
    for node in nodes:
        if node.type == "literal" and node.value == ",":
            parts.append([])
        else:
            parts[-1].append(node)
    return parts


def _sum(nodes: Sequence[Node], names: Names) -> Amount | None:
    """Read a chain of terms; a product binds tighter than a sum."""
    terms = [node for node in nodes if node.type not in {"whitespace", "comment"}]
    total: Amount | None = None
    product: Amount | None = None
    sign, operator = 1.0, ""
    for index, term in enumerate(terms):
        if index % 2:
            operator = str(getattr(term, "value", ""))
            if operator in {"+", "-"}:
                total = product if total is None else _added(total, product, sign)
                sign = -1.0 if operator == "-" else 1.0
                product = None
            elif operator not in {"*", "/"}:
                return None
            continue
        amount = amount_of(term, names)
        if amount is None:
            return None
        product = amount if product is None else _scaled(product, amount, operator)
        if product is None:
            return None
    return product if total is None else _added(total, product, sign)


def _added(one: Amount | None, other: Amount | None, sign: float) -> Amount | None:
    if one is None or other is None or one[1] != other[1]:
        return None
    return one[0] + sign * other[0], one[1]


def _scaled(one: Amount, other: Amount, operator: str) -> Amount | None:
    if operator == "*" and not (one[1] and other[1]):
        return one[0] * other[0], one[1] or other[1]
    if operator == "/" and not other[1] and other[0]:
        return one[0] / other[0], one[1]
    return None


def as_node(amount: Amount, at: Node) -> Node:
    """Write an amount as the token that it could have been."""
    value, unit = amount
    value = 0.0 if math.isnan(value) else min(1e9, max(-1e9, value))
    line, column = at.source_line, at.source_column
    if unit == "%":
        return PercentageToken(line, column, value, None, repr(value))
    if unit:
        return DimensionToken(line, column, value, None, repr(value), unit)
    return NumberToken(line, column, value, int(value) if value.is_integer() else None, repr(value))
