"""Colours that must be worked out: mixtures, relative colours, sums, `light-dark()`, what the text or system lends."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Literal

from msgspec import Struct
from tinycss2 import color4  # type: ignore[import-untyped] # it ships no types
from tinycss2.ast import (  # type: ignore[import-untyped] # it ships no types
    FunctionBlock,
    HashToken,
    IdentToken,
    Node,
)

from brand.colour.contrast import luminance
from brand.colour.mixing import HUES, mixed
from brand.colour.model import from_hex
from brand.colour.reckoning import SUMS, amount_of, as_node
from brand.colour.spaces import Space
from brand.colour.system import system_colour
from brand.colour.value import Value, space_named

__all__ = ["COLOUR_FUNCTIONS", "LIGHT", "WORKED_OUT", "Sight", "chosen_of", "evaluate"]

_PLAIN = frozenset({"rgb", "rgba", "hsl", "hsla", "hwb", "lab", "lch", "oklab", "oklch", "color"})
WORKED_OUT = frozenset({"color-mix", "light-dark", "device-cmyk", "contrast-color"})
COLOUR_FUNCTIONS = _PLAIN | WORKED_OUT
_SPACES: Mapping[str, Space] = MappingProxyType(
    {
        "rgb": "srgb",
        "rgba": "srgb",
        "hsl": "hsl",
        "hsla": "hsl",
        "hwb": "hwb",
        "lab": "lab",
        "lch": "lch",
        "oklab": "oklab",
        "oklch": "oklch",
    }
)
_CHANNELS: Mapping[str, str] = MappingProxyType(
    {"hsl": "hsl", "hwb": "hwb", "lab": "lab", "oklab": "lab", "lch": "lch", "oklch": "lch"}
)
_WHOLE: Mapping[str, tuple[float, float, float]] = MappingProxyType(
    {
        "hsl": (360, 100, 100),
        "hwb": (360, 100, 100),
        "lab": (100, 125, 125),
        "lch": (100, 150, 360),
        "oklab": (1, 0.4, 0.4),
        "oklch": (1, 0.4, 360),
    }
)
_CMYK = 4
_BYTE = 255.0


class Sight(Struct, frozen=True):
    """What a colour may depend on: the text's own colour, and whether the page is light or dark."""

    current: Value | None = None
    scheme: Literal["light", "dark"] = "light"


LIGHT = Sight()


def evaluate(node: Node, sight: Sight = LIGHT) -> Value | None:
    """Work out one component value; None where it is no colour."""
    if isinstance(node, HashToken):
        colour = from_hex("#" + node.value)
        return Value("srgb", (colour.red, colour.green, colour.blue), colour.alpha) if colour else None
    if isinstance(node, IdentToken):
        if node.lower_value == "currentcolor":
            return sight.current
        return _known(node) or system_colour(node.lower_value, sight.scheme)
    if not isinstance(node, FunctionBlock) or node.lower_name not in COLOUR_FUNCTIONS or not node.arguments:
        return None
    return _function(node, sight)


def _function(node: FunctionBlock, sight: Sight) -> Value | None:
    name = node.lower_name
    parts = [part for part in node.arguments if part.type not in {"whitespace", "comment"}]
    if name == "color-mix":
        return _mixture(parts, sight)
    if name == "light-dark":
        chosen = chosen_of(node, sight)
        return evaluate(chosen, sight) if chosen else None
    if name == "device-cmyk":
        return _cmyk(parts)
    if name == "contrast-color":
        ground = evaluate(parts[0], sight) if len(parts) == 1 else None
        return None if ground is None else _readable_on(ground)
    if parts and isinstance(parts[0], IdentToken) and parts[0].lower_value == "from":
        return _relative(name, parts[1:], sight)
    return _known(_summed(node))


def _known(node: Node) -> Value | None:
    try:
        parsed = color4.parse_color(node)
    except (ValueError, AttributeError):  # tinycss2 1.5 unpacks `color()` without looking
        return None
    if not isinstance(parsed, color4.Color):
        return None
    space = space_named(parsed.space)
    return Value(space, tuple(parsed.coordinates), parsed.alpha) if space else None


def _summed(node: FunctionBlock) -> FunctionBlock:
    """Put the results of `calc()` in its place."""
    if not any(isinstance(part, FunctionBlock) and part.lower_name in SUMS for part in node.arguments):
        return node
    parts = []
    for part in node.arguments:
        amount = amount_of(part, {}) if isinstance(part, FunctionBlock) else None
        parts.append(part if amount is None else as_node(amount, part))
    return FunctionBlock(node.source_line, node.source_column, node.name, parts)


def _split(parts: Sequence[Node], mark: str) -> list[list[Node]]:
    groups: list[list[Node]] = [[]]
    for part in parts:
        if part.type == "literal" and part.value == mark:
            groups.append([])
        else:
            groups[-1].append(part)
    return groups


def chosen_of(node: Node, sight: Sight) -> Node | None:
    """Give the one of the two colours of `light-dark()` that the page shows; None for anything else."""
    if not isinstance(node, FunctionBlock) or node.lower_name != "light-dark":
        return None
    parts = [part for part in node.arguments if part.type not in {"whitespace", "comment"}]
    groups = _split(parts, ",")
    if len(groups) != len(("light", "dark")) or any(len(group) != 1 for group in groups):
        return None
    return groups[sight.scheme == "dark"][0]


