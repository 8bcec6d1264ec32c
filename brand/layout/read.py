"""Colours and pictures of a whole document."""

from collections.abc import Iterator

from msgspec import Struct

from brand.colour import read_colour, read_legacy_colour, to_hex
from brand.document import ColourUse, Kind, PictureUse
from brand.finding import At
from brand.layout.markup import Attribute, Comment, Raw, Tag, scan
from brand.layout.pictures import picture_of
from brand.layout.roles import LEGACY, PRESENTATION, Role, role_of
from brand.layout.style import Paint, paints_of_declarations, paints_of_sheet

__all__ = ["read_layout"]

_COLOUR_IS_LEGACY = frozenset({"font", "basefont", "hr"})


class _Place(Struct, frozen=True):
    """The source that is being read; `shift` is where it begins in the whole one."""

    text: str
    pointer: str
    shift: int

    def use(self, value: str, role: Role, *, start: int, end: int) -> ColourUse:
        at = At(pointer=self.pointer, start=self.shift + start, end=self.shift + end)
        return ColourUse(value=value, role=role, written=self.text[start:end], at=at)


def _of_paints(place: _Place, paints: tuple[Paint, ...], attribute: Attribute) -> Iterator[ColourUse]:
    offsets = attribute.decoded[1]
    for paint in paints:
        start, end = paint.start, paint.end
        if offsets is None:
            yield place.use(paint.value, paint.role, start=attribute.start + start, end=attribute.start + end)
        else:
            yield place.use(paint.value, paint.role, start=offsets[start], end=offsets[end])


def _of_legacy(place: _Place, tag: Tag, attribute: Attribute) -> Iterator[ColourUse]:
    """Read `bgcolor` and its kin; `color` is one of them on `font` only and a property of SVG elsewhere."""
    is_old = attribute.name != "color" or tag.name in _COLOUR_IS_LEGACY
    colour = read_legacy_colour(attribute.value) if is_old else read_colour(attribute.value.strip())
    if colour and (is_old or tag.name not in {"meta", "link"}):
        yield place.use(to_hex(colour), LEGACY[attribute.name], start=attribute.start, end=attribute.end)


def _of_presentation(place: _Place, attribute: Attribute) -> Iterator[ColourUse]:
    colour = read_colour(attribute.value.strip())
    role = role_of(attribute.name)
    if colour and role:
        yield place.use(to_hex(colour), role, start=attribute.start, end=attribute.end)


def _of_tag(place: _Place, tag: Tag) -> Iterator[ColourUse]:
    for attribute in () if tag.is_closing else tag.attributes.values():
        if attribute.name == "style":
            yield from _of_paints(place, paints_of_declarations(attribute.value), attribute)
        elif attribute.name in PRESENTATION:
            yield from _of_presentation(place, attribute)
        elif attribute.name in LEGACY:
            yield from _of_legacy(place, tag, attribute)


def _of_style(place: _Place, raw: Raw) -> Iterator[ColourUse]:
    sheet = raw.text.replace("<![CDATA[", " " * 9).replace("]]>", " " * 3)
    for paint in paints_of_sheet(sheet):
        yield place.use(paint.value, paint.role, start=raw.start + paint.start, end=raw.start + paint.end)


def _of_markup(place: _Place) -> Iterator[ColourUse | PictureUse]:
    """Read tags and styles in order, and what only Outlook sees inside its conditional comments."""
    for part in scan(place.text):
        if isinstance(part, Tag):
            picture = picture_of(part, pointer=place.pointer, shift=place.shift)
            if picture:
                yield picture
            yield from _of_tag(place, part)
        elif isinstance(part, Raw) and part.name == "style":
            yield from _of_style(place, part)
        elif isinstance(part, Comment) and part.text.startswith("[if") and "<!--" not in part.text:
            yield from _of_markup(_Place(part.text, place.pointer, place.shift + part.start))


def _of_sheet(place: _Place) -> Iterator[ColourUse]:
    for paint in paints_of_sheet(place.text):
        yield place.use(paint.value, paint.role, start=paint.start, end=paint.end)


def read_layout(content: str, kind: Kind, *, pointer: str) -> tuple[tuple[ColourUse, ...], tuple[PictureUse, ...]]:
    """Find every colour and picture of an HTML, SVG or CSS source; other kinds hold none.

    A colour counts as it is written: no cascade is worked out, so one that another rule overrides is found too.
    """
    place = _Place(content, pointer, 0)
    if kind is Kind.CSS:
        return tuple(_of_sheet(place)), ()
    if kind not in {Kind.HTML, Kind.SVG}:
        return (), ()
    found = tuple(_of_markup(place))
    colours = tuple(use for use in found if isinstance(use, ColourUse))
    return colours, tuple(use for use in found if isinstance(use, PictureUse))
