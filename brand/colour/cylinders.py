"""Colours by their angle on a wheel, to and from the axes that they go round."""

import colorsys
import math

__all__ = ["Triple", "hsl_of_srgb", "hwb_of_srgb", "polar", "srgb_of_hsl", "srgb_of_hwb", "straight"]

Triple = tuple[float, float, float]


def straight(values: Triple) -> Triple:
    """Turn lightness, chroma, hue into lightness, a, b."""
    lightness, chroma, hue = values
    return lightness, chroma * math.cos(math.radians(hue)), chroma * math.sin(math.radians(hue))


def srgb_of_hsl(values: Triple) -> Triple:
    """Turn hue, saturation and lightness into red, green and blue."""
    hue, saturation, lightness = values[0], max(0.0, values[1]), values[2]
    return colorsys.hls_to_rgb(hue % 360 / 360, lightness / 100, saturation / 100)


def srgb_of_hwb(values: Triple) -> Triple:
    """Turn hue, whiteness and blackness into red, green and blue."""
    hue, white, black = values[0], values[1] / 100, values[2] / 100
    if white + black >= 1:
        grey = white / (white + black)
        return grey, grey, grey
    red, green, blue = (
        channel * (1 - white - black) + white for channel in colorsys.hls_to_rgb(hue % 360 / 360, 0.5, 1)
    )
    return red, green, blue


def polar(values: Triple) -> Triple:
    """Turn lightness, a, b into lightness, chroma, hue."""
    lightness, a, b = values
    return lightness, math.hypot(a, b), math.degrees(math.atan2(b, a)) % 360


def hsl_of_srgb(rgb: Triple) -> Triple:
    """Work out hue, saturation and lightness also of what lies outside of sRGB, as CSS does."""
    high, low = max(rgb), min(rgb)
    middle, spread = (high + low) / 2, high - low
    saturation = 0.0 if middle in {0, 1} else (high - middle) / min(middle, 1 - middle)
    hue = _hue_of(rgb, high, spread)
    if saturation < 0:
        hue, saturation = (hue + 180) % 360, abs(saturation)
    return hue, saturation * 100, middle * 100


def _hue_of(rgb: Triple, high: float, spread: float) -> float:
    red, green, blue = rgb
    if spread == 0:
        return 0.0
    if high == red:
        return (green - blue) / spread * 60 % 360
    return (blue - red) / spread * 60 + 120 if high == green else (red - green) / spread * 60 + 240


def hwb_of_srgb(rgb: Triple) -> Triple:
    """Turn red, green and blue into hue, whiteness and blackness."""
    return hsl_of_srgb(rgb)[0], min(rgb) * 100, (1 - max(rgb)) * 100
