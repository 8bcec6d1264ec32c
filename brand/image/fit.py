"""Fits a logo's contour to the edges of a picture: centre, both scales and turn, to a fraction of a pixel."""

import math
from collections.abc import Sequence

import cv2
import numpy as np
from msgspec import Struct

from brand.image.arrays import Floats
from brand.image.contour import Contour
from brand.image.field import Field
from brand.image.pose import Pose

__all__ = ["Reach", "agreement", "fitted", "response"]


class Reach(Struct, frozen=True):
    """One round: how far along the normals to look, in pixels, and whether the proportions may change."""

    pixels: float
    stretches: bool


class _Placed(Struct, frozen=True):
    """A contour at a pose: its points and normals in pixels."""

    points: Floats
    normals: Floats


def _placed(contour: Contour, pose: Pose) -> _Placed:
    matrix = pose.matrix()
    points = contour.points @ matrix[:, :2].T + matrix[:, 2]
    cos, sin = math.cos(pose.turn), math.sin(pose.turn)
    # a normal leans against the stretch
    x, y = contour.normals[:, 0] / pose.across, contour.normals[:, 1] / pose.down
    normals = np.stack([cos * x - sin * y, sin * x + cos * y], 1)
    normals /= np.linalg.norm(normals, axis=1, keepdims=True)
    return _Placed(points.astype(np.float32), normals.astype(np.float32))


def _read(field: Field, placed: _Placed, offsets: Floats) -> tuple[Floats, Floats]:
    """Read the edges at each offset along each point's normal."""
    x = placed.points[:, :1] + placed.normals[:, :1] * offsets
    y = placed.points[:, 1:] + placed.normals[:, 1:] * offsets
    even = cv2.remap(field.x, x, y, cv2.INTER_LINEAR, borderMode=cv2.BORDER_CONSTANT, borderValue=0)
    odd = cv2.remap(field.y, x, y, cv2.INTER_LINEAR, borderMode=cv2.BORDER_CONSTANT, borderValue=0)
    return np.asarray(even, np.float32), np.asarray(odd, np.float32)


def _agreeing(placed: _Placed, even: Floats, odd: Floats) -> Floats:
    cos2 = placed.normals[:, :1] ** 2 - placed.normals[:, 1:] ** 2
    sin2 = 2 * placed.normals[:, :1] * placed.normals[:, 1:]
    return np.asarray(even * cos2 + odd * sin2, np.float32)


def _along(field: Field, placed: _Placed, offsets: Floats) -> Floats:
    """Give, for each point, how much edge of the right direction lies at each offset along its normal."""
    return _agreeing(placed, *_read(field, placed, offsets))


def response(field: Field, contour: Contour, pose: Pose) -> tuple[Floats, Floats]:
    """Give each contour point's agreement with the edge under it (−1 to 1), and where the points lie."""
    placed = _placed(contour, pose)
    offsets = np.array([[-0.7, 0, 0.7]], np.float32)
    return np.asarray(_along(field, placed, offsets).max(1), np.float32), placed.points


def agreement(field: Field, contour: Contour, pose: Pose) -> float:
    """Give the mean agreement of the directions along the contour, whatever the strength of the edges (at most 1)."""
    placed = _placed(contour, pose)
    even, odd = _read(field, placed, np.array([[-0.7, 0, 0.7]], np.float32))
    found = _agreeing(placed, even, odd)
    seen = (placed.points[:, 0] > 0) & (placed.points[:, 1] > 0)
    seen &= (placed.points[:, 0] < field.x.shape[1] - 1) & (placed.points[:, 1] < field.x.shape[0] - 1)
    if not seen.any():
        return 0.0
    length = np.hypot(even, odd)
    return float(found[seen].max(1).sum() / (length[seen].max(1) + 0.03).sum())


def fitted(field: Field, contour: Contour, pose: Pose, reaches: Sequence[Reach]) -> Pose:
    """Move, scale, turn and (where a round allows it) stretch the pose until the contour lies on the edges."""
    for reach in reaches:
        pose = _round(field, contour, pose, reach)
    return pose


def _round(field: Field, contour: Contour, pose: Pose, reach: Reach) -> Pose:
    placed = _placed(contour, pose)
    step = max(0.5, min(1.0, reach.pixels / 6))
    count = math.ceil(reach.pixels / step)
    offsets = np.arange(-count, count + 1, dtype=np.float32)[None] * np.float32(step)
    found = np.maximum(_along(field, placed, offsets), 0)
    near = found * np.exp(-0.5 * (offsets / (0.6 * reach.pixels)) ** 2)
    index = near.argmax(1)
    inside = np.clip(index, 1, len(offsets[0]) - 2)
    every = np.arange(len(index))
    before, here, after = near[every, inside - 1], near[every, inside], near[every, inside + 1]
    bend = np.minimum(before + after - 2 * here, -1e-6)
    shift = offsets[0][inside] + step * np.clip(0.5 * (after - before) / -bend, -1, 1)
    weight = np.where(index == inside, here, 0)
    return _solved(contour, placed, pose, shift=shift, weight=weight, reach=reach)


def _solved(contour: Contour, placed: _Placed, pose: Pose, *, shift: Floats, weight: Floats, reach: Reach) -> Pose:
    rows = _jacobian(contour, placed, pose, reach)
    ridge = np.eye(rows.shape[1]) * (1e-3 * max(float(weight.sum()), 1e-3))
    robust, step = weight.astype(float), np.zeros(rows.shape[1])
    for _ in range(2):
        weighted = rows * robust[:, None]
        step = np.linalg.solve(rows.T @ weighted + ridge, weighted.T @ shift)
        left = np.abs(shift - rows @ step)
        size = max(0.35, 1.5 * float((left * weight).sum() / max(float(weight.sum()), 1e-6)))
        robust = weight / (1 + (left / size) ** 2)
    weighted = rows * robust[:, None]
    step = np.linalg.solve(rows.T @ weighted + ridge, weighted.T @ shift)
    return _stepped(pose, step, reach)


def _jacobian(contour: Contour, placed: _Placed, pose: Pose, reach: Reach) -> Floats:
    """Say how each point moves along its normal: by x, by y, by turning and by growing, in pixels at the rim."""
    cos, sin = math.cos(pose.turn), math.sin(pose.turn)
    nx, ny = placed.normals[:, 0], placed.normals[:, 1]
    from_centre = placed.points - np.array([pose.x, pose.y], np.float32)
    turning = (ny * from_centre[:, 0] - nx * from_centre[:, 1]) / pose.size
    across = (nx * cos + ny * sin) * contour.points[:, 0] * pose.across / pose.size
    down = (ny * cos - nx * sin) * contour.points[:, 1] * pose.down / pose.size
    growing = (across, down) if reach.stretches else (across + down,)
    return np.stack([nx, ny, turning, *growing], 1).astype(float)


def _stepped(pose: Pose, step: Floats, reach: Reach) -> Pose:
    limit = 0.25
    turn, across, down = (float(np.clip(value / pose.size, -limit, limit)) for value in (step[2], step[3], step[-1]))
    return Pose(
        x=pose.x + float(step[0]),
        y=pose.y + float(step[1]),
        across=pose.across * math.exp(across),
        down=pose.down * math.exp(down if reach.stretches else across),
        turn=pose.turn + turn,
    )
