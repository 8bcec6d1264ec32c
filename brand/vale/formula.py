"""Arithmetic that users write, read as arithmetic and nothing else."""

import ast
import math
import operator
from collections.abc import Callable, Mapping

from brand.finding import Said
from brand.vale.errors import RuleUnusable

__all__ = ["Formula", "parse_condition", "parse_formula"]

Formula = Callable[[Mapping[str, float]], float]

_OPERATORS: Mapping[type[ast.operator], Callable[[float, float], float]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.Mod: operator.mod,
}
_FUNCTIONS: Mapping[str, Callable[[float], float]] = {
    "math.abs": abs,
    "math.ceil": math.ceil,
    "math.floor": math.floor,
    "math.log": math.log,
    "math.log10": math.log10,
    "math.sqrt": math.sqrt,
}
_COMPARISONS: Mapping[str, Callable[[float, float], bool]] = {
    ">=": operator.ge,
    "<=": operator.le,
    "==": operator.eq,
    "!=": operator.ne,
    ">": operator.gt,
    "<": operator.lt,
}
_LONGEST = 1_000


def parse_formula(written: str, names: frozenset[str]) -> Formula:
    """Give the function that a formula is; RuleUnusable names what is no arithmetic over these names."""
    try:
        tree = ast.parse(written.strip(), mode="eval") if len(written) <= _LONGEST else None
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        tree = None
    if tree is None:
        raise RuleUnusable(
            Said(de=f"`{written[:60]}` ist keine Formel", en=f"`{written[:60]}` is no formula"), "formula"
        )
    return _built(tree.body, names)


def parse_condition(written: str) -> Callable[[float], bool]:
    """Read `> 8` as a question about a number."""
    for sign, compare in _COMPARISONS.items():
        if written.strip().startswith(sign):
            try:
                limit = float(written.strip().removeprefix(sign))
            except ValueError:
                break
            return lambda value: compare(value, limit)
    reason = Said(de=f"`{written}` ist keine Bedingung wie `> 8`", en=f"`{written}` is no condition like `> 8`")
    raise RuleUnusable(reason, "condition")


def _built(node: ast.expr, names: frozenset[str]) -> Formula:
    if isinstance(node, ast.Constant) and isinstance(node.value, int | float) and not isinstance(node.value, bool):
        number = float(node.value)
        return lambda _: number
    if isinstance(node, ast.Name) and node.id in names:
        name = node.id
        return lambda values: values[name]
    if isinstance(node, ast.BinOp) and type(node.op) in _OPERATORS:
        left, right, apply = _built(node.left, names), _built(node.right, names), _OPERATORS[type(node.op)]
        return lambda values: apply(left(values), right(values))
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        inner = _built(node.operand, names)
        return lambda values: -inner(values)
    if isinstance(node, ast.Call) and len(node.args) == 1 and ast.unparse(node.func) in _FUNCTIONS:
        function, argument = _FUNCTIONS[ast.unparse(node.func)], _built(node.args[0], names)
        return lambda values: function(argument(values))
    shown = ast.unparse(node)[:60]
    raise RuleUnusable(
        Said(de=f"`{shown}` kann in keiner Formel stehen", en=f"`{shown}` cannot stand in a formula"), "formula"
    )
