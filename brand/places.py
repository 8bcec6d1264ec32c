"""Where things stand in a document: lines and columns, quotes, and the words around a place."""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Mapping

from msgspec import UNSET, Struct

from brand.document import Document, Segment
from brand.finding import At

__all__ = ["Places"]

_LINE_END = re.compile(r"\r\n?|\n")
_INVISIBLE = re.compile("[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]")
"""Soft hyphens, zero-width characters and marks of direction: readers do not see them."""
_AROUND = 3
"""Words on either side that make a place recognisable after its line has moved."""
_REACH = 80
"""Code points in which those words are looked for."""


class Span(Struct, frozen=True, kw_only=True):
    """A stretch of one source that is known to exist."""

    pointer: str
    start: int
    end: int


class Places:
    """The sources of one document, indexed once for all findings in it."""

    def __init__(self, document: Document) -> None:
        self._texts: Mapping[str, str] = {source.pointer: source.text for source in document.sources}
        self._lines: dict[str, list[int]] = {}
        self._prose: dict[str, list[tuple[int, Segment]]] = {}
        for segment in document.segments:
            self._prose.setdefault(segment.pointer, []).append((segment.offsets[0], segment))

    def located(self, at: At) -> At:
        """Give the place with its line and column, where its source is known."""
        span = self._span(at)
        if span is None:
            return at
        starts = self._line_starts(span.pointer)
        line = bisect_right(starts, span.start)
        return At(
            pointer=at.pointer,
            start=at.start,
            end=at.end,
            line=line,
            column=span.start - starts[line - 1] + 1,
            box=at.box,
        )

    def quote(self, at: At) -> str | None:
        """Give what stands at a place; None where no source is known."""
        span = self._span(at)
        return None if span is None else self._texts[span.pointer][span.start : span.end]

    def surroundings(self, at: At) -> str | None:
        """Give the words at and around a place, as a reader sees them: markup, case and line breaks do not count."""
        span = self._span(at)
        if span is None:
            return None
        segment = self._segment(span)
        if segment is None:
            return _surroundings(self._texts[span.pointer], span.start, span.end)
        start = max(bisect_right(segment.offsets, span.start) - 1, 0)
        end = max(bisect_right(segment.offsets, span.end - 1), start)
        return _surroundings(segment.text, start, end)

    def _span(self, at: At) -> Span | None:
        if at.pointer is UNSET or at.start is UNSET or at.end is UNSET or at.pointer not in self._texts:
            return None
        if not 0 <= at.start <= at.end <= len(self._texts[at.pointer]):
            raise IndexError(f"{at} lies outside its source of {len(self._texts[at.pointer])} code points")
        return Span(pointer=at.pointer, start=at.start, end=at.end)

    def _line_starts(self, pointer: str) -> list[int]:
        if pointer not in self._lines:
            text = self._texts[pointer]
            self._lines[pointer] = [0, *(end.end() for end in _LINE_END.finditer(text))]
        return self._lines[pointer]

    def _segment(self, span: Span) -> Segment | None:
        prose = self._prose.get(span.pointer, [])
        position = bisect_right(prose, span.start, key=lambda entry: entry[0]) - 1
        if position < 0:
            return None
        segment = prose[position][1]
        return segment if span.end <= segment.offsets[-1] else None


def _surroundings(text: str, start: int, end: int) -> str:
    before = _plain(text[max(start - _REACH, 0) : start]).split()[-_AROUND:]
    after = _plain(text[end : end + _REACH]).split()[:_AROUND]
    return "\x1f".join((" ".join(before), " ".join(_plain(text[start:end]).split()), " ".join(after)))


def _plain(text: str) -> str:
    return unicodedata.normalize("NFC", _INVISIBLE.sub("", text)).casefold()
