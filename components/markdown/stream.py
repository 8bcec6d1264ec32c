"""pyromark's events with their ranges in code points, placeholders hidden behind marks."""

import re
from array import array
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

import pyromark
from msgspec import Struct

from components.characters import MARK, MARK_DIGITS
from components.placeholders import Placeholder, marked

__all__ = ["MARKED", "Stream", "Token", "stream"]

MARKED = re.compile(f"{MARK}[{MARK_DIGITS}]*")

# Tables and strikethrough are switched on to be recognised and refused.
_OPTIONS = pyromark.Options.ENABLE_FOOTNOTES | pyromark.Options.ENABLE_TABLES | pyromark.Options.ENABLE_STRIKETHROUGH


class Token(Struct, frozen=True):
    """One event: `act` is Start, End or the name of a leaf; `tag` names what starts or ends; `value` is its detail."""

    act: str
    tag: str
    value: Any
    start: int
    end: int


class Stream(Struct, frozen=True, kw_only=True):
    """The tokens of a text, and its placeholders by the mark that hides them."""

    tokens: tuple[Token, ...]
    gaps: Mapping[str, Placeholder]


@lru_cache(maxsize=16)
def stream(text: str) -> Stream:
    """Read a text into tokens; the last texts are kept, since a text is checked and then shown in several channels."""
    hidden = marked(text)
    return Stream(tokens=tuple(_tokens(hidden.text)), gaps=hidden.gaps)


def _tokens(hidden: str) -> Iterator[Token]:
    at = _code_points(hidden)
    for event, span in pyromark.events_with_range(hidden, options=_OPTIONS):
        yield _token(event, at[span["start"]], at[span["end"]])


def _token(event: Any, start: int, end: int) -> Token:
    if isinstance(event, str):
        return Token(event, "", None, start, end)
    ((act, what),) = event.items()
    if act not in {"Start", "End"}:
        return Token(act, "", what, start, end)
    if isinstance(what, str):
        return Token(act, what, None, start, end)
    ((tag, value),) = what.items()
    return Token(act, tag, value, start, end)


def _code_points(text: str) -> "array[int] | range":
    """Map each byte offset of the text's UTF-8 form to its code point offset."""
    if text.isascii():
        return range(len(text) + 1)
    places = array("l")
    for place, sign in enumerate(text):
        places.extend([place] * len(sign.encode()))
    places.append(len(text))
    return places
