"""What stands around a logo: the pixels of its clear space and beyond, seen from its box."""

from typing import Any

import cv2
import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from brand.image.arrays import Floats, Truths

Box = tuple[float, float, float, float]
Labels = NDArray[np.integer[Any]]

__all__ = ["Part", "Surroundings", "parts_of", "surroundings_of"]

_RINGING = 3.0
"""Pixels around the ink that compression may have touched."""


class Surroundings(Struct, frozen=True, kw_only=True):
    """A logo's box in a crop that shows more than its clear space.

    `away` is the distance of each pixel from the box, `to_ink` that from the ink. `zone` is the clear space without
    what the logo's own rim and effects touch, `open` all that they leave, `slope` the change from pixel to pixel.
    """

    pixels: Floats
    box: Box
    clear: float
    away: Floats
    to_ink: Floats
    zone: Truths
    open: Truths
    slope: Floats


class Part(Struct, frozen=True, kw_only=True):
    """A connected part of a mask that reaches into the clear space; `mask` and `window` are those of its own box."""

    box: tuple[int, int, int, int]
    area: int
    inside: int
    gap: float
    is_bounded: bool
    window: tuple[slice, slice]
    mask: Truths


def surroundings_of(pixels: Floats, alpha: Floats, box: Box, *, clear: float, own: float) -> Surroundings:
    """Measure how far each pixel is from the logo; `own` is how far its effects reach from its ink."""
    x, y, width, height = box
    rows, columns = np.arange(pixels.shape[0])[:, None] + 0.5, np.arange(pixels.shape[1])[None] + 0.5
    beside = np.maximum(x - columns, columns - x - width)
    away = np.maximum(beside, np.maximum(y - rows, rows - y - height)).astype(np.float32)
    bare = (alpha <= 4).astype(np.uint8)  # noqa: PLR2004 -- of 255: no ink
    to_ink = np.asarray(cv2.distanceTransform(bare, cv2.DIST_L2, 5), np.float32)
    is_open = to_ink > max(_RINGING, own)
    return Surroundings(
        pixels=pixels,
        box=box,
        clear=clear,
        away=away,
        to_ink=to_ink,
        zone=(away < clear) & (away > 1) & is_open,
        open=is_open,
        slope=_slope(pixels),
    )


def _slope(pixels: Floats) -> Floats:
    across = cv2.split(cv2.Sobel(pixels, cv2.CV_32F, 1, 0, ksize=3, scale=0.125))
    down = cv2.split(cv2.Sobel(pixels, cv2.CV_32F, 0, 1, ksize=3, scale=0.125))
    steepest = [np.maximum.reduce([np.abs(layer) for layer in layers]) for layers in (across, down)]
    return np.asarray(cv2.magnitude(*steepest), np.float32)


def parts_of(mask: Truths, around: Surroundings, *, least: int) -> list[Part]:
    """Give the connected parts of a mask that reach into the clear space, those that fill most of it first."""
    small = (mask & around.open).astype(np.uint8)
    count, labels, stats, _ = cv2.connectedComponentsWithStats(small, connectivity=8)
    inside = np.bincount(labels[around.zone], minlength=count)
    return [
        _part(np.asarray(labels), np.asarray(stats)[label], int(label), around, inside=int(inside[label]))
        for label in np.argsort(-inside, kind="stable")
        if label and inside[label] and stats[label][cv2.CC_STAT_AREA] >= least
    ]


def _part(labels: Labels, stats: Labels, label: int, around: Surroundings, *, inside: int) -> Part:
    x, y, width, height, area = (int(value) for value in stats)
    window = (slice(y, y + height), slice(x, x + width))
    mask = labels[window] == label
    rows, columns = labels.shape
    return Part(
        box=(x, y, width, height),
        area=area,
        inside=inside,
        gap=float(around.away[window][mask & around.zone[window]].min()),
        is_bounded=x > 0 and y > 0 and x + width < columns and y + height < rows,
        window=window,
        mask=mask,
    )
