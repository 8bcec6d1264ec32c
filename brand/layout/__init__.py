"""Reads what a layout shows: colours in use and pictures placed, each with its exact place in the source."""

from brand.layout.look import Look, read_look
from brand.layout.ratio import logo_ratio
from brand.layout.read import read_layout

__all__ = ["Look", "logo_ratio", "read_layout", "read_look"]
