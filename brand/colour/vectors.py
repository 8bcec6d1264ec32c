"""The arithmetic of `brand.colour.difference` for very many colours at once; needs numpy."""

import numpy as np
from numpy.typing import NDArray

from brand.colour.spaces import OKLAB, OKLAB_LMS, WHITE

__all__ = ["delta_e_many", "lab_many", "nearest_many", "oklab_many"]

Floats = NDArray[np.float64]
_FAR = 25.0**7
_HALF, _WHOLE = 180.0, 360.0  # turns, in degrees
_KNEE = 0.04045
_CHUNK = 4096  # colours at a time: what fits a processor's cache
_SRGB_XYZ = np.array(
    [
        [0.4123907992659593, 0.357584339383878, 0.1804807884018343],
        [0.21263900587151024, 0.715168678767756, 0.07219231536073371],
        [0.01933081871559182, 0.11919477979462598, 0.9505321522496607],
    ]
)


def lab_many(rgb: Floats) -> Floats:
    """Place sRGB colours (…, 3), each channel from 0 to 1, in CIE Lab under D65."""
    linear = np.where(rgb <= _KNEE, rgb / 12.92, ((rgb + 0.055) / 1.055) ** 2.4)
    parts = linear @ _SRGB_XYZ.T / np.array(WHITE)
    bent = np.where(parts > 216 / 24389, np.cbrt(parts), (24389 / 27 * parts + 16) / 116)
    x, y, z = bent[..., 0], bent[..., 1], bent[..., 2]
    return np.stack([116 * y - 16, 500 * (x - y), 200 * (y - z)], axis=-1)


def oklab_many(rgb: Floats) -> Floats:
    """Place sRGB colours (…, 3) in OKLab, where equal distances look about equal."""
    linear = np.where(rgb <= _KNEE, rgb / 12.92, ((rgb + 0.055) / 1.055) ** 2.4)
    roots = np.cbrt(linear @ _SRGB_XYZ.T @ np.array(OKLAB_LMS).T)
    return np.asarray(roots @ np.array(OKLAB).T, dtype=np.float64)


def nearest_many(colours: Floats, palette: Floats) -> tuple[NDArray[np.intp], Floats]:
    """Find for each sRGB colour (n, 3) the nearest of a palette (m, 3) by CIEDE2000: its index and its distance.

    The answer is exact: only those are left out whose distance cannot be smaller than one that is known.
    """
    best = np.zeros(len(colours), dtype=np.intp)
    least = np.zeros(len(colours))
    known = lab_many(palette)
    for start in range(0, len(colours), _CHUNK):
        part = slice(start, start + _CHUNK)
        best[part], least[part] = _nearest(lab_many(colours[part]), known)
    return best, least


def _floor(own: Floats, known: Floats) -> tuple[Floats, Floats]:
    """Give the square of a distance that CIEDE2000 never goes below, and one that it is usually near.

    Its chroma and hue terms together are at least the plain distance in a and b over the largest of their weights,
    less what the rotation of blues takes away: at most seven eighths, and nothing where both colours have b above 0.
    """
    light = (own[:, None, 0] - known[None, :, 0]) ** 2
    middle = np.abs((own[:, None, 0] + known[None, :, 0]) / 2 - 50)
    weight = 1 + 0.015 * middle**2 / np.sqrt(20 + middle**2)
    chroma = np.hypot(own[:, None, 1], own[:, None, 2]) + np.hypot(known[None, :, 1], known[None, :, 2])
    grey = (chroma / 2) ** 7
    lift = 1.5 - 0.5 * np.sqrt(grey / (grey + _FAR))
    plain = (own[:, None, 1] - known[None, :, 1]) ** 2 * 1 + (own[:, None, 2] - known[None, :, 2]) ** 2
    wide = (1 + 0.045 * lift * chroma / 2) ** 2
    is_warm = (own[:, None, 2] >= 0) & (known[None, :, 2] >= 0)
    round_ = plain / wide
    return light / weight**2 + round_ * np.where(is_warm, 0.99, 0.125), light / weight**2 + round_ * 1.3


def _nearest(own: Floats, known: Floats) -> tuple[NDArray[np.intp], Floats]:
    floor, likely = _floor(own, known)
    rows = np.arange(len(own))
    best = likely.argmin(axis=1)
    least = delta_e_many(own, known[best])
    floor[rows, best] = np.inf
    row, column = np.nonzero(floor <= least[:, None] ** 2)
    distances = delta_e_many(own[row], known[column])
    order = np.lexsort((distances, row))
    row, column, distances = row[order], column[order], distances[order]
    first = np.concatenate(([True], row[1:] != row[:-1]))[: len(row)]
    row, column, distances = row[first], column[first], distances[first]
    wins = distances < least[row]
    best[row[wins]], least[row[wins]] = column[wins], distances[wins]
    return best, least


def _weights(lightness: Floats, chroma: Floats, hue: Floats) -> tuple[Floats, Floats, Floats, Floats]:
    turn = np.radians(hue)
    tilt = (
        1
        - 0.17 * np.cos(turn - np.radians(30))
        + 0.24 * np.cos(2 * turn)
        + 0.32 * np.cos(3 * turn + np.radians(6))
        - 0.20 * np.cos(4 * turn - np.radians(63))
    )
    off = (lightness - 50) ** 2
    spread = 30 * np.exp(-(((hue - 275) / 25) ** 2))
    far = chroma**7
    return (
        1 + 0.015 * off / np.sqrt(20 + off),
        1 + 0.045 * chroma,
        1 + 0.015 * chroma * tilt,
        -np.sin(np.radians(2 * spread)) * 2 * np.sqrt(far / (far + _FAR)),
    )


def delta_e_many(one: Floats, other: Floats) -> Floats:
    """CIEDE2000 of Lab colours (…, 3); the shapes are broadcast, so a column against a row gives all pairs."""
    mean = ((np.hypot(one[..., 1], one[..., 2]) + np.hypot(other[..., 1], other[..., 2])) / 2) ** 7
    grey = 1.5 - 0.5 * np.sqrt(mean / (mean + _FAR))
    a1, a2 = one[..., 1] * grey, other[..., 1] * grey
    chroma1, chroma2 = np.hypot(a1, one[..., 2]), np.hypot(a2, other[..., 2])
    hue1 = np.degrees(np.arctan2(one[..., 2], a1)) % 360
    hue2 = np.degrees(np.arctan2(other[..., 2], a2)) % 360
    product = chroma1 * chroma2
    apart = hue2 - hue1
    step = np.where(apart > _HALF, apart - _WHOLE, np.where(apart < -_HALF, apart + _WHOLE, apart))
    both = hue1 + hue2
    middle = np.where(
        np.abs(apart) <= _HALF, both / 2, np.where(both < _WHOLE, (both + _WHOLE) / 2, (both - _WHOLE) / 2)
    )
    weights = _weights((one[..., 0] + other[..., 0]) / 2, (chroma1 + chroma2) / 2, np.where(product == 0, both, middle))
    light = (other[..., 0] - one[..., 0]) / weights[0]
    chroma = (chroma2 - chroma1) / weights[1]
    hue = 2 * np.sqrt(product) * np.sin(np.radians(np.where(product == 0, 0, step)) / 2) / weights[2]
    squared: Floats = np.maximum(0, light**2 + chroma**2 + hue**2 + weights[3] * chroma * hue)
    return np.sqrt(squared)
