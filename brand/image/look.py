"""A decoded picture becomes facts."""

import cv2
import numpy as np
from msgspec.structs import replace

from brand.document import LogoSeen
from brand.image.arrays import Bytes
from brand.image.find import sightings
from brand.image.measure import measured
from brand.image.pyramid import Pyramid
from brand.image.shape import shapes_of
from brand.model import Logo

__all__ = ["look"]

_WORKED_ON = 2_400_000
"""Pixels above which a picture is made smaller before it is searched."""


def look(picture: Bytes, logos: tuple[Logo, ...]) -> tuple[LogoSeen, ...]:
    """Give every logo of the pack that the picture shows, with what was measured of it, the surest first."""
    factor = min(1.0, (_WORKED_ON / (picture.shape[0] * picture.shape[1])) ** 0.5)
    pyramid = Pyramid(picture if factor == 1 else _smaller(picture, factor))
    seen = [measured(pyramid, sighting) for sighting in sightings(pyramid, shapes_of(logos))]
    return tuple(_enlarged(one, 1 / factor) for one in seen if one is not None)


def _smaller(picture: Bytes, factor: float) -> Bytes:
    size = (max(1, round(picture.shape[1] * factor)), max(1, round(picture.shape[0] * factor)))
    return np.asarray(cv2.resize(picture, size, interpolation=cv2.INTER_AREA), np.uint8)


def _enlarged(seen: LogoSeen, factor: float) -> LogoSeen:
    """Give the facts in pixels of the picture as it was sent."""
    if factor == 1:
        return seen
    return replace(
        seen,
        box=_times(seen.box, factor),
        width=seen.width * factor,
        height=seen.height * factor,
        gap=None if seen.gap is None else seen.gap * factor,
        intruder=None if seen.intruder is None else _times(seen.intruder, factor),
    )


def _times(box: tuple[float, float, float, float], factor: float) -> tuple[float, float, float, float]:
    x, y, width, height = box
    return (x * factor, y * factor, width * factor, height * factor)
