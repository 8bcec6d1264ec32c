"""Reads a source of any kind into the document that the checks share."""

from brand.document import Document, Kind, Segment, Source
from brand.layout import read_look
from brand.text.html import read_html, read_svg
from brand.text.markdown import read_markdown
from brand.text.mask import mask
from brand.text.plain import read_plain
from brand.text.run import Run

__all__ = ["read", "segments"]

_READERS = {
    Kind.TEXT: read_plain,
    Kind.MARKDOWN: read_markdown,
    Kind.SVG: read_svg,
}


def read(
    content: str, kind: Kind, *, locale: str | None, channel: str | None = None, pointer: str = "/content"
) -> Document:
    """Give all that can be judged of a text: its prose, and the colours and pictures of a layout."""
    look = read_look(content, kind, pointer=pointer)
    return Document(
        locale=locale,
        channel=channel,
        sources=(Source(pointer=pointer, text=content),),
        segments=segments(content, kind, pointer=pointer, locale=locale),
        colours=look.colours,
        pictures=look.pictures,
        shown=look.shown,
        spacings=look.spacings,
        outlines=look.outlines,
    )


def segments(text: str, kind: Kind, *, pointer: str, locale: str | None = None) -> tuple[Segment, ...]:
    """Give the prose of a text as segments, each with the way back into the source.

    With a `locale`, the parts of an HTML text that state another language are left out.
    """
    run = Run(pointer, line_break="\n" if kind is Kind.TEXT else " ")
    if kind is Kind.HTML:
        return tuple(read_html(mask(text), run, locale=locale))
    reader = _READERS.get(kind)
    return () if reader is None else tuple(reader(mask(text), run))
