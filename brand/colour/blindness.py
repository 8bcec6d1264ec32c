"""Colours as those see them who lack one kind of cone.

Matrices over linear sRGB: G. Machado, M. Oliveira, L. Fernandes, "A physiologically-based model for simulation of color
vision deficiency", 2009, full severity.
"""

from collections.abc import Mapping
from types import MappingProxyType

from brand.colour.model import Colour
from brand.colour.spaces import Matrix, convert, linear

__all__ = ["KINDS", "as_seen"]

KINDS: Mapping[str, Matrix] = MappingProxyType(
    {
        "protanopia": (
            (0.152286, 1.052583, -0.204868),
            (0.114503, 0.786281, 0.099216),
            (-0.003882, -0.048116, 1.051998),
        ),
        "deuteranopia": (
            (0.367322, 0.860646, -0.227968),
            (0.280085, 0.672501, 0.047413),
            (-0.011820, 0.042940, 0.968881),
        ),
        "tritanopia": (
            (1.255528, -0.076749, -0.178779),
            (-0.078411, 0.930809, 0.147602),
            (0.004733, 0.691367, 0.303900),
        ),
    }
)


def as_seen(colour: Colour, kind: str) -> Colour:
    """Show a colour as somebody with this kind of colour blindness sees it."""
    light = (linear(colour.red), linear(colour.green), linear(colour.blue))
    red, green, blue = (sum(part * level for part, level in zip(row, light, strict=True)) for row in KINDS[kind])
    shown = convert((red, green, blue), "srgb-linear", "srgb")
    first, second, third = (min(1.0, max(0.0, channel)) for channel in shown)
    return Colour(first, second, third)
