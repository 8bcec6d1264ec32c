"""The node tree of rich text: a closed subset of Markdown, each node with its range in what the writer typed."""

from msgspec import Struct

__all__ = [
    "Break",
    "Emphasis",
    "Footnote",
    "FootnoteReference",
    "Heading",
    "Link",
    "List",
    "ListItem",
    "Node",
    "Paragraph",
    "Ranged",
    "Strong",
    "Text",
]


class Ranged(Struct, frozen=True, kw_only=True):
    """`start` and `end` are code points in the field's value as it was sent, `end` exclusive."""

    start: int
    end: int


class Text(Ranged, frozen=True, kw_only=True, tag="text"):
    """A run of characters, placeholders filled."""

    text: str


class Break(Ranged, frozen=True, kw_only=True, tag="break"):
    """A hard line break."""


class Strong(Ranged, frozen=True, kw_only=True, tag="strong"):
    """Strong importance."""

    children: tuple["Node", ...]


class Emphasis(Ranged, frozen=True, kw_only=True, tag="emphasis"):
    """Stress."""

    children: tuple["Node", ...]


class Link(Ranged, frozen=True, kw_only=True, tag="link"):
    """A link; `href` is https, http, mailto or tel."""

    href: str
    children: tuple["Node", ...]


class FootnoteReference(Ranged, frozen=True, kw_only=True, tag="footnote-reference"):
    """The mark in the text of the footnote with this number, counted from 1 in order of mention."""

    number: int


class Paragraph(Ranged, frozen=True, kw_only=True, tag="paragraph"):
    """A paragraph."""

    children: tuple["Node", ...]


class Heading(Ranged, frozen=True, kw_only=True, tag="heading"):
    """A heading of level 2 or 3."""

    level: int
    children: tuple["Node", ...]


class ListItem(Ranged, frozen=True, kw_only=True, tag="list-item"):
    """One item of a list; a tight item holds inline nodes, a loose one blocks."""

    children: tuple["Node", ...]


class List(Ranged, frozen=True, kw_only=True, tag="list"):
    """A list; `first` is the number of the first item of an ordered one, None for bullets."""

    first: int | None
    items: tuple[ListItem, ...]


class Footnote(Ranged, frozen=True, kw_only=True, tag="footnote"):
    """The text of a footnote."""

    number: int
    children: tuple["Node", ...]


Node = Text | Break | Strong | Emphasis | Link | FootnoteReference | Paragraph | Heading | ListItem | List | Footnote
