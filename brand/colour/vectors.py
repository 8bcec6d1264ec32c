"""The arithmetic of `brand.colour.difference` for very many colours at once; needs numpy."""

import math
from collections.abc import Sequence
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from brand.colour.spaces import OKLAB, OKLAB_LMS, WHITE

__all__ = ["apart", "delta_e_many", "lab_many", "lab_parts", "oklab_many", "tilt"]

Floats = NDArray[np.float64]
Real = TypeVar("Real", NDArray[np.float64], NDArray[np.float32])
Parts = Sequence[Floats] | Floats
_FAR = 50.0**7
_WHOLE = 360.0  # a turn, in degrees
_KNEE = 0.04045
_TINY = 1e-300
_OPPOSITE = 1e-5  # of the product of two chromas: below it, hues are as good as opposite
_WAVES = tuple((math.cos(math.radians(turn)), math.sin(math.radians(turn))) for turn in (30, 6, 63))
_EVEN = (
    0.76 - 0.2 * _WAVES[2][0],
    -0.17 * _WAVES[0][0] - 0.96 * _WAVES[1][0],
    0.48 + 1.6 * _WAVES[2][0],
    1.28 * _WAVES[1][0],
    -1.6 * _WAVES[2][0],
)
_ODD = (
    -0.17 * _WAVES[0][1] + 0.32 * _WAVES[1][1],
    0.8 * _WAVES[2][1],
    -1.28 * _WAVES[1][1],
    -1.6 * _WAVES[2][1],
)
_SRGB_XYZ = np.array(
    [
        [0.4123907992659593, 0.357584339383878, 0.1804807884018343],
        [0.21263900587151024, 0.715168678767756, 0.07219231536073371],
        [0.01933081871559182, 0.11919477979462598, 0.9505321522496607],
    ]
)
_SRGB_WHITE = _SRGB_XYZ / np.array(WHITE)[:, None]


def lab_many(rgb: Floats) -> Floats:
    """Place sRGB colours (…, 3), each channel from 0 to 1, in CIE Lab under D65."""
    flat = np.asarray(rgb, dtype=np.float64).reshape(-1, 3)
    return np.ascontiguousarray(lab_parts(np.ascontiguousarray(flat.T)).T).reshape(np.shape(rgb))


def lab_parts(rgb: Floats) -> Floats:
    """Place sRGB colours (3, n) in CIE Lab: rows of lightness, a and b."""
    linear = ((rgb + 0.055) / 1.055) ** 2.4
    np.divide(rgb, 12.92, out=linear, where=rgb <= _KNEE)
    parts = _SRGB_WHITE @ linear
    bent = np.cbrt(parts)
    dark = parts <= 216 / 24389
    bent[dark] = (24389 / 27 * parts[dark] + 16) / 116
    return np.stack([116 * bent[1] - 16, 500 * (bent[0] - bent[1]), 200 * (bent[1] - bent[2])])


def oklab_many(rgb: Floats) -> Floats:
    """Place sRGB colours (…, 3) in OKLab, where equal distances look about equal."""
    linear = np.where(rgb <= _KNEE, rgb / 12.92, ((rgb + 0.055) / 1.055) ** 2.4)
    roots = np.cbrt(linear @ _SRGB_XYZ.T @ np.array(OKLAB_LMS).T)
    return np.asarray(roots @ np.array(OKLAB).T, dtype=np.float64)


def delta_e_many(one: Floats, other: Floats) -> Floats:
    """CIEDE2000 of Lab colours (…, 3); the shapes are broadcast, so a column against a row gives all pairs."""
    parts = np.broadcast_arrays(*(colour[..., part] for colour in (one, other) for part in range(3)))
    light1, a1, b1, light2, a2, b2 = (np.atleast_1d(part) for part in parts)
    distances = apart((light1, a1, b1, np.hypot(a1, b1)), (light2, a2, b2, np.hypot(a2, b2)))
    return distances.reshape(parts[0].shape)


