"""Reads a scene: the small XML that a component's `signage.xml` writes, checked and typed."""

from collections.abc import Iterator
from typing import Literal
from xml.etree import ElementTree as ET  # the source is our own template's output, in which content is escaped

import msgspec
from msgspec import Struct

from components.channels.signage.errors import SceneInvalid
from components.channels.signage.spans import Span

__all__ = ["TAGS", "VALUE", "Attributes", "Node", "read_scene"]

TAGS = frozenset(
    {
        "address",
        "button",
        "code",
        "columns",
        "flow",
        "image",
        "logo",
        "price",
        "row",
        "rule",
        "scene",
        "space",
        "stack",
        "text",
    }
)
VALUE = "\N{OBJECT REPLACEMENT CHARACTER}"
MANNERS = frozenset({"strong", "em", "strike"})
DEEPEST = 24


class Attributes(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How an element looks. Lengths count in hundredths of the screen's shorter side.

    `field` names what it shows: an element whose field is not filled is left out; `needs` names another field without
    which it makes no sense. `on` lists the shapes of screen that it is for. `pad` counts inward from top, right,
    bottom, left (one value stands for all, two for down and across); `safe` is the screen's own margin. `along` and
    `across` say where children stand in room to spare. `grow` is its part of free room, `share` its part of a row's
    width (0 to 1), `give` how readily it gives up room when there is too little. `turned` columns are a row that
    becomes a stack when others become a row.
    """

    field: str | None = None
    needs: str | None = None
    on: str | None = None
    style: str = "body"
    colour: str = "text"
    ground: str | None = None
    align: Literal["start", "center", "end"] = "start"
    across: Literal["start", "center", "end", "stretch"] = "stretch"
    along: Literal["start", "center", "end"] = "start"
    turned: bool = False
    gap: float = 0.0
    pad: str = "0"
    height: float | None = None
    least: float | None = None
    radius: float | Literal["look"] = 0.0
    grow: float = 0.0
    share: float | None = None
    give: int | None = None


class Node(Struct, frozen=True, kw_only=True):
    """One element of a scene. `words` are the words written in it, `children` the elements.

    In words, `VALUE` stands where the template wrote `<value/>`: the element's field goes there.
    """

    tag: str
    attributes: Attributes
    words: tuple[Span, ...] = ()
    children: tuple["Node", ...] = ()


def read_scene(xml: str) -> Node:
    """Read a whole scene; a wrong element or attribute is named."""
    try:
        root = ET.fromstring(xml)  # noqa: S314 - our own template's output; a content's `<!DOCTYPE` arrives escaped
    except (ET.ParseError, ValueError) as fault:
        raise SceneInvalid(de=f"kein wohlgeformtes XML: {fault}", en=f"no well-formed XML: {fault}") from fault
    if root.tag != "scene":
        raise SceneInvalid(
            de=f"eine Szene beginnt mit <scene>, nicht mit <{root.tag}>",
            en=f"a scene begins with <scene>, not with <{root.tag}>",
        )
    return _node(root, 0)


def _node(element: ET.Element, depth: int) -> Node:
    if element.tag not in TAGS:
        known = ", ".join(sorted(TAGS))
        raise SceneInvalid(
            de=f"kein Element heißt <{element.tag}>; es gibt: {known}",
            en=f"there is no element <{element.tag}>; there are: {known}",
        )
    if depth > DEEPEST:
        raise SceneInvalid(
            de=f"Elemente stehen mehr als {DEEPEST} tief ineinander",
            en=f"elements are nested more than {DEEPEST} deep",
        )
    try:
        attributes = msgspec.convert(dict(element.attrib), type=Attributes, strict=False)
    except msgspec.ValidationError as fault:
        raise SceneInvalid(de=f"<{element.tag}>: {fault}", en=f"<{element.tag}>: {fault}") from fault
    if element.tag in {"text", "button"}:
        return Node(tag=element.tag, attributes=attributes, words=tuple(_words(element, Span(text=""))))
    children = tuple(_node(child, depth + 1) for child in element)
    return Node(tag=element.tag, attributes=attributes, children=children)


def _words(element: ET.Element, manner: Span) -> Iterator[Span]:
    yield from _said(element.text, manner)
    for child in element:
        if child.tag == "value":
            yield from _said(VALUE, manner)
            yield from _said(child.tail, manner)
            continue
        if child.tag not in MANNERS:
            known = ", ".join(sorted(MANNERS | {"value"}))
            raise SceneInvalid(
                de=f"in Worten steht {known}, nicht <{child.tag}>", en=f"words hold {known}, not <{child.tag}>"
            )
        inner = Span(
            text="",
            strong=manner.strong or child.tag == "strong",
            slanted=manner.slanted or child.tag == "em",
            struck=manner.struck or child.tag == "strike",
        )
        yield from _words(child, inner)
        yield from _said(child.tail, manner)


def _said(text: str | None, manner: Span) -> Iterator[Span]:
    if text:
        yield Span(text=text, strong=manner.strong, slanted=manner.slanted, struck=manner.struck)
