"""One way to write each word: composed, without invisible characters, with plain spaces, and in lower case.

A view keeps the place of every character, so that what is found in it is never searched for again.
"""

import re
import unicodedata
from array import array
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from brand.text.words import INVISIBLE

__all__ = ["View", "cased", "fold", "normalise", "plain"]

_PLAIN = (
    *((odd, " ") for odd in "\u00a0\u202f\u2007\u2009\u200a\t\n\r\v\f\u2028\u2029"),
    *((odd, "'") for odd in "’ʼ‘＇"),
    *((odd, "-") for odd in "\u2010\u2011"),
)
_ODD = re.compile(rf"[{INVISIBLE}\u0130]|\s\s|[\u0300-\u036f]")
_STRETCH = re.compile(rf"[{INVISIBLE}]+|\s{{2,}}|\u0130|[^\s{INVISIBLE}][\u0300-\u036f]+")


class View(NamedTuple):
    """A text in one way of writing: `cased` keeps capitals, `text` does not; both are equally long.

    `starts` and `ends` say where a character stands in the text that was normalised; None where nothing moved.
    """

    cased: str
    text: str
    starts: Sequence[int] | None
    ends: Sequence[int] | None

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Say where `text[start:end]` stands in what was normalised."""
        if self.starts is None or self.ends is None:
            return start, end
        return self.starts[start], self.ends[end - 1] if end > start else self.starts[start]


def normalise(text: str) -> View:
    """Give the view of a text; most texts are their own and cost two passes."""
    if _ODD.search(text) is None:
        cased = _plain(text)
        return View(cased, fold(cased), None, None)
    pieces: list[str] = []
    starts, ends = array("l"), array("l")
    for piece, start, end, moved in _pieces(text):
        pieces.append(piece)
        if moved:
            starts.extend([start] * len(piece))
            ends.extend([end] * len(piece))
        else:
            starts.extend(range(start, end))
            ends.extend(range(start + 1, end + 1))
    cased = "".join(pieces)
    return View(cased, fold(cased), starts, ends)


def fold(text: str) -> str:
    """Put letters into lower case, each where it was."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(low if len(low := letter.lower()) == 1 else letter for letter in text)


@lru_cache(maxsize=32768)
def plain(word: str) -> str:
    """Give a single word in lower case and in one way of writing; words come again, so the answer is kept."""
    return normalise(word).text


def cased(word: str) -> str:
    """Give a single word in one way of writing, its capitals kept."""
    return word if word.isascii() or _ODD.search(word) is None else normalise(word).cased


def _plain(text: str) -> str:
    """Replace what is rare one by one: faster than a table for every character."""
    for odd, plain in _PLAIN:
        if odd in text:
            text = text.replace(odd, plain)
    return text


def _pieces(text: str) -> Iterator[tuple[str, int, int, bool]]:
    """Cut a text where something is left out or composed: (piece, start, end, moved)."""
    done = 0
    for found in _STRETCH.finditer(text):
        start, end = found.span()
        yield _plain(text[done:start]), done, start, False
        yield _composed(found.group()), start, end, True
        done = end
    yield _plain(text[done:]), done, len(text), False


def _composed(stretch: str) -> str:
    if stretch[0] in INVISIBLE:
        return ""
    if stretch[0].isspace():
        return " "
    return "I" if stretch == "\u0130" else unicodedata.normalize("NFC", stretch)
