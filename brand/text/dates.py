"""Reads calendar dates out of prose, in the ways that German and English write them."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from brand.languages import GERMAN, language_of

__all__ = ["Day", "days"]

_SHORT = {
    "de": ("jan", "feb", "mär", "apr", "mai", "jun", "jul", "aug", "sep", "okt", "nov", "dez"),
    "en": ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"),
}
_ISO = re.compile(r"(?<![\w.-])(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})(?![\w-])")
_YEAR = r"(?P<year>\d{4})(?!\d)"
_GAP = "[ \u00a0]"
_NAME = r"(?P<name>[^\W\d_]{3,9})"
_ORDINAL = "(?:st|nd|rd|th)?"
_DOTTED = re.compile(
    rf"(?<![\w.,])(?P<day>\d{{1,2}})\.{_GAP}?(?P<month>\d{{1,2}})\.(?:{_GAP}?(?P<year>\d{{4}}|\d{{2}})(?!\d|\.\d))?(?!\d)"
)
_SLASHED = re.compile(r"(?<![\w/])(?P<first>\d{1,2})/(?P<second>\d{1,2})/(?P<year>\d{4}|\d{2})(?![\d/])")
_DAY_MONTH = re.compile(
    rf"(?<![\w.,])(?P<day>\d{{1,2}})(?:\.|{_ORDINAL})(?: of)?{_GAP}{_NAME}(?:\.?,?{_GAP}{_YEAR})?(?!\w)"
)
_MONTH_DAY = re.compile(rf"(?<!\w){_NAME}\.?{_GAP}(?P<day>\d{{1,2}}){_ORDINAL}(?:,?{_GAP}{_YEAR})?(?![.,:]?\w)")
_BEFORE_DAY = ("am", "bis", "vom", "zum", "ab", "den", "dem", "der", "seit", "und", "nach", "vor", "–", "-", "am:")
"""In front of "24.12." without a year; "Kapitel 4.1." is no date."""
_LAST_DAY, _LAST_MONTH = 31, 12


class Day(NamedTuple):
    """A date at its place; `year` is None where the writer left it out."""

    start: int
    end: int
    year: int | None
    month: int
    day: int


def days(text: str, locale: str | None) -> Iterator[Day]:
    """Give every date in reading order; of overlapping readings the first."""
    found = sorted(_readings(text, locale), key=lambda one: (one.start, -one.end))
    end = -1
    for one in found:
        if one.start >= end and 1 <= one.day <= _LAST_DAY and 1 <= one.month <= _LAST_MONTH:
            yield one
            end = one.end


def _readings(text: str, locale: str | None) -> Iterator[Day]:
    language = language_of(locale) or GERMAN
    for hit in _ISO.finditer(text):
        yield _day(hit, int(hit["month"]))
    if language is GERMAN:
        yield from (_day(hit, int(hit["month"])) for hit in _DOTTED.finditer(text) if _is_dated(text, hit))
    yield from _slashed(text, locale)
    for pattern in (_DAY_MONTH, *(() if language is GERMAN else (_MONTH_DAY,))):
        for hit in pattern.finditer(text):
            month = _month(hit["name"], language.code, language.months)
            if month:
                yield _day(hit, month)


def _is_dated(text: str, hit: re.Match[str]) -> bool:
    before = text[max(0, hit.start() - 8) : hit.start()].lower().split()
    return hit["year"] is not None or (bool(before) and before[-1] in _BEFORE_DAY)


def _slashed(text: str, locale: str | None) -> Iterator[Day]:
    is_american = (locale or "").upper().endswith("-US")
    for hit in _SLASHED.finditer(text):
        first, second = int(hit["first"]), int(hit["second"])
        month, day = (first, second) if is_american else (second, first)
        yield Day(hit.start(), hit.end(), _year(hit["year"]), month, day)


def _day(hit: re.Match[str], month: int) -> Day:
    return Day(hit.start(), hit.end(), _year(hit["year"]), month, int(hit["day"]))


def _year(written: str | None) -> int | None:
    if written is None:
        return None
    return int(written) if len(written) > 2 else 2000 + int(written)  # noqa: PLR2004 -- "26" is 2026


def _month(name: str, code: str, months: tuple[str, ...]) -> int:
    """Give the number of a month by its name or short name, 0 for another word."""
    low = name.lower()
    if low in months:
        return months.index(low) + 1
    return _SHORT[code].index(low) + 1 if low in _SHORT[code] else 0
