"""The arithmetic of `brand.colour.difference` for very many colours at once; needs numpy."""

import numpy as np
from numpy.typing import NDArray

from brand.colour.spaces import WHITE

__all__ = ["delta_e_many", "lab_many"]

Floats = NDArray[np.float64]
_FAR = 25.0**7
_HALF, _WHOLE = 180.0, 360.0  # turns, in degrees
_KNEE = 0.04045
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
