"""Where a source holds comments: they are written for whoever works on it, never for its readers."""

import re
from collections.abc import Iterator

import pyromark

from brand.document import Kind
from brand.text.tags import pieces

__all__ = ["comments"]

_RAW = frozenset({"script", "style", "textarea"})
_CSS = re.compile(r"/\*.*?(?:\*/|\Z)|\"(?:[^\"\\\n]|\\.)*+\"?|'(?:[^'\\\n]|\\.)*+'?", re.DOTALL)
"""Comments and strings; every alternative also takes what nothing closes, so that no text is walked twice."""
_OPENS, _CLOSES = "<!--", "-->"


def comments(source: str, kind: Kind) -> Iterator[tuple[int, int]]:
    """Give the start and end of each comment, marks included; those that code only quotes are none."""
    if kind is Kind.CSS:
        return (found.span() for found in _CSS.finditer(source) if found[0].startswith("/*"))
    if _OPENS not in source or kind not in {Kind.HTML, Kind.SVG, Kind.MARKDOWN}:
        return iter(())
    return _in_markdown(source) if kind is Kind.MARKDOWN else _in_html(source, 0, len(source))


def _in_html(source: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Look into what lies between the pieces of markup, but not into scripts and styles."""
    behind, is_raw = start, False
    for piece in pieces(source, start, end):
        if not is_raw:
            yield from _between(source, behind, piece.start)
        behind, is_raw = piece.end, piece.kind == "start" and piece.name in _RAW
    if not is_raw:
        yield from _between(source, behind, end)


def _between(source: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while (opening := source.find(_OPENS, start, end)) >= 0:
        closing = source.find(_CLOSES, opening + 2, end)
        if closing < 0:
            return
        start = closing + len(_CLOSES)
        yield opening, start


def _in_markdown(source: str) -> Iterator[tuple[int, int]]:
    """Look into the HTML of a Markdown text; what stands in code is an example."""
    encoded = source.encode("utf-8", "replace")
    point = last = 0
    for start, end in _html_in(source):
        point += len(encoded[last:start].decode("utf-8", "replace"))
        length = len(encoded[start:end].decode("utf-8", "replace"))
        yield from _in_html(source, point, point + length)
        last, point = end, point + length


def _html_in(source: str) -> Iterator[tuple[int, int]]:
    """Give the stretches of HTML in bytes; lines of one block make one stretch."""
    open_start = open_end = -1
    for event, covered in pyromark.events_with_range(source.encode("utf-8", "replace").decode(), merge_text=False):
        name = event if isinstance(event, str) else next(iter(event))
        if name not in {"Html", "InlineHtml"}:
            continue
        if covered["start"] != open_end:
            if open_start >= 0:
                yield open_start, open_end
            open_start = covered["start"]
        open_end = covered["end"]
    if open_start >= 0:
        yield open_start, open_end
