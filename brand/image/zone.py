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

__all__ = ["Zone", "zone_of"]

_QUIET = 5.0
"""Levels by which a plain ground may differ from a plane, in the median."""
_STANDS_OUT = 16.0


class Zone(Struct, frozen=True, kw_only=True):
    """`gap` in pixels of the crop to the nearest thing, None where nothing is; `box` where it is."""

    decided: bool
    gap: float | None = None
    box: tuple[float, float, float, float] | None = None


def zone_of(pixels: Floats, alpha: Floats, pose: Pose, *, ratio: float, clear: float) -> Zone:
    """Look for things between a logo's box and `clear` pixels around it."""
    x, y, width, height = pose.box(ratio)
    rows, columns = np.mgrid[0 : pixels.shape[0], 0 : pixels.shape[1]] + 0.5
    away = np.maximum(np.maximum(x - columns, columns - x - width), np.maximum(y - rows, rows - y - height))
    near_ink = cv2.dilate((alpha > 4).astype(np.uint8), np.ones((7, 7), np.uint8)) > 0  # noqa: PLR2004 -- ringing of JPEG
    zone = (away < clear) & (away > 1) & ~near_ink
    if zone.sum() < 40:  # noqa: PLR2004 -- pixels: too few to tell
        return Zone(decided=False)
    left = _against_plane(pixels, zone, pose)
    if float(np.median(left[zone])) > _QUIET:
        return Zone(decided=False)
    return _nearest((left > _STANDS_OUT) & zone, away.astype(np.float32), clear)


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
