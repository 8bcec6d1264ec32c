"""The nearest colour of a palette."""

from collections.abc import Sequence
from functools import lru_cache

from msgspec import Struct

from brand.colour import Colour, delta_e, from_hex, lab
from brand.colour.difference import Lab
from brand.model import Swatch

__all__ = ["Nearest", "nearest", "opaque"]

_ROLE_OF_TOKEN = {"text": "text", "background": "background", "border": "border", "fill": "accent"}


class Nearest(Struct, frozen=True):
    """A swatch, its colour, and how far away it is by CIEDE2000."""

    swatch: Swatch
    colour: Colour
    delta_e: float


def opaque(colour: Colour) -> Colour:
    """Leave the alpha aside: a tint of a palette colour is a palette colour."""
    return Colour(colour.red, colour.green, colour.blue)


@lru_cache(maxsize=4096)
def _place(value: str) -> tuple[Colour, Lab] | None:
    colour = from_hex(value)
    return (colour, lab(opaque(colour))) if colour else None


def nearest(value: str, palette: Sequence[Swatch], role: str = "") -> Nearest | None:
    """Find the swatch that was meant by `#rrggbb`; of equal ones the one that has the role of the use."""
    placed = _place(value)
    if placed is None:
        return None
    found: list[tuple[float, bool, int]] = []
    for index, swatch in enumerate(palette):
        known = _place(swatch.value)
        if known:
            is_other = swatch.role is None or swatch.role != _ROLE_OF_TOKEN.get(role)
            found.append((round(delta_e(placed[1], known[1]), 6), is_other, index))
    if not found:
        return None
    distance, _, index = min(found)
    known = _place(palette[index].value)
    return Nearest(palette[index], opaque(known[0]), distance) if known else None
