"""Groups the colours of a photograph into a few, by how alike they look."""

import numpy as np
from numpy.typing import NDArray

from brand.colour.vectors import oklab_many

__all__ = ["clustered"]

_GROUPS = 8
_ROUNDS = 8
_NEAR = 0.06  # distance in OKLab below which two groups are one to the eye


def _binned(colours: NDArray[np.uint8]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Count colours in cubes of eight steps; give the mean of each cube and how many it holds."""
    coarse = colours.astype(np.int32) >> 3
    keys = coarse[:, 0] << 10 | coarse[:, 1] << 5 | coarse[:, 2]
    counts = np.bincount(keys, minlength=1)
    used = np.nonzero(counts)[0]
    sums = [np.bincount(keys, weights=colours[:, channel], minlength=1)[used] for channel in range(3)]
    weights = counts[used].astype(np.float64)
    return np.stack(sums, axis=-1) / weights[:, None], weights


def _away(places: NDArray[np.float64], one: NDArray[np.float64]) -> NDArray[np.float64]:
    """Give the square of the distance of each place from one."""
    off = places - one
    squares: NDArray[np.float64] = np.einsum("ij,ij->i", off, off)
    return squares


def _seeds(places: NDArray[np.float64], weights: NDArray[np.float64]) -> NDArray[np.float64]:
    """Choose the heaviest colour, then whatever is heavy and far from those chosen."""
    chosen = [places[weights.argmax()]]
    far = _away(places, chosen[0])
    while len(chosen) < min(_GROUPS, len(places)) and (weights * far).max() > 0:
        chosen.append(places[(weights * far).argmax()])
        far = np.minimum(far, _away(places, chosen[-1]))
    return np.array(chosen)


def clustered(colours: NDArray[np.uint8], total: int) -> list[tuple[tuple[float, float, float], float]]:
    """Give a few colours with the share of `total` pixels that each stands for, largest first."""
    if not len(colours):
        return []
    means, weights = _binned(colours)
    places = oklab_many(means / 255)
    centres = _seeds(places, weights)
    owner = np.zeros(len(places), dtype=np.intp)
    for _ in range(_ROUNDS):
        owner = ((centres**2).sum(axis=-1) - 2 * places @ centres.T).argmin(axis=1)  # the same order as by distance
        mass = np.bincount(owner, weights=weights, minlength=len(centres))
        for axis in range(3):
            held = np.bincount(owner, weights=weights * places[:, axis], minlength=len(centres))
            centres[:, axis] = np.where(mass > 0, held / np.maximum(mass, 1), centres[:, axis])
    return _merged(means, weights, owner, centres=centres, total=total)


def _merged(
    means: NDArray[np.float64],
    weights: NDArray[np.float64],
    owner: NDArray[np.intp],
    *,
    centres: NDArray[np.float64],
    total: int,
) -> list[tuple[tuple[float, float, float], float]]:
    """Take groups that look alike together, and give each the mean of its colours."""
    for index in range(len(centres)):
        apart = np.sqrt(((centres[:index] - centres[index]) ** 2).sum(axis=-1))
        if index and apart.min() < _NEAR:
            owner = np.where(owner == index, apart.argmin(), owner)
    found: list[tuple[tuple[float, float, float], float]] = []
    for index in np.unique(owner):
        held = owner == index
        mass = weights[held].sum()
        red, green, blue = (float(part) for part in (means[held] * weights[held][:, None]).sum(axis=0) / mass)
        found.append(((red, green, blue), float(mass / total)))
    return sorted(found, key=lambda one: -one[1])
