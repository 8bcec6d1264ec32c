"""Finds the nearest of a few colours for very many, by CIEDE2000 and exactly; needs numpy.

Measuring every pair takes seconds. So a floor is laid under each distance, cheaply and in single precision, and only
those pairs are measured whose floor lies below a distance that is known. Each floor is proven, not guessed:

* With a' = g·a, g between 1 and 1.5, both the chroma and the hue part of a distance are at least those of plain Lab:
  |p'−q'| ≥ |p−q| since g ≥ 1, and ΔH'² ≥ ΔH² by Cauchy and Schwarz. The chroma weight is the larger of the two, so
  moving difference from hue to chroma only makes a distance smaller.
* The weights grow with the sum of the chromas, which g makes larger by 12.8 at most, and the hue's waves reach 1.573.
* Lightness weighs at most 1 + 0.015·|mean − 50|.
* The rotation takes away at most R/2 of the squares of chroma and hue, R ≤ √3; next to nothing where the mean of both
  hues is far from 275 degrees.
"""

import math

import numpy as np
from numpy.typing import NDArray

from brand.colour.vectors import apart, lab_parts, tilt

__all__ = ["nearest_many"]

Floats = NDArray[np.float64]
Singles = NDArray[np.float32]
_CHUNK = 2560  # colours at a time: what fits a processor's cache
_MORE_CHROMA = 12.8
_WIDEST = 1.573  # of the hue's waves
_TURN = 0.8661  # sin 60°: the most that the rotation takes of the squares of chroma and hue
_FAR_TURN = 0.042  # the same where both hues lie in one half circle that keeps 45° away from 275°
_ROUNDING = 1.001, 0.01  # what single precision may be wrong by
_HALVES = tuple((math.cos(math.radians(centre)), math.sin(math.radians(centre))) for centre in (50, 140))
_IN_HALF = math.cos(math.radians(90 - 12))  # g turns a hue by 12° at most
_BLUE = math.cos(math.radians(275)), math.sin(math.radians(275))
_FAR = 50.0**7


def nearest_many(colours: Floats, palette: Floats) -> tuple[NDArray[np.intp], Floats]:
    """Find for each sRGB colour (n, 3) the nearest of a palette (m, 3) by CIEDE2000: its index and its distance.

    The answer is exact: only those are left out whose distance cannot be smaller than one that is known.
    """
    best = np.zeros(len(colours), dtype=np.intp)
    least = np.zeros(len(colours))
    known = _parts(palette)
    for start in range(0, len(colours), _CHUNK):
        part = slice(start, start + _CHUNK)
        best[part], least[part] = _nearest(_parts(colours[part]), known)
    return best, least


def _parts(rgb: Floats) -> Floats:
    """Give lightness, a, b and chroma of sRGB colours as rows."""
    places = lab_parts(np.ascontiguousarray(rgb.T, dtype=np.float64))
    return np.vstack([places, np.hypot(places[1], places[2])])


def _nearest(own: Floats, known: Floats) -> tuple[NDArray[np.intp], Floats]:
    few, many = known.astype(np.float32), own.astype(np.float32)
    likely, turning = _floor(many, few)
    best = _winners(likely)
    least = apart(own, known.take(best, axis=1))
    limit = (least**2 * _ROUNDING[0] + _ROUNDING[1]).astype(np.float32)
    likely -= turning
    likely[best, np.arange(len(best))] = np.inf
    token, colour = _places(likely <= limit)
    close = _close_floor(many.take(colour, axis=1), few.take(token, axis=1)) <= limit[colour]
    token, colour = token[close], colour[close]
    distances = apart(own.take(colour, axis=1), known.take(token, axis=1))
    wins = (distances < least[colour]) | ((distances == least[colour]) & (token < best[colour]))
    token, colour, distances = token[wins], colour[wins], distances[wins]
    order = np.lexsort((-token, -distances))  # of several the last one stays
    best[colour[order]], least[colour[order]] = token[order], distances[order]
    return best, least


def _places(where: NDArray[np.bool_]) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Give row and column of what is true; numpy's own way takes thrice as long."""
    flat = np.flatnonzero(where)
    rows = flat // where.shape[1]
    return rows, flat - rows * where.shape[1]


