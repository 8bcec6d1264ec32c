"""Which shape of a pack is part of which: the icon of a lockup, and where in it."""

import functools
import math

import numpy as np

from brand.image.arrays import Bytes
from brand.image.field import field_of
from brand.image.fit import Reach, fitted
from brand.image.pose import Pose
from brand.image.pyramid import Pyramid
from brand.image.search import Candidate, Stance, candidates
from brand.image.shape import Shape, rendered

__all__ = ["place_in", "whole_of"]

_HEIGHT = 110
_MARGIN = 24
_LEAST = 0.6
"""Likeness from which one shape is taken for a part of the other."""
_SIDE = 24
_EXACT = (Reach(8, False), Reach(5, False), Reach(3, True), Reach(1.6, True))


class _Pair:
    """Two shapes, told from others by identity."""

    def __init__(self, whole: Shape, part: Shape) -> None:
        self.whole, self.part = whole, part

    def __hash__(self) -> int:
        return hash((id(self.whole), id(self.part)))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Pair) and self.whole is other.whole and self.part is other.part


def place_in(whole: Shape, part: Shape) -> Pose | None:
    """Give the part's pose in the units of the whole, seen from the whole's centre; None where it is no part."""
    return None if whole is part else _place(_Pair(whole, part))


@functools.lru_cache(maxsize=256)
def _place(pair: _Pair) -> Pose | None:
    picture = _drawn(pair.whole)
    pyramid = Pyramid(picture)
    best: Candidate | None = None
    for number in range(pyramid.deepest + 1):
        for one in candidates(pyramid.level(number), pair.part, Stance(side=_SIDE), least=_LEAST, most=1):
            if best is None or one.likeness > best.likeness:
                best = one
    if best is None or best.pose.size * math.sqrt(pair.part.ratio) > 0.85 * _HEIGHT * math.sqrt(pair.whole.ratio):
        return None
    contour = pair.part.contour(best.pose.size * math.sqrt(pair.part.ratio))
    pose, unit = fitted(field_of(np.asarray(picture, np.float32)), contour, best.pose, _EXACT), 1 / _HEIGHT
    middle_x, middle_y = (picture.shape[1] - 1) / 2, (picture.shape[0] - 1) / 2
    return Pose(
        x=(pose.x - middle_x) * unit, y=(pose.y - middle_y) * unit, across=pose.across * unit, down=pose.down * unit
    )


def _drawn(shape: Shape) -> Bytes:
    """Draw a shape in black on white, with room around."""
    wide, high = math.ceil(_HEIGHT * shape.ratio) + 2 * _MARGIN, _HEIGHT + 2 * _MARGIN
    pose = Pose(x=(wide - 1) / 2, y=(high - 1) / 2, across=_HEIGHT, down=_HEIGHT)
    layers = rendered(shape.variants[0].artwork, pose, wide, high)
    # its own colours, pushed apart from the page: edges between them must stay edges
    shown = 255 - layers[..., 3:] + 0.8 * layers[..., :3] * (layers[..., :3].min() < 200)  # noqa: PLR2004 -- not white
    return np.asarray(np.clip(shown, 0, 255), np.uint8)


def whole_of(part: Pose, place: Pose) -> Pose:
    """Give the whole's pose, from that of the part in a picture and the part's place in the whole."""
    across, down = part.across / place.across, part.down / place.down
    cos, sin = math.cos(part.turn), math.sin(part.turn)
    x, y = place.x * across, place.y * down
    return Pose(x=part.x - cos * x + sin * y, y=part.y - sin * x - cos * y, across=across, down=down, turn=part.turn)
