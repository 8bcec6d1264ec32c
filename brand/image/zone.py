"""The clear space of a logo: whether something was laid into it.

On a plain ground everything that differs from it is an intruder. On a photograph only what is plainly laid over it
can be told from what the photograph shows; where that is open, the answer is that it is open.
"""

import math

import cv2
import numpy as np
from msgspec import Struct

from brand.image.arrays import Floats, Truths
from brand.image.pose import Pose

__all__ = ["Spaces", "Zone", "zone_of"]

_QUIET = 2.2
"""Levels by which most of a plain ground may differ from a plane."""
_STANDS_OUT = 16.0
_RINGING = 3.0
"""Pixels around the ink that compression may have touched."""
_PLAIN, _SHARP, _SOFT = 5.0, 30.0, 14.0
"""Levels: spread within one colour, a pixel's step at a drawn edge, and the most of a blurred ground."""


class Spaces(Struct, frozen=True):
    """Pixels of clear space, and how far the logo's own effects reach from its ink."""

    clear: float
    own: float


class Zone(Struct, frozen=True, kw_only=True):
    """`gap` in pixels of the crop to the nearest thing, None where nothing is; `box` where it is."""

    decided: bool
    gap: float | None = None
    box: tuple[float, float, float, float] | None = None


def zone_of(pixels: Floats, alpha: Floats, pose: Pose, *, ratio: float, spaces: Spaces) -> Zone:
    """Look for things between a logo's box and the end of its clear space."""
    clear = spaces.clear
    x, y, width, height = pose.box(ratio)
    rows, columns = np.mgrid[0 : pixels.shape[0], 0 : pixels.shape[1]] + 0.5
    away = np.maximum(np.maximum(x - columns, columns - x - width), np.maximum(y - rows, rows - y - height))
    to_ink = cv2.distanceTransform((alpha <= 4).astype(np.uint8), cv2.DIST_L2, 5)  # noqa: PLR2004 -- of 255: no ink
    zone = (away < clear) & (away > 1) & (np.asarray(to_ink) > max(_RINGING, spaces.own))
    if zone.sum() < 40:  # noqa: PLR2004 -- pixels: too few to tell
        return Zone(decided=False)
    left = _against_plane(pixels, zone, pose)
    calm = left[zone & (left < _STANDS_OUT)]
    if len(calm) > 0.45 * zone.sum() and float(np.quantile(calm, 0.75)) < _QUIET:
        found = _nearest((left > _STANDS_OUT) & zone, away.astype(np.float32), clear)
        is_drawn = int(((_slope(pixels) > _SOFT) & zone & (left > _STANDS_OUT / 2)).sum()) > 0.5 * clear
        return found if found.gap is None or is_drawn else Zone(decided=False)
    return _on_photograph(pixels, zone, away.astype(np.float32), clear)


def _on_photograph(pixels: Floats, zone: Truths, away: Floats, clear: float) -> Zone:
    """Look for what was plainly laid over a photograph: sharp edges beside areas of one colour."""
    slope = _slope(pixels)
    window = np.ones((3, 3), np.uint8)
    spread = np.max(cv2.dilate(pixels, window) - cv2.erode(pixels, window), axis=2)
    plain = cv2.dilate((spread <= _PLAIN).astype(np.uint8), np.ones((7, 7), np.uint8)) > 0
    drawn = (slope > _SHARP) & plain & zone
    found = _nearest(drawn, away, clear)
    if found.gap is not None and int(drawn.sum()) > 1.5 * clear:
        return found
    return Zone(decided=float(np.quantile(slope[zone], 0.995)) < _SOFT)


def _slope(pixels: Floats) -> Floats:
    across = cv2.Sobel(pixels, cv2.CV_32F, 1, 0, ksize=3, scale=0.125)
    down = cv2.Sobel(pixels, cv2.CV_32F, 0, 1, ksize=3, scale=0.125)
    return np.asarray(np.hypot(np.abs(across).max(2), np.abs(down).max(2)), np.float32)


def _against_plane(pixels: Floats, zone: Truths, pose: Pose) -> Floats:
    """Give each pixel's distance from a ground that may rise evenly to one side."""
    rows, columns = np.mgrid[0 : pixels.shape[0], 0 : pixels.shape[1]]
    x, y = (columns - pose.x) / pose.size, (rows - pose.y) / pose.size
    basis = np.stack([np.ones_like(x), x, y, x * y], -1)
    some = np.flatnonzero(zone.ravel())
    some = some[:: max(1, len(some) // 4000)]
    sample, wanted = basis.reshape(-1, 4)[some], pixels.reshape(-1, 3)[some].astype(float)
    weight = np.ones(len(some))
    colours = np.median(wanted, 0)
    weight = 1 / (1 + (np.abs(wanted - colours).max(1) / 20) ** 2) ** 2
    for _ in range(6):
        heavy = sample * weight[:, None]
        plane = np.linalg.solve(heavy.T @ sample + 1e-3 * np.eye(4), heavy.T @ wanted)
        size = np.abs(wanted - sample @ plane).max(1)
        weight = 1 / (1 + (size / (2 * float(np.median(size)) + 2)) ** 2) ** 2
    return np.asarray(np.abs(pixels - basis @ plane).max(2), np.float32)


def _nearest(intruding: Truths, away: Floats, clear: float) -> Zone:
    count, labels, stats, _ = cv2.connectedComponentsWithStats(intruding.astype(np.uint8), connectivity=8)
    best: Zone = Zone(decided=True)
    least = max(10.0, 0.05 * clear * clear)
    for label in range(1, count):
        x, y, width, height, area = (int(value) for value in stats[label])
        if area < least and max(width, height) < 0.4 * clear + 6:
            continue
        gap = float(away[labels == label].min())
        if best.gap is None or gap < best.gap:
            best = Zone(decided=True, gap=gap, box=(x, y, width, height))
    return best if best.gap is None or math.isfinite(best.gap) else Zone(decided=True)