def _winners(likely: Singles) -> NDArray[np.intp]:
    """Give for each column the row of its smallest value."""
    rows, columns = _places(likely <= likely.min(axis=0))
    best = np.zeros(likely.shape[1], dtype=np.intp)
    best[columns] = rows
    return best


def _floor(own: Singles, known: Singles) -> tuple[Singles, Singles]:
    """Give for each token (row) and colour (column) what a distance's square is near to, and what may be less of it."""
    light1, _, _, chroma1 = own[:, None, :]
    light2, a2, b2, chroma2 = known[:, :, None]
    weight = (chroma1 * 0.0225 + (1 + 0.0225 * _MORE_CHROMA)) + chroma2 * 0.0225
    round_ = chroma1 - chroma2
    round_ /= weight
    round_ *= round_
    hue = np.hstack([2 * chroma2, -2 * a2, -2 * b2]) @ own[[3, 1, 2]]
    wide = 0.0075 * _WIDEST
    np.add(chroma1 * wide + (1 + wide * _MORE_CHROMA), chroma2 * wide, out=weight)
    hue /= weight
    hue /= weight
    round_ += hue
    np.abs(np.add(light1 - 100, light2, out=weight), out=weight)
    weight *= 0.0075
    weight += 1
    light = np.subtract(light1, light2, out=hue)
    light /= weight
    light *= light
    light += round_
    round_ *= np.where(_halves(own)[None, :] & _halves(known)[:, None], np.float32(_FAR_TURN), np.float32(_TURN))
    return light, round_


def _halves(parts: Singles) -> NDArray[np.uint8]:
    """Say in which of two half circles of hues a colour lies, one bit each."""
    first, second = (parts[1] * cos + parts[2] * sin > parts[3] * _IN_HALF for cos, sin in _HALVES)
    bits: NDArray[np.uint8] = first.astype(np.uint8) | second.astype(np.uint8) << 1
    return bits


def _close_floor(own: Singles, known: Singles) -> Singles:
    """Give the square of a distance but for how far blues are turned: of that, the most that it may be."""
    grey = 1.5 - 0.5 * _chromatic(own[3] + known[3])
    a1, b1, a2, b2 = own[1] * grey, own[2], known[1] * grey, known[2]
    chroma1, chroma2 = np.sqrt(a1 * a1 + b1 * b1), np.sqrt(a2 * a2 + b2 * b2)
    product, both = chroma1 * chroma2, chroma1 + chroma2
    dot = a1 * a2 + b1 * b2
    is_opposite = product + dot < product * 1e-3
    unit = 1 / np.sqrt(np.maximum(2 * product * (product + dot), 1e-12))
    cos, sin = (a1 * chroma2 + a2 * chroma1) * unit, (b1 * chroma2 + b2 * chroma1) * unit
    wide = 1 + 0.0075 * both * np.where(is_opposite, np.float32(_WIDEST), tilt(cos, sin))
    round_ = ((chroma2 - chroma1) / (1 + 0.0225 * both)) ** 2 + 2 * np.maximum(product - dot, 0) / (wide * wide)
    turned = np.where(is_opposite, np.float32(_TURN), _most_turned(cos * _BLUE[0] + sin * _BLUE[1]))
    light = (own[0] - known[0]) / (1 + 0.0075 * np.abs(own[0] + known[0] - 100))
    floor: Singles = light * light + round_ * (1 - turned * _chromatic(both))
    return floor


def _most_turned(towards_blue: Singles) -> Singles:
    """Bound sin(60°·exp(−(δ/25°)²)) by the cosine of δ: 1 − cos δ ≤ δ²/2, and eˣ is at least its first four terms."""
    off = 10.505 * (1 - np.clip(towards_blue, -1, 1))
    most: Singles = np.minimum(1.0473 / (1 + off * (1 + off * (0.5 + off / 6))), np.float32(_TURN))
    return most


def _chromatic(both: Singles) -> Singles:
    square = both * both
    seventh = square * square * square * both
    rising: Singles = np.sqrt(seventh / (seventh + np.float32(_FAR)))
    return rising
