"""How sure it is that a fitted pose shows the logo: the picture beside the logo drawn at that pose."""

import math

import numpy as np
from msgspec import Struct

from brand.image.arrays import Floats
from brand.image.crop import Crop
from brand.image.field import Field, field_of
from brand.image.fit import response
from brand.image.pose import Pose
from brand.image.shape import Shape, rendered

__all__ = ["Evidence", "evidence_of"]

_CELLS = 4


class Evidence(Struct, frozen=True, kw_only=True):
    """`likeness`: correlation of the edges. `support`: mean agreement along the contour, as a share of the ideal one.

    `coverage`: the agreement of the weakest quarter of the logo's parts. `explained`: share of the colours' variance
    that a linear map of the logo's layers explains. `side`: of a square of the logo's area, in pixels.
    """

    likeness: float
    support: float
    coverage: float
    explained: float
    side: float
    seen: float


def evidence_of(shape: Shape, crop: Crop, field: Field, pose: Pose) -> Evidence:
    """Compare a crop and its edges with the shape at a pose of the crop."""
    rows, columns = crop.pixels.shape[:2]
    drawing = rendered(shape.variants[0].artwork, pose, columns, rows)
    ideal = field_of(drawing)
    side = pose.size * math.sqrt(shape.ratio)
    support, coverage, seen = _along_contour(shape, field, ideal, pose=pose, side=side)
    return Evidence(
        likeness=_likeness(field, ideal, _window(pose, shape, rows, columns)),
        support=support,
        coverage=coverage,
        explained=_explained(crop.pixels, drawing, _window(pose, shape, rows, columns)),
        side=side / crop.factor,
        seen=seen,
    )


def _window(pose: Pose, shape: Shape, rows: int, columns: int) -> tuple[slice, slice]:
    x, y, width, height = pose.box(shape.ratio)
    return (
        slice(max(0, math.floor(y - 1)), min(rows, math.ceil(y + height + 1))),
        slice(max(0, math.floor(x - 1)), min(columns, math.ceil(x + width + 1))),
    )


def _likeness(field: Field, ideal: Field, window: tuple[slice, slice]) -> float:
    x, y, one, two = (values[window] for values in (field.x, field.y, ideal.x, ideal.y))
    if not x.size:
        return 0.0
    product = float((x * one + y * two).sum())
    floor = 0.003 * x.size
    energy = (float((x * x + y * y).sum()) + floor) * float((one * one + two * two).sum())
    return product / math.sqrt(max(energy, 1e-6))


def _along_contour(shape: Shape, field: Field, ideal: Field, *, pose: Pose, side: float) -> tuple[float, float, float]:
    contour = shape.contour(side)
    found, points = response(field, contour, pose)
    wanted, _ = response(ideal, contour, pose)
    rows, columns = field.x.shape
    seen = (points[:, 0] > 0) & (points[:, 1] > 0) & (points[:, 0] < columns - 1) & (points[:, 1] < rows - 1)
    counted = seen & (wanted > 0.05)  # noqa: PLR2004 -- where the drawing itself shows no edge, none is asked for
    if counted.sum() < 8:  # noqa: PLR2004 -- too few to tell
        return 0.0, 0.0, float(seen.mean())
    weight = wanted[counted]
    share = np.clip(found[counted] / weight, -1, 1)
    cells = _cells(contour.points[counted])
    sums = np.bincount(cells, weight * share, _CELLS**2)
    weights = np.bincount(cells, weight, _CELLS**2)
    parts = (sums / np.maximum(weights, 1e-6))[weights > 0.02 * weights.sum()]
    return float((weight * share).sum() / weight.sum()), float(np.quantile(parts, 0.25)), float(seen.mean())


def _cells(points: Floats) -> Floats:
    low, high = points.min(0), points.max(0)
    index = np.clip(((points - low) / np.maximum(high - low, 1e-6) * _CELLS).astype(int), 0, _CELLS - 1)
    return index[:, 1] * _CELLS + index[:, 0]  # type: ignore[no-any-return] # numpy's own indexing type


def _explained(pixels: Floats, drawing: Floats, window: tuple[slice, slice]) -> float:
    colours = pixels[window].reshape(-1, 3).astype(float)
    layers = drawing[window].reshape(-1, 4).astype(float)
    if len(colours) < 16:  # noqa: PLR2004 -- too few to tell
        return 0.0
    stride = max(1, len(colours) // 6000)
    colours, layers = colours[::stride], layers[::stride]
    columns = np.concatenate([layers / 255, np.ones((len(layers), 1))], 1)
    gram = columns.T @ columns + 1e-3 * np.eye(5)
    left = colours - columns @ np.linalg.solve(gram, columns.T @ colours)
    spread = float(((colours - colours.mean(0)) ** 2).sum())
    return 1 - float((left**2).sum()) / max(spread, 1e-6) if spread > len(colours) else 0.0
