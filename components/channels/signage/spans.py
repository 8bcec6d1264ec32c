"""Words with their emphasis: what a plain or rich text field gives to the typesetter."""

from collections.abc import Iterable, Iterator
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from components import nodes

__all__ = ["LINE_BREAK", "Paragraph", "Span", "cut_to_ceiling", "flatten", "plain_text"]

CEILING = 4000
LINE_BREAK = "\N{LINE SEPARATOR}"
SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


class Span(Struct, frozen=True, kw_only=True):
    """A stretch of text in one manner."""

    text: str
    strong: bool = False
    slanted: bool = False
    struck: bool = False


class Paragraph(Struct, frozen=True, kw_only=True):
    """Spans that are set as one; `marker` hangs before them (a bullet, a number)."""

    spans: tuple[Span, ...]
    kind: Literal["text", "heading", "item", "footnote"] = "text"
    marker: str = ""


def plain_text(paragraphs: Iterable[Paragraph]) -> str:
    """What a reader reads, one line a paragraph."""
    return "\n".join(
        f"{paragraph.marker} {''.join(span.text for span in paragraph.spans)}".strip() for paragraph in paragraphs
    ).translate({ord(LINE_BREAK): "\n", 0x200B: None})


def cut_to_ceiling(paragraphs: tuple[Paragraph, ...]) -> tuple[tuple[Paragraph, ...], float]:
    """As many characters as could ever stand on a screen, and how many times more there are.

    What is far too much is then measured by its beginning, in the time that a poster takes.
    """
    total = sum(len(span.text) for paragraph in paragraphs for span in paragraph.spans)
    if total <= CEILING and len(paragraphs) <= CEILING:
        return paragraphs, 1.0
    kept: list[Paragraph] = []
    left = CEILING
    for paragraph in paragraphs:
        spans: list[Span] = []
        for span in paragraph.spans:
            spans.append(replace(span, text=span.text[:left]))
            left -= len(spans[-1].text) + 1
            if left <= 0:
                break
        kept.append(replace(paragraph, spans=tuple(spans)))
        if left <= 0:
            break
    return tuple(kept), max(1.0, total / CEILING)


def flatten(tree: Iterable[nodes.Node]) -> tuple[Paragraph, ...]:
    """Lay a rich text's node tree out as paragraphs, in reading order."""
    return tuple(_paragraphs(tree))


def _paragraphs(tree: Iterable[nodes.Node]) -> Iterator[Paragraph]:
    for node in tree:
        match node:
            case nodes.Heading():
                yield Paragraph(spans=_strengthened(node.children), kind="heading")
            case nodes.List():
                yield from _items(node)
            case nodes.Footnote():
                spans = _inline_of_blocks(node.children)
                yield Paragraph(spans=spans, kind="footnote", marker=str(node.number).translate(SUPERSCRIPTS))
            case nodes.Paragraph():
                yield Paragraph(spans=tuple(_spans(node.children, Span(text=""))))
            case _:
                yield Paragraph(spans=tuple(_spans((node,), Span(text=""))))


def _items(node: nodes.List) -> Iterator[Paragraph]:
    for place, item in enumerate(node.items):
        marker = "•" if node.first is None else f"{node.first + place}."
        loose = [child for child in item.children if isinstance(child, nodes.Paragraph | nodes.List | nodes.Heading)]
        if not loose:
            yield Paragraph(spans=tuple(_spans(item.children, Span(text=""))), kind="item", marker=marker)
            continue
        inline = [child for child in item.children if child not in loose]
        blocks = (*_paragraphs(inline), *_paragraphs(loose))
        for index, block in enumerate(blocks):
            yield Paragraph(spans=block.spans, kind="item", marker=marker if index == 0 else block.marker)


def _inline_of_blocks(tree: Iterable[nodes.Node]) -> tuple[Span, ...]:
    parts: list[Span] = []
    for paragraph in _paragraphs(tree):
        if parts:
            parts.append(Span(text=LINE_BREAK))
        parts.extend(paragraph.spans)
    return tuple(parts)


def _strengthened(tree: Iterable[nodes.Node]) -> tuple[Span, ...]:
    return tuple(_spans(tree, Span(text="", strong=True)))


def _spans(tree: Iterable[nodes.Node], manner: Span) -> Iterator[Span]:
    for node in tree:
        match node:
            case nodes.Text():
                yield replace(manner, text=node.text)
            case nodes.Break():
                yield replace(manner, text=LINE_BREAK)
            case nodes.FootnoteReference():
                yield replace(manner, text=str(node.number).translate(SUPERSCRIPTS))
            case nodes.Strong():
                yield from _spans(node.children, replace(manner, strong=True))
            case nodes.Emphasis():
                yield from _spans(node.children, replace(manner, slanted=True))
            case nodes.List():
                continue
            case _:
                yield from _spans(node.children, manner)
