"""The lines of a logo: points along its edges, each with the direction across the edge."""

import cv2
import numpy as np
from msgspec import Struct

from brand.image.arrays import Floats
from brand.image.field import COARSE, Field, field_of

__all__ = ["Contour", "contour_of", "direction"]

_POINTS = 360
_LEAST = 0.35
"""Share of the strongest edge below which an edge is not followed."""


class Contour(Struct, frozen=True, kw_only=True):
    """Points in logo units from the logo's centre, and unit vectors across the edge there."""

    points: Floats
    normals: Floats


def direction(field: Field) -> Floats:
    """Give the angle across the edge at each pixel, in radians, between −π/2 and π/2."""
    return np.asarray(0.5 * np.arctan2(field.y, field.x), np.float32)


def contour_of(layers: Floats) -> Contour:
    """Follow the edges of a drawing to a fraction of its pixels."""
    pad = 2
    wide = cv2.copyMakeBorder(layers, pad, pad, pad, pad, cv2.BORDER_CONSTANT, value=(0, 0, 0, 0))
    field = field_of(np.asarray(wide, np.float32), 2 * COARSE)
    length = np.hypot(field.x, field.y)
    rows, columns = np.nonzero(length > _LEAST * length.max())
    angle = direction(field)[rows, columns]
    normals = np.stack([np.cos(angle), np.sin(angle)], 1).astype(np.float32)
    at = np.stack([columns, rows], 1).astype(np.float32)
    before, here, after = (_sampled(length, at + step * normals) for step in (-1.0, 0.0, 1.0))
    peak = (here >= before) & (here > after)
    at, normals, before, here, after = at[peak], normals[peak], before[peak], here[peak], after[peak]
    shift = 0.5 * (before - after) / np.minimum(before + after - 2 * here, -1e-6)
    at += np.clip(shift, -0.5, 0.5)[:, None] * normals
    chosen = np.unique(np.linspace(0, len(at) - 1, min(_POINTS, len(at))).astype(int))
    height, width = layers.shape[:2]
    centre = np.array([(width - 1) / 2 + pad, (height - 1) / 2 + pad], np.float32)
    return Contour(points=(at[chosen] - centre) / height, normals=normals[chosen])


def _sampled(values: Floats, at: Floats) -> Floats:
    found = cv2.remap(values, at[:, 0], at[:, 1], cv2.INTER_LINEAR)
    return np.asarray(found, np.float32).ravel()
