"""From every colour space that CSS Color 4 and DTCG 2025.10 know to sRGB.

Primaries, white points and transfer curves are those of the W3C's CSS Color Module Level 4 (draft of 2025); the
matrices are worked out from them. What a screen cannot show is clipped to its gamut, as browsers do.
"""

import colorsys
import math
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Literal, get_args

from brand.colour.model import Colour

__all__ = ["SPACES", "WHITE", "Space", "linear", "oklab_of_xyz", "to_srgb", "xyz_of_srgb"]

Space = Literal[
    "srgb",
    "srgb-linear",
    "display-p3",
    "a98-rgb",
    "prophoto-rgb",
    "rec2020",
    "xyz-d65",
    "xyz-d50",
    "lab",
    "lch",
    "oklab",
    "oklch",
    "hsl",
    "hwb",
]
SPACES: tuple[Space, ...] = get_args(Space)

Point = tuple[float, float]
Triple = tuple[float, float, float]
Matrix = tuple[Triple, Triple, Triple]


def _times(matrix: Matrix, vector: Triple) -> Triple:
    first, second, third = vector
    a, b, c = (row[0] * first + row[1] * second + row[2] * third for row in matrix)
    return a, b, c


def _inverse(matrix: Matrix) -> Matrix:
    (a, b, c), (d, e, f), (g, h, i) = matrix
    scale = 1 / (a * (e * i - f * h) - b * (d * i - f * g) + c * (d * h - e * g))
    return (
        ((e * i - f * h) * scale, (c * h - b * i) * scale, (b * f - c * e) * scale),
        ((f * g - d * i) * scale, (a * i - c * g) * scale, (c * d - a * f) * scale),
        ((d * h - e * g) * scale, (b * g - a * h) * scale, (a * e - b * d) * scale),
    )


WHITE: Triple = (0.3127 / 0.3290, 1.0, (1 - 0.3127 - 0.3290) / 0.3290)
WHITE_D50: Triple = (0.3457 / 0.3585, 1.0, (1 - 0.3457 - 0.3585) / 0.3585)


def _of_primaries(red: Point, green: Point, blue: Point, *, white: Triple = WHITE) -> Matrix:
    """Build linear RGB → XYZ from the chromaticities of the primaries and the white that they add up to."""
    columns = [(x / y, 1.0, (1 - x - y) / y) for x, y in (red, green, blue)]
    plain: Matrix = (
        (columns[0][0], columns[1][0], columns[2][0]),
        (columns[0][1], columns[1][1], columns[2][1]),
        (columns[0][2], columns[1][2], columns[2][2]),
    )
    share = _times(_inverse(plain), white)
    first, second, third = ((row[0] * share[0], row[1] * share[1], row[2] * share[2]) for row in plain)
    return first, second, third


_D50_TO_D65: Matrix = (  # linear Bradford
    (0.955473421488075, -0.02309845494876471, 0.06325924320057072),
    (-0.0283697093338637, 1.0099953980813041, 0.021041441191917323),
    (0.012314014864481998, -0.020507649298898964, 1.330365926242124),
)
_SRGB = _of_primaries((0.64, 0.33), (0.30, 0.60), (0.15, 0.06))
_TO_SRGB = _inverse(_SRGB)
_P3 = _of_primaries((0.68, 0.32), (0.265, 0.69), (0.15, 0.06))
_A98 = _of_primaries((0.64, 0.33), (0.21, 0.71), (0.15, 0.06))
_REC2020 = _of_primaries((0.708, 0.292), (0.17, 0.797), (0.131, 0.046))
_PROPHOTO = _of_primaries((0.7347, 0.2653), (0.1596, 0.8404), (0.0366, 0.0001), white=WHITE_D50)
_OKLAB_LMS: Matrix = (
    (0.8190224379967030, 0.3619062600528904, -0.1288737815209879),
    (0.0329836539323885, 0.9292868615863434, 0.0361446663506424),
    (0.0481771893596242, 0.2642395317527308, 0.6335478284694309),
)
_OKLAB: Matrix = (
    (0.2104542683093140, 0.7936177747023054, -0.0040720430116193),
    (1.9779985324311684, -2.4285922420485799, 0.4505937096174110),
    (0.0259040424655478, 0.7827717124575296, -0.8086757549230774),
)
_LMS_OKLAB = _inverse(_OKLAB)
_XYZ_OKLAB = _inverse(_OKLAB_LMS)


_KNEE = 0.04045  # where the straight foot of the curve ends


def linear(value: float) -> float:
    """Undo the curve of sRGB and Display P3; negative values mirror it."""
    size = abs(value)
    return math.copysign(size / 12.92 if size <= _KNEE else ((size + 0.055) / 1.055) ** 2.4, value)


