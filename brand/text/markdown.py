"""Markdown: every event of the parser names its bytes, which become code points here."""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator
from itertools import accumulate

import pyromark

from brand.document import Segment
from brand.text.html import read_html
from brand.text.mask import OBJECT
from brand.text.run import Role, Run

__all__ = ["read_markdown"]

_OPTIONS = pyromark.Options.ENABLE_FOOTNOTES | pyromark.Options.ENABLE_TABLES | pyromark.Options.ENABLE_STRIKETHROUGH
_WIDE = re.compile(r"[^\x00-\x7f]")
_ROLES: dict[str, Role] = {"Heading": "heading", "Item": "list-item", "BlockQuote": "quote"}
_BLOCKS = frozenset(
    {"Paragraph", "Heading", "Item", "List", "BlockQuote", "FootnoteDefinition", "TableCell", "CodeBlock", "HtmlBlock"}
)
_UNREAD = frozenset({"CodeBlock", "Image"})
_OBJECTS = frozenset({"Code", "InlineMath", "DisplayMath"})


def read_markdown(masked: str, run: Run) -> Iterator[Segment]:
    """Give each paragraph, heading, list item, cell and footnote; code and pictures are objects."""
    walk = _Walk(masked, run)
    point = _code_points(masked)
    for event, covered in pyromark.events_with_range(masked, options=_OPTIONS, merge_text=False):
        name, value = (event, None) if isinstance(event, str) else next(iter(event.items()))
        yield from walk.step(name, value, (point(covered["start"]), point(covered["end"])))
    yield from walk.flush()


def _code_points(source: str) -> Callable[[int], int]:
    """Turn the parser's byte offsets into code points."""
    wide = [found.start() for found in _WIDE.finditer(source)]
    if not wide:
        return lambda byte: byte
    extra = list(accumulate((len(source[at].encode()) - 1 for at in wide), initial=0))
    bytes_at = [at + more for at, more in zip(wide, extra, strict=False)]

    def point(byte: int) -> int:
        return byte - extra[bisect_left(bytes_at, byte)]

    return point


class _Walk:
    """Follows the events: what is open decides the role of the prose and whether it is read at all."""

    def __init__(self, source: str, run: Run) -> None:
        self._source = source
        self._run = run
        self._open: list[str] = []
        self._roles: list[Role] = ["paragraph"]
        self._unread = 0

    def step(self, name: str, value: object, covered: tuple[int, int]) -> Iterator[Segment]:
        """Take one event."""
        if name == "Start":
            yield from self._start(_tag(value), covered)
        elif name == "End":
            yield from self._end(_tag(value))
        elif name == "Html":
            yield from read_html(self._source, self._run, within=covered)
        elif not self._unread:
            self._inline(name, value, covered)

    def flush(self) -> Iterator[Segment]:
        """End the prose collected so far."""
        yield from self._run.segments(self._roles[-1])

    def _start(self, tag: str, covered: tuple[int, int]) -> Iterator[Segment]:
        if tag in _BLOCKS:
            yield from self.flush()
        self._open.append(tag)
        if tag in _ROLES:
            self._roles.append("quote" if self._roles[-1] == "quote" else _ROLES[tag])
        if tag in _UNREAD:
            self._unread += 1
            if tag == "Image":
                self._run.decoded(OBJECT, *covered)

    def _end(self, tag: str) -> Iterator[Segment]:
        if tag in _BLOCKS:
            yield from self.flush()
        if self._open:
            closed = self._open.pop()
            self._unread -= closed in _UNREAD
            if closed in _ROLES:
                self._roles.pop()

    def _inline(self, name: str, value: object, covered: tuple[int, int]) -> None:
        start, end = covered
        if name == "Text":
            self._text(str(value), start, end)
        elif name == "SoftBreak":
            self._run.decoded(" ", start, end)
        elif name == "HardBreak" or (name == "InlineHtml" and str(value)[:3].lower() == "<br"):
            self._run.decoded("\n", start, end)
        elif name in _OBJECTS:
            self._run.decoded(OBJECT, start, end)

    def _text(self, text: str, start: int, end: int) -> None:
        if len(text) == end - start:
            self._run.literal(self._source, start, end)
        else:
            self._run.decoded(text, start, end)


def _tag(value: object) -> str:
    """Name the tag of a start or end event, which is a word or a mapping with one key."""
    return str(next(iter(value))) if isinstance(value, dict) else str(value)
