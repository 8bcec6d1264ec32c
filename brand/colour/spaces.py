"""From every colour space that CSS Color 4 and DTCG 2025.10 know to sRGB.

Primaries, white points and transfer curves are those of the W3C's CSS Color Module Level 4 (draft of 2025); the
matrices are worked out from them. What a screen cannot show is clipped to its gamut, as browsers do.
"""

import math
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Literal, get_args

from brand.colour.cylinders import Triple, hsl_of_srgb, hwb_of_srgb, polar, srgb_of_hsl, srgb_of_hwb, straight
from brand.colour.model import Colour

__all__ = [
    "OKLAB",
    "OKLAB_LMS",
    "SPACES",
    "WHITE",
    "Matrix",
    "Space",
    "Triple",
    "convert",
    "linear",
    "oklab_of_xyz",
    "to_srgb",
    "xyz_of_srgb",
]

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
OKLAB_LMS: Matrix = (
    (0.8190224379967030, 0.3619062600528904, -0.1288737815209879),
    (0.0329836539323885, 0.9292868615863434, 0.0361446663506424),
    (0.0481771893596242, 0.2642395317527308, 0.6335478284694309),
)
OKLAB: Matrix = (
    (0.2104542683093140, 0.7936177747023054, -0.0040720430116193),
    (1.9779985324311684, -2.4285922420485799, 0.4505937096174110),
    (0.0259040424655478, 0.7827717124575296, -0.8086757549230774),
)
_LMS_OKLAB = _inverse(OKLAB)
_XYZ_OKLAB = _inverse(OKLAB_LMS)


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
        "lch": _under_d50(lambda values: _xyz_of_lab(straight(values))),
        "oklab": _xyz_of_oklab,
        "oklch": lambda values: _xyz_of_oklab(straight(values)),
    }
)


def _srgb(space: Space, values: Triple) -> Triple:
    if space == "srgb":
        return values
    if space == "hsl":
        return srgb_of_hsl(values)
    if space == "hwb":
        return srgb_of_hwb(values)
    red, green, blue = _times(_TO_SRGB, _TO_XYZ[space](values))
    return _curved(red), _curved(green), _curved(blue)


def _of_rgb(matrix: Matrix, curve: Callable[[float], float]) -> Callable[[Triple], Triple]:
    inverse = _inverse(matrix)

    def from_xyz(xyz: Triple) -> Triple:
        red, green, blue = _times(inverse, xyz)
        return curve(red), curve(green), curve(blue)

    return from_xyz


def _to_d50(from_xyz: Callable[[Triple], Triple]) -> Callable[[Triple], Triple]:
    return lambda xyz: from_xyz(_times(_D65_TO_D50, xyz))


def _lab_of_xyz(xyz: Triple) -> Triple:
    kappa, epsilon = 24389 / 27, 216 / 24389
    scaled = (part / white for part, white in zip(xyz, WHITE_D50, strict=True))
    x, y, z = (math.cbrt(part) if part > epsilon else (kappa * part + 16) / 116 for part in scaled)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


_D65_TO_D50 = _inverse(_D50_TO_D65)
_FROM_XYZ: Mapping[str, Callable[[Triple], Triple]] = MappingProxyType(
    {
        "srgb-linear": _of_rgb(_SRGB, lambda value: value),
        "display-p3": _of_rgb(_P3, _curved),
        "a98-rgb": _of_rgb(_A98, lambda value: _power(value, 256 / 563)),
        "rec2020": _of_rgb(_REC2020, lambda value: _power(value, 1 / 2.4)),
        "prophoto-rgb": _to_d50(
            _of_rgb(_PROPHOTO, lambda value: value * 16 if abs(value) <= 1 / 512 else _power(value, 1 / 1.8))
        ),
        "xyz-d65": lambda xyz: xyz,
        "xyz-d50": _to_d50(lambda xyz: xyz),
        "lab": _to_d50(_lab_of_xyz),
        "lch": _to_d50(lambda xyz: polar(_lab_of_xyz(xyz))),
        "oklab": lambda xyz: oklab_of_xyz(xyz),  # noqa: PLW0108 — it is defined further below
        "oklch": lambda xyz: polar(oklab_of_xyz(xyz)),
    }
)
_OF_SRGB: Mapping[str, Callable[[Triple], Triple]] = MappingProxyType(
    {"srgb": lambda rgb: rgb, "hsl": hsl_of_srgb, "hwb": hwb_of_srgb}
)


def _xyz(space: Space, values: Triple) -> Triple:
    if space in _OF_SRGB:
        red, green, blue = _srgb(space, values)
        return _times(_SRGB, (linear(red), linear(green), linear(blue)))
    return _TO_XYZ[space](values)


def convert(values: Triple, source: Space, target: Space) -> Triple:
    """Say what a colour of one space is in another, nothing clipped."""
    if source == target:
        return values
    if target in _OF_SRGB:
        return _OF_SRGB[target](_srgb(source, values))
    return _FROM_XYZ[target](_xyz(source, values))


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
    first, second, third = (math.cbrt(part) for part in _times(OKLAB_LMS, xyz))
    return _times(OKLAB, (first, second, third))
