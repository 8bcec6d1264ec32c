"""One colour as a screen shows it."""

import re

from msgspec import Struct

__all__ = ["Colour", "from_hex", "to_hex"]

_HEX = re.compile(r"#([0-9a-fA-F]{8}|[0-9a-fA-F]{6}|[0-9a-fA-F]{3,4})", re.ASCII)


class Colour(Struct, frozen=True):
    """Red, green, blue and alpha in sRGB, each from 0 to 1."""

    red: float
    green: float
    blue: float
    alpha: float = 1.0


def from_hex(text: str) -> Colour | None:
    """Read `#rgb`, `#rgba`, `#rrggbb` or `#rrggbbaa`; None for anything else."""
    match = _HEX.fullmatch(text)
    if match is None:
        return None
    digits = match[1]
    if len(digits) <= 4:  # noqa: PLR2004 — the short notation doubles each digit
        digits = "".join(digit * 2 for digit in digits)
    return Colour(*(int(digits[at : at + 2], 16) / 255 for at in range(0, len(digits), 2)))


def to_hex(colour: Colour) -> str:
    """Write `#rrggbb`, with two digits more where the colour is translucent."""
    channels = [colour.red, colour.green, colour.blue]
    if colour.alpha < 1:
        channels.append(colour.alpha)
    return "#" + "".join(f"{int(channel * 255 + 0.5):02x}" for channel in channels)  # halves go up, as in browsers
