"""Lengths that stand in a layout, in CSS pixels."""

import re
from collections.abc import Mapping
from types import MappingProxyType

__all__ = ["FONT_SIZE", "font_size", "of_attribute", "of_style", "share"]

_PIXELS: Mapping[str, float] = MappingProxyType(
    {
        "": 1.0,
        "px": 1.0,
        "rem": 16.0,
        "pt": 96 / 72,
        "pc": 16.0,
        "in": 96.0,
        "cm": 96 / 2.54,
        "mm": 96 / 25.4,
        "q": 96 / 101.6,
    }
)
_LENGTH = re.compile(r"\+?([0-9]{0,9}\.?[0-9]{1,9})([a-zA-Z%]{0,4})", re.ASCII)
_STEPS: Mapping[str, float] = MappingProxyType({"smaller": 5 / 6, "larger": 6 / 5, "inherit": 1.0, "unset": 1.0})
FONT_SIZE = re.compile(
    r"(?<![\w.-])(?:(?:[0-9]{0,6}\.?[0-9]{1,6})(?:px|pt|em|rem|%|ex|vw|vh|pc|in|cm|mm)"
    r"|(?:xx-|x-)?(?:small|large)|medium|smaller|larger)(?:\s*/\s*[\w.%]+)?(?=\s|$)",
    re.IGNORECASE,
)
"""Where the shorthand `font` states its size, and perhaps the line's height."""


def of_style(text: str) -> float | None:
    """Read `120px`, `2rem`, `20mm`; None for what only a layout can tell: per cent, `auto`, `em`, `calc()`."""
    match = _LENGTH.fullmatch(text.strip())
    unit = match[2].lower() if match else "%"
    if match is None or unit not in _PIXELS or (not unit and float(match[1])):
        return None
    return float(match[1]) * _PIXELS[unit]


def font_size(text: str, inherited: float) -> float | None:
    """Read the size of a font, relative to what it would be; None for what is none."""
    if text in _STEPS:
        return inherited * _STEPS[text]
    match = _LENGTH.fullmatch(text)
    if match is None:
        return None
    unit = match[2].lower()
    if unit in {"em", "%", "ex"}:
        return float(match[1]) * inherited * {"em": 1.0, "%": 0.01, "ex": 0.5}[unit]
    return of_style(text)


def share(text: str) -> float | None:
    """Read `0.5` or `50%`."""
    match = _LENGTH.fullmatch(text)
    if match is None or match[2] not in {"", "%"}:
        return None
    return float(match[1]) / (100 if match[2] else 1)


def of_attribute(text: str) -> float | None:
    """Read a `width` or `height` attribute: `120`, `120px`; None for per cent and nonsense."""
    match = _LENGTH.match(text.strip())
    if match is None or match[2].startswith("%"):
        return None
    return float(match[1])
