"""The true proportions of a logo file."""

import io
import re

from brand.finding import Said
from brand.layout import lengths
from brand.layout.errors import PictureUnreadable
from brand.layout.markup import Tag, scan

__all__ = ["logo_ratio"]

_FORMATS = {"image/png": "PNG", "image/jpeg": "JPEG", "image/webp": "WEBP"}
_BETWEEN = re.compile(r"[\s,]+")
_EDGES = 4


def _refuse(de: str, en: str) -> PictureUnreadable:
    return PictureUnreadable(Said(de=de, en=en))


def _view_box(tag: Tag) -> float | None:
    attribute = tag.attributes.get("viewbox")
    parts = _BETWEEN.split(attribute.value.strip()) if attribute else []
    try:
        edges = [float(part) for part in parts]
    except ValueError:
        return None
    if len(edges) != _EDGES or not (0 < edges[2] < float("inf") and 0 < edges[3] < float("inf")):
        return None
    return edges[2] / edges[3]


def _side(tag: Tag, name: str) -> float | None:
    attribute = tag.attributes.get(name)
    return lengths.of_style(attribute.value) or lengths.of_attribute(attribute.value) if attribute else None


def _svg(data: bytes) -> float:
    try:
        text = data.decode()
    except UnicodeDecodeError:
        raise _refuse("Das SVG ist kein UTF-8.", "The SVG is not UTF-8.") from None
    root = next((part for part in scan(text) if isinstance(part, Tag)), None)
    if root is None or root.name.rpartition(":")[2] != "svg":
        raise _refuse("Die Datei ist kein SVG.", "The file is no SVG.")
    width, height = _side(root, "width"), _side(root, "height")
    ratio = width / height if width and height else _view_box(root)
    if ratio is None:
        raise _refuse("Das SVG nennt keine Größe: Gib ihm eine viewBox.", "The SVG states no size: give it a viewBox.")
    return ratio


def _bitmap(data: bytes, kind: str) -> float:
    from PIL import Image, UnidentifiedImageError  # noqa: PLC0415 — 50 ms that a pack of vectors never needs

    try:
        with Image.open(io.BytesIO(data), formats=(kind,)) as picture:
            width, height = picture.size
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        raise _refuse(f"Die Datei ist kein {kind}-Bild.", f"The file is no {kind} picture.") from None
    return width / height


def logo_ratio(data: bytes, media_type: str) -> float:
    """Tell a logo's width over its height from its file: the size or viewBox of an SVG, the header of a bitmap.

    Raises:
        PictureUnreadable: the file is no SVG, PNG, JPEG or WebP, or states no size.
    """
    if media_type == "image/svg+xml":
        return _svg(data)
    kind = _FORMATS.get(media_type)
    if kind is None:
        raise _refuse(
            f"{media_type} kann kein Logo sein: nimm SVG, PNG, JPEG oder WebP.",
            f"{media_type} cannot be a logo: use SVG, PNG, JPEG or WebP.",
        )
    return _bitmap(data, kind)
