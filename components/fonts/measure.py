"""Measures text in a shipped face, exactly as it will be drawn."""

from functools import lru_cache

from PIL import ImageFont

from components.fonts.faces import Face, split_runs

__all__ = ["FINE", "capital_height", "open_font", "text_width"]

# Small type is drawn and measured so many times larger: glyphs stand on whole pixels only.
FINE = 3


@lru_cache(maxsize=128)
def open_font(face: Face, size: int) -> ImageFont.FreeTypeFont:
    """A face at a size in pixels, ready to draw with."""
    return ImageFont.truetype(face.path, size, layout_engine=ImageFont.Layout.RAQM)


@lru_cache(maxsize=16384)
def text_width(text: str, face: Face, size: int) -> float:
    """How many pixels a text takes on its line, whichever faces have its glyphs."""
    return sum(open_font(run.face, size * FINE).getlength(run.text) / FINE for run in split_runs(text, face))


@lru_cache(maxsize=128)
def capital_height(face: Face, size: int) -> float:
    """How many pixels a capital stands above the baseline."""
    return -open_font(face, size).getbbox("H", anchor="ls")[1]
