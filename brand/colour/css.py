"""Colours as CSS writes them."""

import tinycss2  # type: ignore[import-untyped] # it ships no types
from tinycss2 import color4
from tinycss2.ast import (  # type: ignore[import-untyped] # it ships no types
    FunctionBlock,
    HashToken,
    IdentToken,
    Node,
)

from brand.colour.legacy import legacy_hex
from brand.colour.model import Colour, from_hex
from brand.colour.remembered import remembered
from brand.colour.spaces import to_srgb

__all__ = ["COLOUR_FUNCTIONS", "read_colour", "read_legacy_colour", "read_node"]

COLOUR_FUNCTIONS = frozenset(
    {"rgb", "rgba", "hsl", "hsla", "hwb", "lab", "lch", "oklab", "oklch", "color"},
)


def read_node(node: Node) -> Colour | None:
    """Read one component value of a parsed style; None where it is no colour or one that only a cascade can tell."""
    if isinstance(node, FunctionBlock) and node.lower_name in COLOUR_FUNCTIONS:
        return _known(node) if node.arguments else None
    if isinstance(node, HashToken):
        return from_hex("#" + node.value)
    return _known(node) if isinstance(node, IdentToken) else None


def _known(node: Node) -> Colour | None:
    try:
        parsed = color4.parse_color(node)
    except (ValueError, AttributeError):  # tinycss2 1.5 unpacks `color()` without looking
        return None
    if not isinstance(parsed, color4.Color):
        return None  # no colour, or `currentcolor`
    return to_srgb(parsed.space, parsed.coordinates, alpha=parsed.alpha)


@remembered(most=4096, longest=100)
def read_colour(text: str) -> Colour | None:
    """Read a colour in any notation of CSS Color 4: hex, names, `rgb()`, `hsl()`, `oklch()`, `color(…)`."""
    node = tinycss2.parse_one_component_value(text, skip_comments=True)
    return read_node(node)


def read_legacy_colour(text: str) -> Colour | None:
    """Read a colour as the attributes `bgcolor` and `color` of old HTML mean it, where even nonsense has a colour."""
    stripped = text.strip("\t\n\f\r ")
    if not stripped or stripped.lower() == "transparent":
        return None
    node = tinycss2.parse_one_component_value(stripped)
    named = read_node(node) if isinstance(node, IdentToken) else None
    return named or from_hex(legacy_hex(stripped))