def apart(one: Parts, other: Parts) -> Floats:
    """CIEDE2000 of colours that are given as lightness, a, b and chroma, each an array of its own.

    What the formula says by angles is said by products here, which are ten times as fast.
    """
    grey = 1.5 - 0.5 * _chromatic(one[3] + other[3])
    first, second = (one[1] * grey, one[2]), (other[1] * grey, other[2])
    chroma1, chroma2 = (np.sqrt(a * a + b * b) for a, b in (first, second))
    cos, sin, hue = _hues((*first, chroma1), (*second, chroma2))
    both = chroma1 + chroma2
    light = (other[0] - one[0]) / _lightness_weight(one[0] + other[0])
    chroma = (chroma2 - chroma1) / (1 + 0.0225 * both)
    hue /= 1 + 0.0075 * both * tilt(cos, sin)
    squared = light * light + chroma * chroma + hue * hue - _turn(cos, sin) * _chromatic(both) * chroma * hue
    distances: Floats = np.sqrt(np.maximum(0, squared))
    return distances


def _hues(first: Parts, second: Parts) -> tuple[Floats, Floats, Floats]:
    """Give cosine and sine of the mean hue, and the difference in hue, of a, b and chroma.

    The mean of two hues is the direction in which their unit vectors add up. Where these are opposite they nearly add
    up to nothing, and the mean is square to the direction in which they differ.
    """
    (a1, b1, chroma1), (a2, b2, chroma2) = first, second
    product, cross = chroma1 * chroma2, a1 * b2 - a2 * b1
    along = product + a1 * a2 + b1 * b2
    unit = 1 / np.sqrt(np.maximum(2 * product * along, _TINY))
    cos, sin = (a1 * chroma2 + a2 * chroma1) * unit, (b1 * chroma2 + b2 * chroma1) * unit
    hue = cross * np.sqrt(2 / np.maximum(along, _TINY))
    odd = (along < _OPPOSITE * product).nonzero()
    if len(odd[0]):
        x, y = a1[odd] / chroma1[odd] - a2[odd] / chroma2[odd], b1[odd] / chroma1[odd] - b2[odd] / chroma2[odd]
        is_upper = (b1[odd] > 0) | ((b1[odd] == 0) & (a1[odd] > 0))
        sign = np.where(cross[odd] == 0, np.where(is_upper, 1.0, -1.0), np.sign(cross[odd]))
        length = sign / np.hypot(x, y)
        cos[odd], sin[odd] = -y * length, x * length
        hue[odd] = sign * np.sqrt(product[odd]) * np.hypot(x, y)
    return cos, sin, hue


def _chromatic(both: Floats) -> Floats:
    """Give 0 for greys and nearly 1 for strong colours, by the sum of two chromas."""
    square = both * both
    seventh = square * square * square * both
    rising: Floats = np.sqrt(seventh / (seventh + _FAR))
    return rising


def _lightness_weight(both: Floats) -> Floats:
    off = (both / 2 - 50) ** 2
    weight: Floats = 1 + 0.015 * off / np.sqrt(20 + off)
    return weight


def tilt(cos: Real, sin: Real) -> Real:
    """Give by how much hues weigh, from the cosine and the sine of their mean: four waves as one polynomial."""
    even = _EVEN[0] + cos * (_EVEN[1] + cos * (_EVEN[2] + cos * (_EVEN[3] + cos * _EVEN[4])))
    odd = _ODD[0] + cos * (_ODD[1] + cos * (_ODD[2] + cos * _ODD[3]))
    return even + sin * odd  # type: ignore[return-value]  # plain floats leave single precision, as stubs do not know


def _turn(cos: Floats, sin: Floats) -> Floats:
    """Give how far blues are turned: most at 275 degrees, by hues that count from 0 to 360."""
    hue = np.arctan2(sin, cos) * (180 / math.pi)
    off = (hue + np.where(hue < 0, _WHOLE - 275, -275)) / 25
    turned: Floats = 2 * np.sin(math.pi / 3 * np.exp(-off * off))
    return turned
