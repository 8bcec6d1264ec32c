"""Reads what a layout shows: colours in use and pictures placed, each with its exact place in the source."""

from brand.layout.ratio import logo_ratio
from brand.layout.read import read_layout

__all__ = ["logo_ratio", "read_layout"]
