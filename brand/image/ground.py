"""What lies behind a logo: the colours around its ink, continued below it."""

import cv2
import numpy as np
from msgspec import Struct

from brand.image.arrays import Floats

__all__ = ["Ground", "behind", "luminances"]

_CLEAR = 4.0
"""Opacity (of 255) below which a pixel shows the ground only."""


class Ground(Struct, frozen=True):
    """Colours behind every pixel, and how much was really seen near it (0–1)."""

    colours: Floats
    known: Floats


def behind(pixels: Floats, alpha: Floats, *, reach: float) -> Ground:
    """Continue the ground below the ink: each pixel gets the mean of the open ground within about `reach` pixels."""
    ink = cv2.dilate((alpha > _CLEAR).astype(np.uint8), np.ones((3, 3), np.uint8))
    open_ground = (1 - ink).astype(np.float32)
    colours = np.zeros_like(pixels)
    known = np.zeros(alpha.shape, np.float32)
    missing = np.ones(alpha.shape, np.float32)
    for sigma in (reach / 2, reach * 1.5, reach * 6):
        weight = cv2.GaussianBlur(open_ground, (0, 0), max(sigma, 0.8))
        mean = cv2.GaussianBlur(pixels * open_ground[..., None], (0, 0), max(sigma, 0.8))
        mean = mean / np.maximum(weight, 1e-5)[..., None]
        share = missing * np.clip(weight * 12, 0, 1)
        colours += mean * share[..., None]
        known += share
        missing -= share
    colours /= np.maximum(known, 1e-5)[..., None]
    return Ground(np.asarray(colours, np.float32), known)


def luminances(rgb: Floats) -> Floats:
    """Give the relative luminance of colours 0–255, as WCAG 2.2 defines it."""
    share = np.clip(rgb, 0, 255) / 255
    linear = np.where(share <= 0.04045, share / 12.92, ((share + 0.055) / 1.055) ** 2.4)  # noqa: PLR2004 -- sRGB's own knee
    return np.asarray(linear @ np.array([0.2126, 0.7152, 0.0722]), np.float32)
