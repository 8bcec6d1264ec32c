"""Whether a mark looks the same when it is turned: then its turn cannot be judged, or only in part."""

import math

import cv2
import numpy as np

from brand.image.arrays import Floats
from brand.image.artwork import scaled

__all__ = ["symmetry_of"]

_SIDE = 160
_SAME = 0.93
_ROUND = ((11.0, 0.9), (37.0, 0.88))
_ORDERS = (8, 6, 5, 4, 3, 2)
_COLOUR = 60.0
"""Levels by which a pixel may differ."""


def symmetry_of(layers: Floats) -> int:
    """Give the order of the rotational symmetry: 1 for none, 0 for a round mark."""
    factor = _SIDE / max(layers.shape[:2])
    small = scaled(layers, round(layers.shape[1] * factor), round(layers.shape[0] * factor))
    centred = _centred(small)
    if all(_same(centred, degrees) > least for degrees, least in _ROUND):
        return 0
    return next((order for order in _ORDERS if _same(centred, 360 / order) > _SAME), 1)


def _centred(layers: Floats) -> Floats:
    """Put the middle of the ink into the middle of a square."""
    ink = layers[..., 3]
    rows, columns = np.mgrid[0 : ink.shape[0], 0 : ink.shape[1]]
    total = float(ink.sum())
    side = 2 * math.ceil(math.hypot(*ink.shape)) + 1
    move = np.array(
        [
            [1, 0, side // 2 - float((columns * ink).sum()) / total],
            [0, 1, side // 2 - float((rows * ink).sum()) / total],
        ]
    )
    return np.asarray(cv2.warpAffine(layers, move, (side, side), flags=cv2.INTER_LINEAR), np.float32)


def _same(layers: Floats, degrees: float) -> float:
    """Give the share of the ink of both that lies on equal ink when one is turned."""
    middle = layers.shape[0] // 2
    turn = cv2.getRotationMatrix2D((middle, middle), degrees, 1.0)
    turned = np.asarray(cv2.warpAffine(layers, turn, layers.shape[1::-1], flags=cv2.INTER_LINEAR), np.float32)
    ink, other = layers[..., 3] > 127, turned[..., 3] > 127  # noqa: PLR2004 -- half of 255
    equal = ink & other & (np.abs(layers[..., :3] - turned[..., :3]).max(2) < _COLOUR)
    return float(equal.sum() / max(1, (ink | other).sum()))
