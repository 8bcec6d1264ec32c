"""A logo file drawn once, large: what all templates and comparisons are made from."""

import io
import math
from collections.abc import Iterator
from xml.etree import ElementTree as ET

import cv2
import numpy as np
import resvg_py
from msgspec import Struct
from PIL import Image

from brand.finding import Said
from brand.image.arrays import Floats
from brand.image.errors import LogoUndrawable
from brand.layout import lengths
from brand.model import Logo

__all__ = ["Artwork", "drawn", "scaled"]

_SIDE = 400
"""The drawing has about as many pixels as a square of this side: edges stay true far below their spacing."""
_LONGEST = 1400
_STEP = 2 ** (-1 / 3)
_SMALLEST = 6


class Artwork(Struct, frozen=True, kw_only=True):
    """Red, green and blue multiplied by opacity, and opacity, each 0–255. `ratio` is the width over the height.

    `sizes` are the same drawing ever smaller, the largest first.
    """

    layers: Floats
    ratio: float
    sizes: tuple[Floats, ...]

    def near(self, height: float) -> Floats:
        """Give the smallest drawing that is at least so high: the same one for poses that hardly differ."""
        return next((size for size in reversed(self.sizes) if size.shape[0] >= height), self.layers)


def drawn(logo: Logo) -> Artwork:
    """Draw a logo file.

    Raises:
        LogoUndrawable: the file shows nothing, or cannot be drawn.
    """
    height = max(1, round(min(_SIDE / math.sqrt(logo.ratio), _LONGEST / logo.ratio, _LONGEST)))
    width = max(1, round(height * logo.ratio))
    try:
        picture = _opened(logo, width, height)
    except (OSError, ValueError, SyntaxError, RecursionError) as fault:
        raise _undrawable(logo) from fault
    layers = np.asarray(picture, np.float32).copy()
    layers[..., :3] *= layers[..., 3:] / 255
    if layers[..., 3].max() < 1:
        raise _undrawable(logo)
    return Artwork(layers=layers, ratio=logo.ratio, sizes=tuple(_sizes(layers)))


def _sizes(layers: Floats) -> Iterator[Floats]:
    factor = 1.0
    while min(layers.shape[:2]) * factor >= _SMALLEST:
        yield scaled(layers, round(layers.shape[1] * factor), round(layers.shape[0] * factor)) if factor < 1 else layers
        factor *= _STEP


def _opened(logo: Logo, width: int, height: int) -> Image.Image:
    data = logo.data
    if logo.media_type == "image/svg+xml":
        data = bytes(resvg_py.svg_to_bytes(svg_string=_sized(data, logo.ratio, width=width, height=height)))
    with Image.open(io.BytesIO(data), formats=("PNG", "JPEG", "WEBP")) as opened:
        whole = opened.convert("RGBA")
    return whole if whole.size == (width, height) else whole.resize((width, height), Image.Resampling.BOX)


def _sized(data: bytes, ratio: float, *, width: int, height: int) -> str:
    """State the size wanted in the root itself: a size asked of the renderer is rounded by the drawing's own."""
    root = ET.fromstring(data)  # noqa: S314 -- the pack refuses doctypes, without which no entity can be declared
    if "viewBox" not in root.attrib:
        wide = lengths.of_attribute(root.get("width", "")) or 100 * ratio
        high = lengths.of_attribute(root.get("height", "")) or 100
        root.set("viewBox", f"0 0 {wide:.9g} {high:.9g}")
    root.set("width", str(width))
    root.set("height", str(height))
    root.set("preserveAspectRatio", "none")
    return ET.tostring(root, encoding="unicode")


def _undrawable(logo: Logo) -> LogoUndrawable:
    return LogoUndrawable(
        Said(
            de=f"Das Logo „{logo.id}“ ({logo.file}) lässt sich nicht zeichnen: Es zeigt nichts oder ist beschädigt.",
            en=f"The logo “{logo.id}” ({logo.file}) cannot be drawn: it shows nothing or is damaged.",
        )
    )


def scaled(layers: Floats, width: int, height: int) -> Floats:
    """Draw the layers at a smaller size, each pixel the mean of what it covers."""
    return np.asarray(cv2.resize(layers, (max(1, width), max(1, height)), interpolation=cv2.INTER_AREA), np.float32)
