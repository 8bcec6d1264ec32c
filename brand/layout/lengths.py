"""Lengths that stand in a layout, in CSS pixels."""

import re
from collections.abc import Mapping
from types import MappingProxyType

__all__ = ["of_attribute", "of_style"]

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


def of_style(text: str) -> float | None:
    """Read `120px`, `2rem`, `20mm`; None for what only a layout can tell: per cent, `auto`, `em`, `calc()`."""
    match = _LENGTH.fullmatch(text.strip())
    unit = match[2].lower() if match else "%"
    if match is None or unit not in _PIXELS or (not unit and float(match[1])):
        return None
    return float(match[1]) * _PIXELS[unit]


def of_attribute(text: str) -> float | None:
    """Read a `width` or `height` attribute: `120`, `120px`; None for per cent and nonsense."""
    match = _LENGTH.match(text.strip())
    if match is None or match[2].startswith("%"):
        return None
    return float(match[1])
