"""Pictures placed in a layout: which, how large, and what is said for those who do not see them."""

import tinycss2  # type: ignore[import-untyped] # it ships no types

from brand.colour.remembered import remembered
from brand.document import PictureUse
from brand.finding import At
from brand.layout import lengths
from brand.layout.markup import Tag

__all__ = ["picture_of"]

_SOURCE = {"img": ("src",), "input": ("src",), "image": ("href", "xlink:href"), "v:imagedata": ("src",)}


@remembered(most=2048, longest=2_000)
def _style(text: str) -> dict[str, str]:
    """Read the declarations of a `style` attribute, the last of each name as it is in force."""
    nodes = tinycss2.parse_blocks_contents(text, skip_comments=True, skip_whitespace=True)
    ordered = sorted((node for node in nodes if node.type == "declaration"), key=lambda node: bool(node.important))
    return {node.lower_name: tinycss2.serialize(node.value).strip().lower() for node in ordered}


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


def picture_of(tag: Tag, *, pointer: str, shift: int) -> PictureUse | None:
    """Read one tag as a picture; None where it shows none. `shift` is where the tag's source begins in the whole."""
    if not _shows_picture(tag):
        return None
    style = _style(_value(tag, "style") or "")
    source = next((value for name in _SOURCE[tag.name] if (value := _value(tag, name)) is not None), "")
    return PictureUse(
        src=source.strip(),
        alt=_alternative(tag),
        width=_size(tag, style, "width"),
        height=_size(tag, style, "height"),
        fit=style.get("object-fit"),
        at=At(pointer=pointer, start=shift + tag.start, end=shift + tag.end),
    )
