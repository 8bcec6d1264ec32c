"""Pairs quotation marks and says which of them the locale writes differently."""

import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from brand.languages import is_german

__all__ = ["Wrong", "wrong_marks"]

_DOUBLE = re.compile('["„“”«»]')
_SINGLE = re.compile("['‚‘’‹›]")
_OPENS_AFTER = " \t\n\u00a0\u202f([{/–—-„“«»‚‘‹›\"'"

_ONE_LETTER = 2
"""So close stand the apostrophes of "Rock 'n' Roll"."""

_MOST_BETWEEN = 20
"""So many marks may stand between one that opens and the one that closes it."""

Style = tuple[str, str]


class Wrong(NamedTuple):
    """A mark at its place, and the one that belongs there."""

    place: int
    mark: str
    right: str


class _Kind(NamedTuple):
    """Double or single marks: how to find them, and the locale's styles, the first one preferred."""

    marks: re.Pattern[str]
    styles: tuple[Style, ...]
    is_single: bool


def wrong_marks(text: str, locale: str) -> Iterator[Wrong]:
    """Give every mark of a text that the locale does not write there."""
    for kind in _kinds(locale):
        yield from _of_kind(text, kind)


def _kinds(locale: str) -> tuple[_Kind, _Kind]:
    if not is_german(locale):
        return _Kind(_DOUBLE, (("“", "”"),), is_single=False), _Kind(_SINGLE, (("‘", "’"),), is_single=True)
    if locale.upper().endswith("-CH"):
        return _Kind(_DOUBLE, (("«", "»"),), is_single=False), _Kind(_SINGLE, (("‹", "›"),), is_single=True)
    double: tuple[Style, ...] = (("„", "“"), ("»", "«"))
    single: tuple[Style, ...] = (("‚", "‘"), ("›", "‹"))
    return _Kind(_DOUBLE, double, is_single=False), _Kind(_SINGLE, single, is_single=True)


def _of_kind(text: str, kind: _Kind) -> Iterator[Wrong]:
    """Walk from mark to mark: one opens, the next that can closes."""
    style: Style | None = None
    for found in kind.marks.finditer(text):
        place, mark = found.start(), found.group()
        if style is None:
            style = _opened(text, place, kind)
            if style and mark != style[0]:
                yield Wrong(place, mark, style[0])
            elif style is None and mark == '"' and _is_left_over(text, place):
                yield Wrong(place, mark, kind.styles[0][1])
        elif _closes(text, place, kind):
            if mark != style[1]:
                yield Wrong(place, mark, style[1])
            style = None


def _is_left_over(text: str, place: int) -> bool:
    """Know a straight mark that closes what something else opened, and is no prime: `,,so"`."""
    before, after = text[max(0, place - 1) : place], text[place + 1 : place + 2]
    return (before.isalpha() or before in set(".!?…")) and not after.isalnum()


def _opened(text: str, place: int, kind: _Kind) -> Style | None:
    """Give the style that a mark opens, None for an apostrophe, a prime or a mark that nothing closes."""
    before, after = text[place - 1 : place] if place else " ", text[place + 1 : place + 2]
    if before not in _OPENS_AFTER or not after or after.isspace() or text[place] == "’":
        return None
    partners = (found.start() for found in islice(kind.marks.finditer(text, place + 1), _MOST_BETWEEN))
    closing = next((partner for partner in partners if _closes(text, partner, kind)), None)
    if closing is None or (kind.is_single and closing - place <= _ONE_LETTER):
        return None
    return next((style for style in kind.styles if style[0] == text[place]), kind.styles[0])


def _closes(text: str, place: int, kind: _Kind) -> bool:
    """Say whether a mark can close: a word or a sentence ends before it."""
    before, after = text[place - 1 : place], text[place + 1 : place + 2]
    if not before or before.isspace() or before in "([":
        return False
    if kind.is_single:
        return not after.isalnum()
    is_prime = text[place] == '"' and before.isdigit() and kind.marks.search(text, place + 1) is not None
    return not is_prime
