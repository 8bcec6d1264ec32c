"""Looks for a shape in all places of a level at once."""

import functools
import math
from collections.abc import Iterator

import cv2
import numpy as np
from msgspec import Struct

from brand.image.arrays import Floats
from brand.image.field import Field
from brand.image.pose import Pose
from brand.image.pyramid import MARGIN, Level, spectrum, thinned
from brand.image.shape import Shape, template

__all__ = ["Candidate", "Stance", "candidates"]

_ROOM = 4
"""Pixels around a template: its outer edges lie there, blurred."""
_FLOOR = 0.0015
"""Squared edge length per pixel that is taken for noise."""
_REMEMBERED = 500_000
"""Numbers in a spectrum above which it is worked out again each time: memory is dearer than that."""
_SIZES = 18


class Stance(Struct, frozen=True, kw_only=True):
    """How a template is held: its side, turn and stretch."""

    side: float
    turn: float = 0.0
    stretch: float = 1.0

    def pose(self, ratio: float) -> Pose:
        """Give the pose of this stance at no place in particular; the side is that of a square of equal area."""
        high = self.side / math.sqrt(ratio)
        root = math.sqrt(self.stretch)
        return Pose(x=0, y=0, across=high * root, down=high / root, turn=self.turn)


class Candidate(Struct, frozen=True, kw_only=True):
    """A place that looks like the shape; `likeness` is the correlation of the edges, at most 1."""

    shape: Shape
    pose: Pose
    likeness: float
    level: int = 0


class _Template:
    """The edges of a shape in one stance, and their spectra for the sizes of pictures met last."""

    def __init__(self, field: Field) -> None:
        self.size = field.x.shape
        self.field = thinned(field)
        self.norm = float((self.field.x**2 + self.field.y**2).sum())
        self._spectra: dict[tuple[int, ...], tuple[Floats, Floats]] = {}

    def spectra(self, size: tuple[int, ...]) -> tuple[Floats, Floats]:
        """Give both components' spectra in a room of this size."""
        known = self._spectra.get(size)
        if known is None:
            known = (spectrum(self.field.x, size), spectrum(self.field.y, size))
            if size[0] * size[1] > _REMEMBERED:
                return known
            if len(self._spectra) >= _SIZES:
                self._spectra.clear()
            self._spectra[size] = known
        return known


@functools.lru_cache(maxsize=64)
def _cached(held: "_Held", stance: Stance) -> _Template:
    field = template(held.shape, stance.pose(held.shape.ratio), _ROOM)
    return _Template(field)


class _Held:
    """A shape that is told from others by identity, quickly."""

    def __init__(self, shape: Shape) -> None:
        self.shape = shape

    def __hash__(self) -> int:
        return id(self.shape)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Held) and self.shape is other.shape


def candidates(level: Level, shape: Shape, stance: Stance, *, least: float, most: int) -> Iterator[Candidate]:
    """Give the likeliest places of a shape in one level, best first."""
    held = _cached(_Held(shape), stance)
    likeness = _likeness(level, held)
    pose = stance.pose(shape.ratio)
    high, wide = held.size
    for row, column, value in _peaks(likeness, least=least, most=most):
        x = 2 * (column - MARGIN) + (wide - 1) / 2
        y = 2 * (row - MARGIN) + (high - 1) / 2
        yield Candidate(shape=shape, pose=pose.moved(x, y).scaled(1 / level.scale), likeness=value)


def _likeness(level: Level, held: _Template) -> Floats:
    rows, columns = held.field.x.shape
    high, wide = level.energy.shape[0] - rows + 1, level.energy.shape[1] - columns + 1
    if high < 1 or wide < 1:
        return np.zeros((0, 0), np.float32)
    across, upright = held.spectra(level.x.shape)
    product = cv2.mulSpectrums(level.x, across, 0, conjB=True)
    product = cv2.add(product, cv2.mulSpectrums(level.y, upright, 0, conjB=True))
    raw = cv2.dft(product, flags=cv2.DFT_INVERSE | cv2.DFT_REAL_OUTPUT | cv2.DFT_SCALE)[:high, :wide]
    # squared edges under the template, in the picture; where it hangs over the frame there are fewer
    energy = cv2.boxFilter(
        level.energy, cv2.CV_32F, (columns, rows), normalize=False, anchor=(0, 0), borderType=cv2.BORDER_CONSTANT
    )[:high, :wide]
    norm = cv2.sqrt(cv2.addWeighted(energy, held.norm, energy, 0, _FLOOR * rows * columns * held.norm))
    return np.asarray(cv2.divide(raw, norm), np.float32)


def _peaks(likeness: Floats, *, least: float, most: int) -> Iterator[tuple[int, int, float]]:
    if not likeness.size:
        return
    highest = cv2.dilate(likeness, np.ones((3, 3), np.uint8))
    peaks = cv2.bitwise_and(cv2.compare(likeness, highest, cv2.CMP_GE), (likeness > least).view(np.uint8))
    if not cv2.countNonZero(peaks):
        return
    places = cv2.findNonZero(peaks)
    columns, rows = places.reshape(-1, 2).T
    values = likeness[rows, columns]
    for index in np.argsort(-values, kind="stable")[:most]:
        yield int(rows[index]), int(columns[index]), float(values[index])
