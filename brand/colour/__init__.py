"""Colours as people see them: reading CSS notations, differences, contrast. All of it in sRGB under D65.

`brand.colour.vectors` does the same arithmetic for whole pictures; it is not imported here, because it needs numpy.
"""

from brand.colour.contrast import composite, contrast, luminance
from brand.colour.css import read_colour, read_legacy_colour, read_node
from brand.colour.difference import delta_e, lab, oklab, oklab_distance
from brand.colour.model import Colour, from_hex, to_hex
from brand.colour.notation import rewrite
from brand.colour.spaces import SPACES, Space, to_srgb

__all__ = [
    "SPACES",
    "Colour",
    "Space",
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
    "rewrite",
    "to_hex",
    "to_srgb",
]
