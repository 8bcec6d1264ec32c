"""Colours as people see them: reading CSS notations, differences, contrast. All of it in sRGB under D65.

`brand.colour.vectors` does the same arithmetic for whole pictures; it is not imported here, because it needs numpy.
"""

from brand.colour.contrast import composite, contrast, luminance
from brand.colour.css import read_colour, read_legacy_colour, read_node, read_value
from brand.colour.difference import delta_e, lab, oklab, oklab_distance
from brand.colour.functions import LIGHT, Sight
from brand.colour.model import Colour, from_hex, to_hex
from brand.colour.notation import rewrite
from brand.colour.spaces import SPACES, Space, to_srgb
from brand.colour.value import Value

__all__ = [
    "LIGHT",
    "SPACES",
    "Colour",
    "Sight",
    "Space",
    "Value",
    "composite",
    "contrast",
    "delta_e",
    "from_hex",
    "lab",
    "luminance",
    "oklab",
    "oklab_distance",
    "read_colour",
    "read_legacy_colour",
    "read_node",
    "read_value",
    "rewrite",
    "to_hex",
    "to_srgb",
]
