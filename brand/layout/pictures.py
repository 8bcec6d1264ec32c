"""Pictures placed in a layout: which, how large, and what is said for those who do not see them."""

from collections.abc import Mapping

from brand.document import PictureUse
from brand.finding import At
from brand.layout import lengths
from brand.layout.markup import Tag
from brand.layout.origin import Spelt

__all__ = ["picture_of"]

_SOURCE = {"img": ("src",), "input": ("src",), "image": ("href", "xlink:href"), "v:imagedata": ("src",)}


def _value(tag: Tag, name: str) -> str | None:
    attribute = tag.attributes.get(name)
    return attribute.value if attribute else None


def _size(tag: Tag, style: dict[str, str], name: str) -> float | None:
    """Take the style's word before the attribute's: `height: auto` undoes `height="80"`."""
    if name in style:
        return lengths.of_style(style[name])
    return lengths.of_attribute(_value(tag, name) or "")


def _alternative(tag: Tag) -> str | None:
    """Say what stands for the picture: its text, "" for decoration, None where nobody thought of it."""
    stated = [_value(tag, name) for name in ("alt", "aria-label")]
    text = next((value for value in stated if value is not None), None)
    if text is None and (_value(tag, "aria-hidden") == "true" or _value(tag, "role") in {"presentation", "none"}):
        return ""
    return text


def _shows_picture(tag: Tag) -> bool:
    if tag.is_closing or tag.name not in _SOURCE:
        return False
    return tag.name != "input" or (_value(tag, "type") or "").lower() == "image"


def picture_of(tag: Tag, stated: Mapping[str, Spelt], *, pointer: str, shift: int) -> PictureUse | None:
    """Read one tag as a picture; None where it shows none.

    `stated` are the values in force, `shift` is where the tag's source begins in the whole.
    """
    if not _shows_picture(tag):
        return None
    style = {name: value.text.strip().lower() for name, value in stated.items()}
    source = next((value for name in _SOURCE[tag.name] if (value := _value(tag, name)) is not None), "")
    return PictureUse(
        src=source.strip(),
        alt=_alternative(tag),
        width=_size(tag, style, "width"),
        height=_size(tag, style, "height"),
        fit=style.get("object-fit"),
        at=At(pointer=pointer, start=shift + tag.start, end=shift + tag.end),
        width_at=_place(tag, stated.get("width"), "width", pointer=pointer, shift=shift),
        height_at=_place(tag, stated.get("height"), "height", pointer=pointer, shift=shift),
    )


def _place(tag: Tag, stated: Spelt | None, name: str, *, pointer: str, shift: int) -> At | None:
    """Say where the tag itself states a size; a style sheet's word may be meant for others, too."""
    attribute = tag.attributes.get(name)
    if stated is not None:
        start, end = stated.whole
    elif attribute is not None:
        start, end = shift + attribute.start, shift + attribute.end
    else:
        return None
    is_own = shift + tag.start <= start < end <= shift + tag.end
    return At(pointer=pointer, start=start, end=end) if is_own else None
