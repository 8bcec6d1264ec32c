"""Shadows, glows and outlines: what lies around the ink and follows its form."""

import math
from collections.abc import Iterator
from typing import Literal

import cv2
import numpy as np
from msgspec import Struct

from brand.image.arrays import Floats

__all__ = ["Halo", "halo_of"]

Kind = Literal["shadow", "outline"]
_EXPLAINED = 0.45
_VISIBLE = 14.0


class Halo(Struct, frozen=True, kw_only=True):
    """The pattern that explains the surroundings best: which, by how many levels, and the share it explains."""

    kind: Kind
    levels: float
    explained: float

    @property
    def is_seen(self) -> bool:
        """Say whether it is strong and clear enough to be an effect."""
        return self.levels > _VISIBLE and self.explained > _EXPLAINED


def halo_of(pixels: Floats, alpha: Floats, size: float) -> Halo | None:
    """Compare the surroundings of the ink with each pattern that an effect would leave there."""
    ink = (alpha > 20).astype(np.uint8)  # noqa: PLR2004 -- of 255: any ink
    distance = np.asarray(cv2.distanceTransform(1 - ink, cv2.DIST_L2, 5), np.float32)
    around = (distance > 1.5) & (distance < max(6.0, 0.2 * size))  # noqa: PLR2004 -- pixels that JPEG may have touched
    if around.sum() < 60:  # noqa: PLR2004 -- pixels: too few to tell
        return None
    rows, columns = np.nonzero(around)
    every = max(1, len(rows) // 6000)
    at = (rows[::every], columns[::every])
    wanted = pixels[at].astype(float)
    plane = np.column_stack([np.ones(len(at[0])), at[0] / size, at[1] / size])
    best = None
    for kind, pattern in _patterns(alpha, distance, size):
        values = pattern[at].astype(float)
        if values.std() < 0.02:  # noqa: PLR2004 -- the same everywhere: it could be any ground
            continue
        halo = _compared(plane, values, wanted, kind)
        if best is None or halo.explained > best.explained:
            best = halo
    return best


def _compared(plane: Floats, values: Floats, wanted: Floats, kind: Kind) -> Halo:
    without = wanted - plane @ np.linalg.lstsq(plane, wanted, rcond=None)[0]
    basis = np.column_stack([plane, values])
    colours = np.linalg.lstsq(basis, wanted, rcond=None)[0]
    left = wanted - basis @ colours
    before = float((without**2).sum())
    explained = 1 - float((left**2).sum()) / before if before > len(wanted) else 0.0
    return Halo(kind=kind, levels=float(np.abs(colours[-1]).max()), explained=explained)


def _patterns(alpha: Floats, distance: Floats, size: float) -> Iterator[tuple[Kind, Floats]]:
    ink = alpha / 255
    for share in (0.025, 0.035, 0.05):
        yield "outline", np.clip(max(2.0, share * size) + 0.5 - distance, 0, 1)
    for blur in (0.03, 0.08):
        soft = cv2.GaussianBlur(ink, (0, 0), max(1.5, blur * size))
        yield "shadow", np.asarray(soft, np.float32)
        for step in (0.06,):
            for turn in range(8):
                x, y = (step * size * part(turn * math.pi / 4) * math.sqrt(2) for part in (math.cos, math.sin))
                move = np.array([[1, 0, x], [0, 1, y]])
                yield "shadow", np.asarray(cv2.warpAffine(soft, move, alpha.shape[::-1]), np.float32)
