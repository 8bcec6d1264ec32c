"""Writes a colour the way somebody else wrote theirs."""

import colorsys
import re

from brand.colour.model import Colour, to_hex

__all__ = ["rewrite"]

_FUNCTION = re.compile(r"(rgb|hsl)(a?)\(", re.IGNORECASE)
_LETTERS = re.compile(r"#[0-9a-f]*[A-F]")


def _number(value: float, digits: int) -> str:
    return f"{value:.{digits}f}".rstrip("0").rstrip(".") if digits else str(int(value + 0.5))


def _alpha(alpha: float) -> str:
    """Take two decimals where they mean the same byte, else three, as browsers do."""
    short = _number(alpha, 2)
    return short if int(float(short) * 255 + 0.5) == int(alpha * 255 + 0.5) else _number(alpha, 3)


def _channels(colour: Colour, name: str, *, percent: bool) -> list[str]:
    if name == "rgb":
        scale, unit = (100, "%") if percent else (255, "")
        digits = 2 if percent else 0
        return [_number(channel * scale, digits) + unit for channel in (colour.red, colour.green, colour.blue)]
    hue, lightness, saturation = colorsys.rgb_to_hls(colour.red, colour.green, colour.blue)
    return [_number(hue * 360, 2), _number(saturation * 100, 2) + "%", _number(lightness * 100, 2) + "%"]


def _function(colour: Colour, written: str, name: str) -> str:
    """Keep commas or spaces, percentages or numbers, and the name as it was typed."""
    parts = _channels(colour, name.lower()[:3], percent="%" in written.rsplit("/", 1)[0])
    alpha = "" if colour.alpha >= 1 else _alpha(colour.alpha)
    if not alpha and name.lower().endswith("a"):
        alpha = "1"
    if "," in written:
        between = ", " if ", " in written else ","  # where an attribute has no quotes, a space would end it
        return f"{name}({between.join([*parts, alpha] if alpha else parts)})"
    return f"{name}({' '.join(parts)}{' / ' + alpha if alpha else ''})"


def rewrite(colour: Colour, written: str) -> str:
    """Write `colour` in the notation of `written`: hex stays hex (capitals kept), `rgb()` and `hsl()` stay functions.

    A name and the wide-gamut functions become hex.
    """
    match = _FUNCTION.match(written)
    if match:
        return _function(colour, written, match[1] + match[2])
    value = to_hex(colour)
    return value.upper() if _LETTERS.match(written) else value
