"""The last fraction of a pixel: moves the drawn logo until picture and drawing differ least.

The picture is taken for a linear map of the logo's layers over a ground that may rise to one side, so that colour,
opacity and what lies behind need not be known. What the map cannot explain, such as a shadow, counts little.
"""

import math

import cv2
import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from brand.image.arrays import Floats
from brand.image.pose import Pose
from brand.image.shape import Shape, rendered

__all__ = ["refined"]

_STEPS = 14
_SAMPLES = 9_000
_FEW, _FEW_STEPS = 2_500, 3
"""Pixels that suffice for the first steps, which need not be exact."""
_MISFIT = 12.0
"""Levels that an edge out of place by little may be wrong: it must count, or the pose would stay where it is."""
_STEEP = 10.0
"""Levels a pixel, of all layers together, from which a pixel tells about the pose."""
_STILL = 0.004
"""Pixels at the rim under which a step is no longer worth the next."""


class _Sample(Struct, frozen=True):
    """The pixels that tell about the pose: those near the logo's edges, with their places."""

    rows: NDArray[np.intp]
    columns: NDArray[np.intp]


def refined(shape: Shape, pixels: Floats, pose: Pose) -> Pose:
    """Give the pose at which the drawn logo explains the pixels best, near the pose given."""
    height, width = pixels.shape[:2]
    for step in range(_STEPS):
        drawing = rendered(shape.variants[0].artwork, pose, width, height)
        moved = _moved(pixels, drawing, pose, _SAMPLES if step >= _FEW_STEPS else _FEW)
        if moved is None:
            return pose
        still = max(
            abs(moved.x - pose.x), abs(moved.y - pose.y), abs(moved.across - pose.across), abs(moved.down - pose.down)
        )
        pose = moved
        if still < _STILL and step >= _FEW_STEPS:
            return pose
    return pose


def _sample(across: Floats, down: Floats, most: int) -> _Sample | None:
    steepest = np.maximum(np.abs(across), np.abs(down))
    over = np.asarray(cv2.transform(steepest, np.ones((1, 4), np.float32)), np.float32)
    near = cv2.dilate((over > _STEEP).astype(np.uint8), np.ones((5, 5), np.uint8))
    rows, columns = np.nonzero(near)
    if len(rows) < 24:  # noqa: PLR2004 -- too few to tell five numbers and a map
        return None
    every = max(1, len(rows) // most)
    return _Sample(rows[::every], columns[::every])


def _moved(pixels: Floats, drawing: Floats, pose: Pose, most: int) -> Pose | None:
    across = np.asarray(cv2.Sobel(drawing, cv2.CV_32F, 1, 0, ksize=3, scale=0.125), np.float32)
    down = np.asarray(cv2.Sobel(drawing, cv2.CV_32F, 0, 1, ksize=3, scale=0.125), np.float32)
    sample = _sample(across, down, most)
    if sample is None:
        return None
    at = (sample.rows, sample.columns)
    wanted = pixels[at].astype(float)
    layers = drawing[at].astype(float) / 255
    x, y = (sample.columns - pose.x) / pose.size, (sample.rows - pose.y) / pose.size
    open_ground = 1 - layers[:, 3]
    basis = np.column_stack([layers, open_ground, open_ground * x, open_ground * y])
    colours, left, weight = _mapped(basis, wanted)
    # how the explained colours change with a step to the right and down
    change = colours[:4] - np.stack([np.zeros(3)] * 3 + [colours[4]])
    right, lower = across[at].astype(float) @ change / 255, down[at].astype(float) @ change / 255
    return _stepped(pose, (x, y), (right, lower), left=left, weight=weight)


def _mapped(basis: Floats, wanted: Floats) -> tuple[Floats, Floats, Floats]:
    """Solve for the map of layers to colours, twice, the second time with outliers made light."""
    weight = np.ones(len(wanted))
    for _ in range(2):
        heavy = basis * weight[:, None]
        gram = heavy.T @ basis + 1e-4 * len(wanted) * np.eye(basis.shape[1])
        colours = np.linalg.solve(gram, heavy.T @ wanted)
        left = wanted - basis @ colours
        size = np.sqrt(_dots(left, left))
        weight = 1 / (1 + (size / (3 * float(np.quantile(size, 0.75)) + _MISFIT)) ** 2)
    return colours, left, weight


def _stepped(
    pose: Pose,
    place: tuple[Floats, Floats],
    slopes: tuple[Floats, Floats],
    *,
    left: Floats,
    weight: Floats,
) -> Pose | None:
    (x, y), (right, lower) = place, slopes
    cos, sin = math.cos(pose.turn), math.sin(pose.turn)
    along, upright = x * cos + y * sin, y * cos - x * sin
    motions = (
        (np.ones_like(x), np.zeros_like(x)),
        (np.zeros_like(x), np.ones_like(x)),
        (-y, x),
        (along * cos, along * sin),
        (-upright * sin, upright * cos),
    )
    # the drawing follows the pose, so what it shows at a pixel changes against the slope
    dx, dy = (np.stack([motion[axis] for motion in motions], 1) for axis in (0, 1))
    pull_x, pull_y = right * weight[:, None], lower * weight[:, None]
    cross = dx.T @ (dy * _dots(pull_x, lower)[:, None])
    gram = dx.T @ (dx * _dots(pull_x, right)[:, None]) + dy.T @ (dy * _dots(pull_y, lower)[:, None])
    gram += cross + cross.T
    force = -(dx.T @ _dots(pull_x, left) + dy.T @ _dots(pull_y, left))
    gram += np.diag(np.diag(gram)) * 1e-3 + 1e-6 * np.eye(5)
    step = np.linalg.solve(gram, force)
    if not np.isfinite(step).all() or np.abs(step).max() > 0.2 * pose.size + 1:
        return None
    return Pose(
        x=pose.x + float(step[0]),
        y=pose.y + float(step[1]),
        across=pose.across * math.exp(float(step[3]) / pose.size),
        down=pose.down * math.exp(float(step[4]) / pose.size),
        turn=pose.turn + float(step[2]) / pose.size,
    )


def _dots(one: Floats, two: Floats) -> Floats:
    """Give the product of each pixel's colours with the other's."""
    return np.asarray(np.einsum("ij,ij->i", one, two))
