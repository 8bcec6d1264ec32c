"""How far two colours are apart to the eye: CIEDE2000 over CIE Lab under D65.

D65 is the white of screens. The same formula over Lab under D50 answers up to 27 units differently, so numbers of
tools that use D50 cannot be compared with these.
"""

import math

from brand.colour.model import Colour
from brand.colour.spaces import WHITE, oklab_of_xyz, xyz_of_srgb

__all__ = ["Lab", "delta_e", "lab", "oklab", "oklab_distance"]

Lab = tuple[float, float, float]
_FAR = 25.0**7
_EPSILON, _KAPPA = 216 / 24389, 24389 / 27


def _bent(part: float) -> float:
    return math.cbrt(part) if part > _EPSILON else (_KAPPA * part + 16) / 116


def lab(colour: Colour) -> Lab:
    """Place a colour in CIE Lab under D65."""
    x, y, z = (_bent(part / white) for part, white in zip(xyz_of_srgb(colour), WHITE, strict=True))
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def oklab(colour: Colour) -> Lab:
    """Place a colour in OKLab."""
    return oklab_of_xyz(xyz_of_srgb(colour))


def oklab_distance(one: Colour, other: Colour) -> float:
    """Distance in OKLab: cheap, and good enough to choose candidates for `delta_e`."""
    return math.dist(oklab(one), oklab(other))


def _hue(a: float, b: float) -> float:
    return math.degrees(math.atan2(b, a)) % 360 if a or b else 0.0


def _hue_step(chroma: float, first: float, second: float) -> float:
    """Turn from the first hue to the second by the shorter way; none where a colour is grey."""
    if chroma == 0:
        return 0.0
    return (second - first + 180) % 360 - 180 if abs(second - first) != 180 else second - first  # noqa: PLR2004 — half a turn


def _mean_hue(chroma: float, first: float, second: float) -> float:
    if chroma == 0:
        return first + second
    if abs(first - second) <= 180:  # noqa: PLR2004 — half a turn
        return (first + second) / 2
    return (first + second + (360 if first + second < 360 else -360)) / 2  # noqa: PLR2004 — a whole turn


def _turn(lightness: float, chroma: float, hue: float) -> tuple[float, float, float, float]:
    """Weights of lightness, chroma and hue, and the rotation term for blues."""
    tilt = (
        1
        - 0.17 * math.cos(math.radians(hue - 30))
        + 0.24 * math.cos(math.radians(2 * hue))
        + 0.32 * math.cos(math.radians(3 * hue + 6))
        - 0.20 * math.cos(math.radians(4 * hue - 63))
    )
    off = (lightness - 50) ** 2
    spread = 30 * math.exp(-(((hue - 275) / 25) ** 2))
    return (
        1 + 0.015 * off / math.sqrt(20 + off),
        1 + 0.045 * chroma,
        1 + 0.015 * chroma * tilt,
        -math.sin(math.radians(2 * spread)) * 2 * math.sqrt(chroma**7 / (chroma**7 + _FAR)),
    )


def delta_e(one: Lab, other: Lab) -> float:
    """CIEDE2000: 1 is about what a trained eye just sees, 0 is the same colour."""
    mean = ((math.hypot(one[1], one[2]) + math.hypot(other[1], other[2])) / 2) ** 7
    grey = 1.5 - 0.5 * math.sqrt(mean / (mean + _FAR))
    a1, a2 = one[1] * grey, other[1] * grey
    chroma1, chroma2 = math.hypot(a1, one[2]), math.hypot(a2, other[2])
    hue1, hue2 = _hue(a1, one[2]), _hue(a2, other[2])
    product = chroma1 * chroma2
    weights = _turn((one[0] + other[0]) / 2, (chroma1 + chroma2) / 2, _mean_hue(product, hue1, hue2))
    light = (other[0] - one[0]) / weights[0]
    chroma = (chroma2 - chroma1) / weights[1]
    hue = 2 * math.sqrt(product) * math.sin(math.radians(_hue_step(product, hue1, hue2)) / 2) / weights[2]
    return math.sqrt(max(0.0, light**2 + chroma**2 + hue**2 + weights[3] * chroma * hue))
