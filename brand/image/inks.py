"""A logo's colours as they are seen: how far from each variant's, how solid, how well set off from the ground."""

import cv2
import numpy as np
from msgspec import Struct

from brand.colour.vectors import delta_e_many, lab_many
from brand.image.arrays import Floats, Truths
from brand.image.ground import behind, luminances
from brand.image.pose import Pose
from brand.image.shape import Shape, Variant, rendered

__all__ = ["Inks", "inks_of"]

_SOLID = 250.0
_HALF = 150.0
_FEW = 24
_MOST = 4000
_DOUBT = 4.0
"""ΔE by which a solid variant is preferred to a faded one."""
_TRANSPARENT = 0.93
"""Opacity above which a logo counts as solid."""


class Inks(Struct, frozen=True, kw_only=True):
    """The variant whose colours are nearest and what was measured against it.

    `is_solid` tells that some ink is more than rim, `is_thin` that there is hardly any that compression spared.
    """

    variant: Variant
    deviation: float | None
    opacity: float | None
    contrast: float | None
    ground: float | None
    is_solid: bool
    is_thin: bool


class _Compared(Struct, frozen=True):
    """One variant beside the ink; `cost` is what the best explanation leaves."""

    variant: Variant
    deviation: float
    opacity: float | None
    cost: float


class _Seen(Struct, frozen=True):
    """The inked pixels that were looked at: their places, colours freed of the ground, and the ground."""

    mask: Truths
    colours: Floats
    ground: Floats


def inks_of(shape: Shape, pixels: Floats, pose: Pose) -> Inks | None:
    """Measure the ink of a logo at a pose of the crop; None where none of it can be seen."""
    height, width = pixels.shape[:2]
    drawing = rendered(shape.variants[0].artwork, pose, width, height)
    seen = _seen(pixels, drawing[..., 3], reach=0.06 * pose.size)
    if seen is None:
        return None
    lab = lab_many(np.clip(seen.colours, 0, 255).astype(float) / 255)
    against = [_against(variant, _wanted(variant, pose, seen.mask), seen, lab) for variant in shape.variants]
    best = min(against, key=lambda one: one.cost)
    light, dark = luminances(seen.colours), luminances(seen.ground)
    contrast = (np.maximum(light, dark) + 0.05) / (np.minimum(light, dark) + 0.05)
    return Inks(
        variant=best.variant,
        deviation=min(one.deviation for one in against),
        opacity=best.opacity,
        contrast=float(np.median(contrast)),
        ground=float(np.median(dark)),
        is_solid=len(seen.colours) >= _FEW and pose.size >= 20,  # noqa: PLR2004 -- pixels of height: below, all ink is rim
        is_thin=_thick(drawing[..., 3], 5).sum() < _FEW,
    )


def _seen(pixels: Floats, alpha: Floats, *, reach: float) -> _Seen | None:
    solid = _thick(alpha, 3)
    if solid.sum() < _FEW:
        solid = alpha > _SOLID
    if solid.sum() < _FEW:
        solid = alpha > _HALF
    rows, columns = np.nonzero(solid)
    if len(rows) < 4:  # noqa: PLR2004 -- too few to tell a colour
        return None
    every = max(1, len(rows) // _MOST)
    mask = np.zeros(alpha.shape, bool)
    mask[rows[::every], columns[::every]] = True
    ground = behind(pixels, alpha, reach=max(reach, 1.5)).colours[mask]
    share = (alpha[mask] / 255)[:, None]
    colours = (pixels[mask] - (1 - share) * ground) / share
    return _Seen(mask, np.clip(colours, 0, 255), ground)


def _thick(alpha: Floats, side: int) -> Truths:
    """Give the ink that has ink on all sides."""
    return np.asarray(cv2.erode((alpha > _SOLID).astype(np.uint8), np.ones((side, side), np.uint8)) > 0)


def _wanted(variant: Variant, pose: Pose, mask: Truths) -> Floats:
    drawing = rendered(variant.artwork, pose, mask.shape[1], mask.shape[0])[mask]
    colours: Floats = drawing[:, :3] / np.maximum(drawing[:, 3:], 1) * 255
    return np.clip(colours, 0, 255)


def _deviation(lab: Floats, wanted: Floats) -> float:
    return float(np.median(delta_e_many(lab.astype(float), lab_many(wanted.astype(float) / 255))))


def _against(variant: Variant, wanted: Floats, seen: _Seen, lab: Floats) -> _Compared:
    """Compare the ink with one variant, solid and mixed with the ground as far as explains it best."""
    deviation = _deviation(lab, wanted)
    wide = (wanted - seen.ground).astype(float)
    share = float(((seen.colours - seen.ground) * wide).sum() / max(float((wide * wide).sum()), 1e-6))
    if not 0.1 < share < _TRANSPARENT:  # noqa: PLR2004 -- less can hardly be seen
        return _Compared(variant, deviation, None, deviation)
    mixed = np.clip(seen.ground + share * wide, 0, 255)
    left = _deviation(lab_many(mixed / 255), seen.colours)
    if left > 0.3 * deviation:
        return _Compared(variant, deviation, None, deviation)
    return _Compared(variant, deviation, share, min(deviation, left + _DOUBT))
