"""System colours by their names in CSS Color 4, as Chromium shows them on a light and on a dark page."""

from collections.abc import Mapping
from types import MappingProxyType

from brand.colour.model import from_hex
from brand.colour.value import Value

__all__ = ["system_colour"]

_SHOWN: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "canvas": ("#ffffff", "#121212"),
        "canvastext": ("#000000", "#ffffff"),
        "linktext": ("#0000ee", "#9e9eff"),
        "visitedtext": ("#551a8b", "#d0adf0"),
        "activetext": ("#ff0000", "#ff9e9e"),
        "buttonface": ("#efefef", "#6b6b6b"),
        "buttontext": ("#000000", "#ffffff"),
        "buttonborder": ("#000000", "#ffffff"),
        "field": ("#ffffff", "#3b3b3b"),
        "fieldtext": ("#000000", "#ffffff"),
        "graytext": ("#808080", "#808080"),
        "highlighttext": ("#000000", "#ffffff"),
        "mark": ("#ffff00", "#ffff00"),
        "marktext": ("#000000", "#000000"),
    }
)


def system_colour(name: str, scheme: str) -> Value | None:
    """Say what a system colour looks like; None for a name that is none."""
    shown = _SHOWN.get(name)
    colour = from_hex(shown[scheme == "dark"]) if shown else None
    return Value("srgb", (colour.red, colour.green, colour.blue)) if colour else None
