"""Oriented edges: where a picture changes, along which line, whatever the colours on both sides are.

Each pixel holds the direction of its edge with the angle doubled, so that white on black and black on white are one and
the same, and a length between 0 and 1 that saturates early, so that a faint edge counts nearly as much as a strong one.
"""

import cv2
import numpy as np
from msgspec import Struct

from brand.image.arrays import Floats

__all__ = ["COARSE", "FINE", "Field", "field_of"]

COARSE = 10.0
"""Levels a pixel at which an edge counts half: sees faint logos."""
FINE = 60.0
"""As above, for measuring: the length follows the slope, and its peak stays sharp."""


class Field(Struct, frozen=True):
    """The two components of the doubled direction, times the length."""

    x: Floats
    y: Floats


def field_of(layers: Floats, half: float = COARSE) -> Field:
    """Find the edges of a picture, of all its channels together. `half` is the slope that counts half."""
    across = cv2.Sobel(layers, cv2.CV_32F, 1, 0, ksize=3, scale=0.125, borderType=cv2.BORDER_REPLICATE)
    down = cv2.Sobel(layers, cv2.CV_32F, 0, 1, ksize=3, scale=0.125, borderType=cv2.BORDER_REPLICATE)
    even = np.asarray(cv2.multiply(across, across) - cv2.multiply(down, down), np.float32)
    odd = np.asarray(cv2.multiply(across, down, scale=2), np.float32)
    if even.ndim == 3:  # noqa: PLR2004 -- rows, columns, channels
        even = np.asarray(cv2.transform(even, np.ones((1, even.shape[2]), np.float32)), np.float32)
        odd = np.asarray(cv2.transform(odd, np.ones((1, odd.shape[2]), np.float32)), np.float32)
    squared = cv2.magnitude(even, odd)
    slope = cv2.sqrt(squared)
    # slope / (slope + half) / slope², without dividing by nothing
    share = np.asarray(1.0 / (cv2.multiply(slope, slope + half) + 1e-6), np.float32)
    return Field(np.asarray(even * share, np.float32), np.asarray(odd * share, np.float32))
