"""Colours and pictures of a whole document."""

from brand.document import ColourUse, Kind, PictureUse
from brand.layout.look import read_look

__all__ = ["read_layout"]


def read_layout(content: str, kind: Kind, *, pointer: str) -> tuple[tuple[ColourUse, ...], tuple[PictureUse, ...]]:
    """Find every colour that shows and every picture of an HTML, SVG or CSS source; other kinds hold none."""
    look = read_look(content, kind, pointer=pointer)
    return look.colours, look.pictures
