"""A colour as a style states it, in its own space and not yet clipped to what a screen shows."""

from functools import lru_cache

from msgspec import Struct

from brand.colour.model import Colour
from brand.colour.spaces import SPACES, Space, Triple, convert, to_srgb

__all__ = ["Value", "space_named"]


class Value(Struct, frozen=True):
    """Three coordinates in a space; None is a missing one (`none`), which counts as zero but yields when mixed."""

    space: Space
    coordinates: tuple[float | None, ...]
    alpha: float | None = 1.0

    @property
    def plain(self) -> Triple:
        """The coordinates with zeros for what is missing."""
        first, second, third = (part or 0.0 for part in self.coordinates)
        return first, second, third

    def within(self, space: Space) -> Triple:
        """Give the coordinates in another space."""
        return convert(self.plain, self.space, space)

    def shown(self) -> Colour:
        """Clip it to what a screen shows."""
        return _shown(self)


@lru_cache(maxsize=4096)
def _shown(value: Value) -> Colour:
    return to_srgb(value.space, value.coordinates, alpha=value.alpha or 0.0)


def space_named(word: str) -> Space | None:
    """Find a space by the name that CSS gives it."""
    name = {"xyz": "xyz-d65"}.get(word.lower(), word.lower())
    return next((space for space in SPACES if space == name), None)