def _readable_on(ground: Value) -> Value:
    light = luminance(ground.shown())
    level = 0.0 if (light + 0.05) ** 2 > 1.05 * 0.05 else 1.0
    return Value("srgb", (level, level, level))


def _cmyk(parts: Sequence[Node]) -> Value | None:
    """Turn ink into light the naive way that CSS names where no profile is at hand."""
    commas = [part for part in parts if part.type == "literal" and part.value == ","]
    groups = _split(parts, "/")
    inks = [part for part in groups[0] if part not in commas]
    if len(inks) != _CMYK or len(groups) > len(("inks", "alpha")) or len(commas) not in {0, _CMYK - 1}:
        return None
    amounts = [amount_of(part, {}) for part in inks]
    alpha = _alpha(groups[1:], {})
    if alpha is None or any(not amount or amount[1] not in {"", "%"} for amount in amounts):
        return None
    if commas and any(amount and amount[1] for amount in amounts):
        return None
    cyan, magenta, yellow, black = (
        min(1.0, max(0.0, amount[0] / (100 if amount[1] else 1))) for amount in amounts if amount
    )
    return Value("srgb", tuple(1 - min(1.0, ink * (1 - black) + black) for ink in (cyan, magenta, yellow)), alpha)


def _alpha(groups: Sequence[Sequence[Node]], names: Mapping[str, float], default: float = 1.0) -> float | None:
    if not groups:
        return default
    if len(groups[0]) != 1:
        return None
    node = groups[0][0]
    if isinstance(node, IdentToken) and node.lower_value == "none":
        return 0.0
    amount = amount_of(node, names)
    return None if amount is None else min(1.0, max(0.0, amount[0] / (100 if amount[1] == "%" else 1)))


def _relative(name: str, parts: Sequence[Node], sight: Sight) -> Value | None:
    """Work out `oklch(from red l c h / 50%)`: each channel may be its own name, a number, or a sum of both."""
    origin = evaluate(parts[0], sight) if parts else None
    rest = list(parts[1:])
    space: Space | None = _SPACES.get(name)
    if name == "color":
        space = space_named(rest.pop(0).lower_value) if rest and isinstance(rest[0], IdentToken) else None
    groups = _split(rest, "/")
    if origin is None or space is None or len(groups[0]) != len("rgb") or len(groups) > len(("channels", "alpha")):
        return None
    scale = _BYTE if name in {"rgb", "rgba"} else 1.0
    letters = _CHANNELS.get(name, "xyz" if space.startswith("xyz") else "rgb")
    names = {letter: part * scale for letter, part in zip(letters, origin.within(space), strict=True)}
    names["alpha"] = origin.alpha or 0.0
    whole = _WHOLE.get(name, (scale, scale, scale))
    channels = [_channel(part, names, most) for part, most in zip(groups[0], whole, strict=True)]
    alpha = _alpha(groups[1:], names, names["alpha"])
    if alpha is None or any(channel is False for channel in channels):
        return None
    return Value(space, tuple(None if channel is None else channel / scale for channel in channels), alpha)


def _channel(node: Node, names: Mapping[str, float], whole: float) -> float | Literal[False] | None:
    """Read one channel: None where it is missing, False where it is none."""
    if isinstance(node, IdentToken) and node.lower_value == "none":
        return None
    amount = amount_of(node, names)
    if amount is None:
        return False
    return amount[0] * whole / 100 if amount[1] == "%" else amount[0]


def _mixture(parts: Sequence[Node], sight: Sight) -> Value | None:
    groups = _split(parts, ",")
    words = [part.lower_value for part in groups[0] if isinstance(part, IdentToken)]
    if not words or words[0] != "in" or len(words) != len(groups[0]):
        groups, words = [[], *groups], ["in", "oklab"]  # the space may be left out
    way = words[2] if words[2:] and words[-1] == "hue" and words[2] in HUES else "shorter"
    space = space_named(words[1]) if len(words) > 1 else None
    if space is None or len(groups) != len(("space", "one", "other")):
        return None
    stated = [_stated(group, sight) for group in groups[1:]]
    if stated[0] is None or stated[1] is None:
        return None
    shares = _shares(stated[0][1], stated[1][1])
    if shares is None:
        return None
    found = mixed(stated[0][0], stated[1][0], space, shares=shares[:2], way=way)
    return Value(space, found.coordinates, None if found.alpha is None else found.alpha * shares[2])


def _stated(group: Sequence[Node], sight: Sight) -> tuple[Value, float | None] | None:
    """Read a colour and its percentage, in either order."""
    colours = [colour for part in group if (colour := evaluate(part, sight))]
    amounts = [amount for part in group if (amount := amount_of(part, {})) and amount[1] == "%"]
    if len(colours) != 1 or len(colours) + len(amounts) != len(group):
        return None
    if any(not 0 <= amount[0] <= 100 for amount in amounts):  # noqa: PLR2004 — per cent
        return None
    return colours[0], amounts[0][0] if amounts else None


def _shares(one: float | None, other: float | None) -> tuple[float, float, float] | None:
    """Complete the percentages; what they lack to a hundred makes the mixture translucent."""
    if one is None and other is None:
        one = other = 50.0
    one = 100.0 - (other or 0.0) if one is None else one
    other = 100.0 - one if other is None else other
    total = one + other
    return (one / total, other / total, min(1.0, total / 100)) if total else None
