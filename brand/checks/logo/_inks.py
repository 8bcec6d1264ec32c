"""What a logo is made of: its colours, each with how much of the ink it covers."""

import io
from collections.abc import Iterable
from functools import lru_cache

from brand.colour import Colour, contrast

__all__ = ["Ink", "inks_of", "visible_contrast"]

_WIDTH = 96
Ink = tuple[Colour, float]


def _pixels(data: bytes, media_type: str) -> Iterable[tuple[int, tuple[int, int, int, int]]]:
    from PIL import Image  # noqa: PLC0415 — costs 50 ms, and only scenes with a logo need it

    if media_type == "image/svg+xml":
        import resvg_py  # noqa: PLC0415 — as above

        data = bytes(resvg_py.svg_to_bytes(svg_string=data.decode(), width=_WIDTH))
    with Image.open(io.BytesIO(data), formats=("PNG", "JPEG", "WEBP")) as picture:
        small = picture.convert("RGBA")
        small.thumbnail((_WIDTH, _WIDTH))
        return small.getcolors(_WIDTH * _WIDTH) or ()  # type: ignore[return-value] # RGBA pixels are four numbers


@lru_cache(maxsize=64)
def inks_of(data: bytes, media_type: str) -> tuple[Ink, ...]:
    """Draw a logo small and count its colours; none where it cannot be drawn."""
    try:
        pixels = tuple(_pixels(data, media_type))
    except (OSError, ValueError, SyntaxError):
        return ()
    return tuple(
        (Colour(red / 255, green / 255, blue / 255), count * alpha / 255)
        for count, (red, green, blue, alpha) in pixels
        if alpha
    )


def visible_contrast(inks: Iterable[Ink], ground: Colour) -> float | None:
    """Give the contrast that at least half of the ink has on a ground; None for a logo without ink."""
    ordered = sorted((contrast(colour, ground), share) for colour, share in inks)
    half = sum(share for _, share in ordered) / 2
    for ratio, share in ordered:
        half -= share
        if half <= 0:
            return ratio
    return None
