"""One picture at many sizes, each worked out when it is first asked for, and then shared by all shapes."""

import math

import cv2
import numpy as np
from msgspec import Struct

from brand.image.arrays import Bytes, Floats
from brand.image.field import Field, field_of

__all__ = ["MARGIN", "STEPS", "Level", "Pyramid", "spectrum", "thinned"]

STEPS = 3
"""Sizes per halving."""
MARGIN = 8
"""Room around the thinned edges of a level, so that a logo that runs out of the frame is found too."""


class Level(Struct, frozen=True, kw_only=True):
    """The edges of one size of the picture and what searching them needs.

    Searching takes the edges at every second pixel, blurred by as much: a quarter of the work, and the places are
    still right to a pixel. `x` and `y` are the spectra of both components of these with `MARGIN` around, `energy`
    holds their squares.
    """

    scale: float
    width: int
    height: int
    field: Field
    x: Floats
    y: Floats
    energy: Floats


class Pyramid:
    """A picture and its smaller versions."""

    def __init__(self, picture: Bytes) -> None:
        self.picture = picture
        self._octaves: dict[int, Bytes] = {0: picture}
        self._levels: dict[int, Level] = {}

    @property
    def deepest(self) -> int:
        """Give the number of the smallest level."""
        return max(0, math.floor(STEPS * math.log2(min(self.picture.shape[:2]) / 20)))

    def octave(self, number: int) -> Bytes:
        """Give the picture halved so many times."""
        if number not in self._octaves:
            larger = self.octave(number - 1)
            size = (max(1, round(larger.shape[1] / 2)), max(1, round(larger.shape[0] / 2)))
            self._octaves[number] = np.asarray(cv2.resize(larger, size, interpolation=cv2.INTER_AREA), np.uint8)
        return self._octaves[number]

    def level(self, number: int) -> Level:
        """Give the level that is 2^(number/STEPS) times smaller than the picture."""
        if number not in self._levels:
            self._levels[number] = self._made(number)
        return self._levels[number]

    def _made(self, number: int) -> Level:
        octave = self.octave(number // STEPS)
        rest = 2 ** (-(number % STEPS) / STEPS)
        size = (max(8, round(octave.shape[1] * rest)), max(8, round(octave.shape[0] * rest)))
        small = octave if size == octave.shape[1::-1] else cv2.resize(octave, size, interpolation=cv2.INTER_AREA)
        field = field_of(np.asarray(small, np.float32))
        thin = thinned(field)
        squared = thin.x * thin.x + thin.y * thin.y
        spectra = [spectrum(_padded(component)) for component in (thin.x, thin.y)]
        return Level(
            scale=size[0] / self.picture.shape[1],
            width=size[0],
            height=size[1],
            field=field,
            x=spectra[0],
            y=spectra[1],
            energy=_padded(np.asarray(squared, np.float32)),
        )


def _padded(values: Floats) -> Floats:
    wide = cv2.copyMakeBorder(values, MARGIN, MARGIN, MARGIN, MARGIN, cv2.BORDER_CONSTANT, value=0)
    return np.asarray(wide, np.float32)


def thinned(field: Field) -> Field:
    """Give the edges at every second pixel, each the mean of those around: directions doubled may be added up."""
    return Field(np.asarray(cv2.pyrDown(field.x), np.float32), np.asarray(cv2.pyrDown(field.y), np.float32))


def spectrum(values: Floats, size: tuple[int, ...] | None = None) -> Floats:
    """Give the spectrum of values in the corner of an empty room, by default the next size that is quick."""
    rows, columns = size or (cv2.getOptimalDFTSize(side) for side in values.shape)
    room = np.zeros((rows, columns), np.float32)
    room[: values.shape[0], : values.shape[1]] = values
    return np.asarray(cv2.dft(room, nonzeroRows=values.shape[0]), np.float32)
