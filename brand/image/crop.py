"""The part of a picture around a pose, at a size at which fitting is exact and cheap."""

import math

import numpy as np
from msgspec import Struct

from brand.image.arrays import Floats
from brand.image.pose import Pose
from brand.image.pyramid import Pyramid

__all__ = ["Crop", "cropped"]

_LARGEST = 230
"""Side of a logo above which the picture is halved first."""


class Crop(Struct, frozen=True, kw_only=True):
    """`pixels` begin at `left`, `top` of the picture shrunk by `factor`; `inside` says where the frame ends in it."""

    pixels: Floats
    left: int
    top: int
    factor: float
    frame: tuple[int, int]

    def within(self, pose: Pose) -> Pose:
        """Give a pose of the picture as seen in the crop."""
        return pose.scaled(self.factor).moved(-self.left, -self.top)

    def whole(self, pose: Pose) -> Pose:
        """Give a pose of the crop as seen in the picture."""
        return pose.moved(self.left, self.top).scaled(1 / self.factor)


def cropped(pyramid: Pyramid, pose: Pose, ratio: float, *, margin: float, largest: float = _LARGEST) -> Crop | None:
    """Cut out a pose's box with a margin given as a share of the logo's side; None where it lies outside."""
    side = pose.size * math.sqrt(ratio)
    octave = max(0, math.ceil(math.log2(max(side / largest, 1e-3))))
    picture = pyramid.octave(octave)
    factor = picture.shape[1] / pyramid.picture.shape[1]
    x, y, width, height = pose.scaled(factor).box(ratio)
    room = margin * side * factor + 6
    left, top = max(0, math.floor(x - room)), max(0, math.floor(y - room))
    right, bottom = (
        min(picture.shape[1], math.ceil(x + width + room)),
        min(picture.shape[0], math.ceil(y + height + room)),
    )
    if right - left < 8 or bottom - top < 8:  # noqa: PLR2004 -- less than eight pixels show nothing
        return None
    pixels = picture[top:bottom, left:right].astype(np.float32)
    return Crop(pixels=pixels, left=left, top=top, factor=factor, frame=(picture.shape[1], picture.shape[0]))
