"""The nearest colour of a palette."""

from collections.abc import Sequence
from functools import lru_cache

from msgspec import Struct

from brand.colour import Colour, delta_e, from_hex, lab
from brand.colour.difference import Lab
from brand.model import Swatch

__all__ = ["Nearest", "Palette", "opaque"]

_ROLE_OF_TOKEN = {"text": "text", "background": "background", "border": "border", "fill": "accent"}
_OPAQUE = len("#rrggbb")


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
    return (opaque(colour), lab(opaque(colour))) if colour else None


class Palette:
    """The swatches of a brand, to be asked for the nearest one; what was asked before is remembered."""

    def __init__(self, swatches: Sequence[Swatch]) -> None:
        self._swatches = tuple(swatches)
        self._found: dict[tuple[str, str], Nearest | None] = {}

    def nearest(self, value: str, role: str) -> Nearest | None:
        """Find the swatch that was meant by `#rrggbb`; of equal ones the one that has the role of the use."""
        if (value, role) not in self._found:
            self._found[value, role] = self._search(value, role)
        return self._found[value, role]

    def _search(self, value: str, role: str) -> Nearest | None:
        placed = _place(value)
        if placed is None:
            return None
        twins = [swatch for swatch in self._swatches if swatch.value[:_OPAQUE] == value[:_OPAQUE]]
        wanted = _ROLE_OF_TOKEN.get(role)
        measured = [
            (round(delta_e(placed[1], known[1]), 6), swatch.role != wanted, index)
            for index, swatch in enumerate(twins or self._swatches)
            if (known := _place(swatch.value))
        ]
        if not measured:
            return None
        distance, _, index = min(measured)
        swatch = (twins or self._swatches)[index]
        known = _place(swatch.value)
        return Nearest(swatch, known[0], distance) if known else None
