"""Collects prose character by character with the way back into the source, and walks that way."""

from collections.abc import Iterable, Sequence
from typing import Literal

from brand.document import Segment
from brand.finding import At, Replacement
from brand.text.mask import NOTHING

__all__ = ["Role", "Run", "at", "replacements", "span"]

Role = Literal["heading", "paragraph", "list-item", "quote", "line"]


class Run:
    """One run of prose under construction; `line_break` is what a line break of the source means to a reader."""

    def __init__(self, pointer: str, *, line_break: str = " ") -> None:
        self._pointer = pointer
        self._line_break = line_break
        self._text: list[str] = []
        self._starts: list[int] = []
        self._ends: list[int] = []

    def literal(self, source: str, start: int, end: int) -> None:
        """Take characters as they stand, without those that a mask blanked out."""
        while start < end:
            stop = source.find(NOTHING, start, end)
            stop = end if stop < 0 else stop
            self._text.append(source[start:stop].replace("\n", self._line_break))
            self._starts.extend(range(start, stop))
            self._ends.extend(range(start + 1, stop + 1))
            start = stop
            while start < end and source[start] == NOTHING:
                start += 1

    def decoded(self, text: str, start: int, end: int) -> None:
        """Take text that a whole stretch of the source stands for: an entity, a tag that breaks the line."""
        self._text.append(text)
        self._starts.extend([start] * len(text))
        self._ends.extend([end] * len(text))

    def segments(self, role: Role) -> Iterable[Segment]:
        """Give what was collected, without white space around it, and begin anew."""
        text = "".join(self._text)
        starts, ends = self._starts, self._ends
        self._text, self._starts, self._ends = [], [], []
        first = len(text) - len(text.lstrip())
        last = len(text.rstrip())
        if first >= last:
            return
        yield Segment(
            pointer=self._pointer,
            text=text[first:last],
            offsets=(*starts[first:last], ends[last - 1]),
            ends=_ends(starts[first:last], ends[first:last]),
            role=role,
        )


def _ends(starts: Sequence[int], ends: Sequence[int]) -> tuple[int, ...]:
    """Leave the ends out where every character ends where the next one begins."""
    return () if ends[:-1] == starts[1:] else tuple(ends)


def span(segment: Segment, start: int, end: int) -> tuple[int, int]:
    """Say where `segment.text[start:end]` stands in the source, without the markup around it."""
    first = segment.offsets[start]
    if end <= start:
        return first, first
    return first, segment.ends[end - 1] if segment.ends else segment.offsets[end]


def at(segment: Segment, start: int, end: int) -> At:
    """Point at `segment.text[start:end]` in its source."""
    first, last = span(segment, start, end)
    return At(pointer=segment.pointer, start=first, end=last)


def replacements(segment: Segment, start: int, end: int, text: str) -> tuple[Replacement, ...]:
    """Put `text` in place of `segment.text[start:end]` and keep the markup inside it.

    The first stretch of the source takes the new words, those behind inline tags are emptied.
    """
    pieces: list[list[int]] = []
    for index in range(start, end):
        first, last = span(segment, index, index + 1)
        if pieces and pieces[-1][1] == first:
            pieces[-1][1] = last
        elif not pieces or first >= pieces[-1][1]:
            pieces.append([first, last])
    return tuple(
        Replacement(start=first, end=last, text=text if number == 0 else "")
        for number, (first, last) in enumerate(pieces)
    )
