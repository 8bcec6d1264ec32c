"""Which words of a segment a third party says, and which are the title of a work."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache

from brand.languages import GERMAN, Language, language_of
from brand.languages.language import words

__all__ = ["is_quoted"]

_QUOTES = re.compile(
    r"„[^“”\"„]{1,600}[“”\"]|“[^“”„]{1,600}”|»[^»«]{1,600}«|«[^»«]{1,600}»|\"[^\"]{1,600}\"|‚[^‘’‚]{1,300}[‘’]"
    r"|‹[^‹›]{1,300}›|›[^‹›]{1,300}‹|(?<!\w)‘[^‘’]{1,300}’(?!\w)"
)
_WORD = re.compile(r"[^\W\d_]+")
_AROUND = 60
_CLOSE = 3
"""So many words before or after a quotation may name who speaks."""
_CALLS = words("laut nannte nannten nennt calls called according")
"""Close before a quotation these say whose word it is: "laut Jana", "she called it"."""
_SPEAKER = re.compile(
    r"(?:(?:Herr|Frau|Familie|Mr|Mrs|Ms|Dr|Prof)\.? [A-ZÄÖÜ][\w-]+|[A-ZÄÖÜ][\w-]+ [A-ZÄÖÜ]\.)(?: \([^()]{1,30}\))?:\Z"
)
"""A person and a colon: "Frau Kern:", "Jana K.:"."""
_SAYS_SO = re.compile(r",? so (?:der |die |das )?[A-ZÄÖÜ]")
_BYLINE = re.compile(r"\s*(?:[–—]|\(|-\s)\s*[^\W\d_]*[A-ZÄÖÜ]")


def is_quoted(text: str, start: int, end: int, locale: str | None) -> bool:
    """Say whether `text[start:end]` is somebody else's: reported speech, or the title of a work."""
    spans = _foreign(text, language_of(locale) or GERMAN)
    nearest = bisect_right(spans, start, key=_begins) - 1
    return nearest >= 0 and end <= spans[nearest][1]


def _begins(span: tuple[int, int]) -> int:
    return span[0]


@lru_cache(maxsize=1024)
def _foreign(text: str, language: Language) -> tuple[tuple[int, int], ...]:
    return tuple(_find_foreign(text, language))


def _find_foreign(text: str, language: Language) -> Iterator[tuple[int, int]]:
    for found in _QUOTES.finditer(text):
        start, end = found.span()
        before = [word.lower() for word in _WORD.findall(text[max(0, start - _AROUND) : start])]
        after = [word.lower() for word in _WORD.findall(text[end : end + _AROUND])]
        if _is_spoken(text, found, before, after, language) or (before and before[-1] in language.works):
            yield start, end


def _is_spoken(text: str, found: re.Match[str], before: list[str], after: list[str], language: Language) -> bool:
    """Know speech by who says it: after the closing mark, before a colon, or as a byline."""
    if any(word in language.speaks for word in after[:_CLOSE]):
        return True
    lead = text[max(0, found.start() - _AROUND) : found.start()].rstrip()
    if lead.endswith((":", ",")) and any(word in language.speaks for word in before[-6:]):
        return True
    if before and (before[-1] in language.speaks or any(word in _CALLS for word in before[-3:])):
        return True
    if _SPEAKER.search(lead) or (after[:1] == ["so"] and _SAYS_SO.match(text, found.end())):
        return True
    return bool(_BYLINE.match(text, found.end()))
