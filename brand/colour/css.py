"""Colours as CSS writes them."""

import tinycss2  # type: ignore[import-untyped] # it ships no types
from tinycss2.ast import IdentToken, Node  # type: ignore[import-untyped] # it ships no types

from brand.colour.functions import COLOUR_FUNCTIONS, LIGHT, Sight, evaluate
from brand.colour.legacy import legacy_hex
from brand.colour.model import Colour, from_hex
from brand.colour.nesting import MAX_NESTING
from brand.colour.remembered import remembered
from brand.colour.value import Value

__all__ = ["COLOUR_FUNCTIONS", "read_colour", "read_legacy_colour", "read_node", "read_value"]


def read_node(node: Node, sight: Sight = LIGHT) -> Colour | None:
    """Read one component value of a parsed style; None where it is no colour."""
    value = evaluate(node, sight)
    return value.shown() if value else None


@remembered(most=4096, longest=200)
def _absolute(text: str) -> Value | None:
    return None if text.count("(") > MAX_NESTING else evaluate(_node(text))


def _node(text: str) -> Node:
    return tinycss2.parse_one_component_value(text, skip_comments=True)


def read_value(text: str, sight: Sight = LIGHT) -> Value | None:
    """Read a colour as it is stated, not clipped to a screen; `sight` is what it may depend on."""
    if sight is LIGHT:
        return _absolute(text)
    return None if text.count("(") > MAX_NESTING else evaluate(_node(text), sight)


@remembered(most=4096, longest=200)
def read_colour(text: str) -> Colour | None:
    """Read a colour in any notation of CSS Color 4 and 5: hex, names, `rgb()`, `oklch()`, `color-mix()`."""
    value = _absolute(text)
    return value.shown() if value else None


def read_legacy_colour(text: str) -> Colour | None:
    """Read a colour as the attributes `bgcolor` and `color` of old HTML mean it, where even nonsense has a colour."""
    stripped = text.strip("\t\n\f\r ")
    if not stripped or stripped.lower() == "transparent":
        return None
    node = _node(stripped) if len(stripped) <= MAX_NESTING else None
    named = read_node(node) if isinstance(node, IdentToken) else None
    return named or from_hex(legacy_hex(stripped))