def _curved(value: float) -> float:
    size = abs(value)
    return math.copysign(size * 12.92 if size <= _KNEE / 12.92 else 1.055 * size ** (1 / 2.4) - 0.055, value)


def _power(value: float, exponent: float) -> float:
    return math.copysign(abs(value) ** exponent, value)


def _prophoto_linear(value: float) -> float:
    return value / 16 if abs(value) <= 16 / 512 else _power(value, 1.8)


def _xyz_of_lab(values: Triple) -> Triple:
    """Read CIE Lab under D50, as CSS and DTCG mean it."""
    lightness, a, b = values
    middle = (lightness + 16) / 116
    kappa, epsilon = 24389 / 27, 216 / 24389
    x, z = middle + a / 500, middle - b / 200
    return (
        (x**3 if x**3 > epsilon else (116 * x - 16) / kappa) * WHITE_D50[0],
        (middle**3 if lightness > kappa * epsilon else lightness / kappa) * WHITE_D50[1],
        (z**3 if z**3 > epsilon else (116 * z - 16) / kappa) * WHITE_D50[2],
    )


def _xyz_of_oklab(values: Triple) -> Triple:
    first, second, third = (root**3 for root in _times(_LMS_OKLAB, values))
    return _times(_XYZ_OKLAB, (first, second, third))


def _round_axes(values: Triple) -> Triple:
    """Turn lightness, chroma, hue into lightness, a, b."""
    lightness, chroma, hue = values
    return lightness, chroma * math.cos(math.radians(hue)), chroma * math.sin(math.radians(hue))


def _rgb(matrix: Matrix, curve: Callable[[float], float]) -> Callable[[Triple], Triple]:
    def to_xyz(values: Triple) -> Triple:
        red, green, blue = values
        return _times(matrix, (curve(red), curve(green), curve(blue)))

    return to_xyz


def _under_d50(to_xyz: Callable[[Triple], Triple]) -> Callable[[Triple], Triple]:
    return lambda values: _times(_D50_TO_D65, to_xyz(values))


_TO_XYZ: Mapping[str, Callable[[Triple], Triple]] = MappingProxyType(
    {
        "srgb-linear": _rgb(_SRGB, lambda value: value),
        "display-p3": _rgb(_P3, linear),
        "a98-rgb": _rgb(_A98, lambda value: _power(value, 563 / 256)),
        "rec2020": _rgb(_REC2020, lambda value: _power(value, 2.4)),
        "prophoto-rgb": _under_d50(_rgb(_PROPHOTO, _prophoto_linear)),
        "xyz-d65": lambda values: values,
        "xyz-d50": _under_d50(lambda values: values),
        "lab": _under_d50(_xyz_of_lab),
        "lch": _under_d50(lambda values: _xyz_of_lab(_round_axes(values))),
        "oklab": _xyz_of_oklab,
        "oklch": lambda values: _xyz_of_oklab(_round_axes(values)),
    }
)


def _hsl(values: Triple) -> Triple:
    hue, saturation, lightness = values
    return colorsys.hls_to_rgb(hue % 360 / 360, lightness / 100, saturation / 100)


def _hwb(values: Triple) -> Triple:
    hue, white, black = values[0], values[1] / 100, values[2] / 100
    if white + black >= 1:
        grey = white / (white + black)
        return grey, grey, grey
    red, green, blue = (
        channel * (1 - white - black) + white for channel in colorsys.hls_to_rgb(hue % 360 / 360, 0.5, 1)
    )
    return red, green, blue


def _srgb(space: Space, values: Triple) -> Triple:
    if space == "srgb":
        return values
    if space == "hsl":
        return _hsl(values)
    if space == "hwb":
        return _hwb(values)
    red, green, blue = _times(_TO_SRGB, _TO_XYZ[space](values))
    return _curved(red), _curved(green), _curved(blue)


def to_srgb(space: Space, components: Sequence[float | None], *, alpha: float = 1.0) -> Colour:
    """Show what a colour of any space looks like on a screen; None is a missing component and counts as zero."""
    first, second, third = (component or 0.0 for component in components)
    red, green, blue = (min(1.0, max(0.0, channel)) for channel in _srgb(space, (first, second, third)))
    return Colour(red, green, blue, min(1.0, max(0.0, alpha)))


def xyz_of_srgb(colour: Colour) -> Triple:
    """Measure a colour as XYZ under D65, alpha left aside."""
    return _times(_SRGB, (linear(colour.red), linear(colour.green), linear(colour.blue)))


def oklab_of_xyz(xyz: Triple) -> Triple:
    """Place an XYZ colour in OKLab, where equal distances look about equal."""
    first, second, third = (math.cbrt(part) for part in _times(_OKLAB_LMS, xyz))
    return _times(_OKLAB, (first, second, third))
