"""Words and sentences of a segment, found once and shared by all checks."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from brand.document import Segment
from brand.languages import GERMAN, Language, language_of

__all__ = ["INVISIBLE", "Sentence", "Word", "sentences", "tokens", "words_by_sentence"]

INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_WORD = re.compile(rf"[^\W_]+(?:[{INVISIBLE}\u0300-\u036f]+[^\W_]*)*+")
_STOP = re.compile(r"[.!?…]+[\"'”“’‘»«›‹)\]]*|\n")
_NEXT = re.compile(r"\s*[^\S\n]*[\"'„“‚‘»«›‹(\[–—-]*\s*(\S)?")
_LAST_WORD = re.compile(r"[^\W_]+$")
_WRAPPED = 60
"""A line of plain text this long may have been wrapped by an editor rather than ended by its writer."""
_RAGGED = 20
_LONGEST_LINE = 400


class Word(NamedTuple):
    """Letters and digits in a row; hyphens and apostrophes part words."""

    start: int
    end: int
    text: str


class Sentence(NamedTuple):
    """One sentence with its closing mark."""

    start: int
    end: int


def tokens(segment: Segment) -> tuple[Word, ...]:
    """Give the words of a segment."""
    return _words(segment.text)


def sentences(segment: Segment, locale: str | None = None) -> tuple[Sentence, ...]:
    """Give the sentences of a segment; the full stop of an abbreviation or a German ordinal number ends none."""
    return _sentences(segment.text, language_of(locale) or GERMAN)


def words_by_sentence(segment: Segment, locale: str | None = None) -> Iterator[tuple[Word, ...]]:
    """Give the words of one sentence after the other, in one walk."""
    every, first = tokens(segment), 0
    for sentence in sentences(segment, locale):
        last = first
        while last < len(every) and every[last].start < sentence.end:
            last += 1
        yield every[first:last]
        first = last


@lru_cache(maxsize=2048)
def _words(text: str) -> tuple[Word, ...]:
    return tuple(Word(found.start(), found.end(), found.group()) for found in _WORD.finditer(text))


@lru_cache(maxsize=2048)
def _sentences(text: str, language: Language) -> tuple[Sentence, ...]:
    found: list[Sentence] = []
    start = 0
    for stop in _STOP.finditer(text):
        if stop.start() >= start and _ends(text, stop, language):
            _add(found, text, start, stop.end())
            start = stop.end()
    _add(found, text, start, len(text))
    return tuple(found)


def _add(found: list[Sentence], text: str, start: int, end: int) -> None:
    piece = text[start:end]
    start += len(piece) - len(piece.lstrip())
    end -= len(piece) - len(piece.rstrip())
    if start < end:
        found.append(Sentence(start, end))


def _ends(text: str, stop: re.Match[str], language: Language) -> bool:
    """Decide whether a mark ends its sentence by what stands around it."""
    following = _NEXT.match(text, stop.end())
    first = following[1] if following else None
    if first is None:
        return True
    if stop.group() == "\n":
        return _line_ends(text, stop.start(), first)
    if stop.end() < len(text) and not text[stop.end()].isspace():
        return False
    if stop.group()[0] != ".":
        return not first.islower()
    return not first.islower() and not _abbreviates(text, stop.start(), language)


def _line_ends(text: str, at: int, first: str) -> bool:
    """Tell the end of a heading from a line that an editor wrapped: only that one is as long as the next."""
    line = text[text.rfind("\n", 0, at) + 1 : at].rstrip()
    following = text[at + 1 : at + 1 + _LONGEST_LINE].partition("\n")[0] if len(line) >= _WRAPPED else ""
    is_wrapped = len(line) >= _WRAPPED and len(following) <= len(line) + _RAGGED and line[-1:] not in ".!?:…"
    return not first.islower() and not is_wrapped


def _abbreviates(text: str, at: int, language: Language) -> bool:
    """Know `z. B.`, `Nr.` and, in German, `24.` by the word before the full stop."""
    word = _LAST_WORD.search(text[max(0, at - 24) : at])
    if word is None:
        return False
    before = word.group()
    if before.isdecimal():
        return language.has_ordinal_stop and len(before) <= 2  # noqa: PLR2004 -- a day, a floor, a century
    return before.lower() in language.abbreviations
