"""The clear space of a logo: whether something was laid into it.

On a plain ground everything that differs from it is an intruder, unless it goes on beyond all that is looked at: then
it is a ground, too. On a photograph only what plainly was drawn over it can be told from what the photograph shows;
where that is open, the answer is that it is open.
"""

import cv2
import numpy as np
from msgspec import Struct

from brand.image.arrays import Floats
from brand.image.drawn import drawn_around
from brand.image.surroundings import Part, Surroundings, parts_of

__all__ = ["Zone", "zone_of"]

_QUIET = 2.2
"""Levels by which most of a plain ground may differ from a plane."""
_STANDS_OUT = 16.0
_SOFT = 14.0
"""Levels a pixel up to which an edge is blurred: nothing was drawn there."""
_CORNER = 0.06
"""Share of a plate's side in which a corner may be round."""
_UPRIGHT = 0.1
_STRAIGHT = 0.7
"""Slope along an edge as a share of that across it; share of the edges that must be upright or level."""


class Zone(Struct, frozen=True, kw_only=True):
    """`gap` in pixels of the crop to the nearest thing, None where nothing is; `box` where it is."""

    decided: bool
    gap: float | None = None
    box: tuple[float, float, float, float] | None = None


def zone_of(around: Surroundings) -> Zone:
    """Look for things between a logo's box and the end of its clear space."""
    if around.zone.sum() < 40:  # noqa: PLR2004 -- pixels: too few to tell
        return Zone(decided=False)
    drawn = drawn_around(around)
    if drawn.is_pattern:
        return Zone(decided=False)
    if drawn.things:
        return _nearest(drawn.things)
    left = _against_plane(around)
    calm = left[around.zone & (left < _STANDS_OUT)]
    if len(calm) > 0.45 * around.zone.sum() and float(np.quantile(calm, 0.75)) < _QUIET:
        return _on_plain_ground(around, left)
    return Zone(decided=not drawn.is_open)


def _on_plain_ground(around: Surroundings, left: Floats) -> Zone:
    least = max(10.0, 0.05 * around.clear**2)
    parts = [
        part
        for part in parts_of(left > _STANDS_OUT, around, least=1)
        if part.area >= least or max(part.box[2:]) >= 0.4 * around.clear + 6
    ]
    is_plate = any(not part.is_bounded for part in parts) and _is_plate(around, left)
    differing = [part for part in parts if is_plate or part.is_bounded or _is_upright(part, around)]
    if not differing:
        return Zone(decided=True)
    edges = int(((around.slope > _SOFT) & around.zone & (left > _STANDS_OUT / 2)).sum())
    return _nearest(differing) if edges > 0.5 * around.clear else Zone(decided=False)


def _is_plate(around: Surroundings, left: Floats) -> bool:
    """Say whether the ground is a rectangle: then nothing of what is beyond it belongs on it."""
    ground = ((left < _STANDS_OUT) | ~around.open).astype(np.uint8)
    _, labels, stats, _ = cv2.connectedComponentsWithStats(ground, connectivity=4)
    label = int(np.bincount(np.asarray(labels)[around.zone & (left < _STANDS_OUT)]).argmax())
    x, y, width, height, _ = (int(value) for value in np.asarray(stats)[label])
    near = max(2, round(_CORNER * min(width, height)))
    own = np.asarray(labels)[y : y + height, x : x + width] == label
    return all(own[rows, columns].mean() > 0.5 for rows in _ends(near) for columns in _ends(near))  # noqa: PLR2004 -- half


def _ends(near: int) -> tuple[slice, slice]:
    return slice(0, near), slice(-near, None)


def _is_upright(part: Part, around: Surroundings) -> bool:
    """Say whether a part has straight and upright edges, as a card has."""
    inside = part.mask & around.zone[part.window]
    rim = inside & (around.slope[part.window] > _SOFT)
    if rim.sum() < 0.5 * around.clear:
        return False
    grey = np.asarray(around.pixels[part.window].mean(2), np.float32)
    across = np.abs(cv2.Sobel(grey, cv2.CV_32F, 1, 0, ksize=3)[rim])
    down = np.abs(cv2.Sobel(grey, cv2.CV_32F, 0, 1, ksize=3)[rim])
    return float((np.minimum(across, down) < _UPRIGHT * np.maximum(across, down)).mean()) > _STRAIGHT


def _nearest(parts: tuple[Part, ...] | list[Part]) -> Zone:
    nearest = min(parts, key=lambda part: part.gap)
    return Zone(decided=True, gap=nearest.gap, box=nearest.box)


def _against_plane(around: Surroundings) -> Floats:
    """Give each pixel's distance from a ground that may rise evenly to one side."""
    left, top, width, height = around.box
    size = max(width, height)
    rows, columns = np.mgrid[0 : around.pixels.shape[0], 0 : around.pixels.shape[1]].astype(np.float32)
    x, y = (columns - left - width / 2) / size, (rows - top - height / 2) / size
    basis = np.stack([np.ones_like(x), x, y, x * y], -1)
    some = np.flatnonzero(around.zone.ravel())
    some = some[:: max(1, len(some) // 4000)]
    sample, wanted = basis.reshape(-1, 4)[some].astype(float), around.pixels.reshape(-1, 3)[some].astype(float)
    colours = np.median(wanted, 0)
    weight = 1 / (1 + (np.abs(wanted - colours).max(1) / 20) ** 2) ** 2
    for _ in range(6):
        heavy = sample * weight[:, None]
        plane = np.linalg.solve(heavy.T @ sample + 1e-3 * np.eye(4), heavy.T @ wanted)
        apart = np.abs(wanted - sample @ plane).max(1)
        weight = 1 / (1 + (apart / (2 * float(np.median(apart)) + 2)) ** 2) ** 2
    away = np.abs(around.pixels - basis @ plane.astype(np.float32))
    return np.asarray(np.maximum.reduce([away[..., 0], away[..., 1], away[..., 2]]), np.float32)
