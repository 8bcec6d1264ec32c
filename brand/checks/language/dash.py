import re
from collections.abc import Iterator
from typing import NamedTuple

from brand.check import Breach, Check, Context, Needs, Pass
from brand.checks._example import found, mended, speaking
from brand.finding import Finding, Fix, Said, Severity
from brand.languages import language_of
from brand.model import Document
from brand.text import at, replacements

__all__ = ["CHECK"]

_ANY = re.compile(r"[-–—]")
_SPACED_HYPHEN = re.compile(r"(?<=[^\s\d])(?P<dash>[ \u00a0](?:-{1,3}|—)[ \u00a0])(?=[^\s\d])")
_EM = re.compile(r"(?<=[^\W\d])(?P<dash>—)(?=[^\W\d])")
_DOUBLED = re.compile(r"(?<=[^\W\d])(?P<dash>--)(?=[^\W\d])")
_SPACED = re.compile(r"(?<=[^\s\d])(?P<dash>[ \u00a0](?:-{1,3}|–|—)[ \u00a0])(?=[^\s\d])")
_RANGE = re.compile(
    r"(?<![\w.,/:+–-])(?<!\d[ \u00a0\u202f])(?P<first>[1-9]\d{0,3})"
    r"(?P<dash> ?[-–—] ?)(?P<last>[1-9]\d{0,3})(?![\w/:–-]|[.,]\d)"
)

_DAY = (
    r"(?:Mo|Di|Mi|Do|Fr|Sa|So|Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|Sonntag"
    r"|Mon|Tue|Wed|Thu|Fri|Sat|Sun|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\.?"
)
_TIME = r"\d{1,2}(?::\d{2}|\.\d{2}(?= ?[-–—] ?\d{1,2}[.:]\d{2} Uhr)|\.\d{2}(?= Uhr)| ?[ap]\.?m\.?)"
_NAMED_RANGE = re.compile(
    rf"(?<![\w.:-])(?:(?P<one>{_DAY})(?P<dash> ?[-–—] ?)(?P<two>{_DAY})|{_TIME}(?P<hours> ?[-–—] ?){_TIME})(?![\w-])"
)
_MONTH = r"(?:Jan|Feb|März|Mär|Apr|Mai|Jun|Jul|Aug|Sep|Okt|Nov|Dez)"
_DATES = re.compile(
    r"(?<![\w.])\d{1,2}\.(?:\d{1,2}\.(?:\d{2,4})?)?(?P<dash> ?[-—] ?)\d{1,2}\."
    rf"(?=\d{{1,2}}\.|[ \u00a0]{_MONTH})"
    r"|(?P<sign>[€£$])\d+(?:[.,]\d+)*(?P<money> ?[-—] ?)(?P=sign)\d"
)
"""Dates and amounts: "1.-3. Mai", "£10-£20"."""
_PHONE = (3, 4)
"""So many digits has an American telephone number on both sides."""
_NUMBERED = re.compile(
    r"\b(?:version|v|release|modell?|typ|type|code|artikel|item|gate|tel|fax|isbn)\.? \Z", re.IGNORECASE
)
"""After these two numbers are one name."""
_OPENING = re.compile(r"\b(?:open|opened|hours|from|daily|weekdays|offen|geöffnet|von|täglich):? \Z", re.IGNORECASE)
"""After these two numbers are hours, though the second be the lower one."""
_LONGEST_CUE = 14
_NOON = 12


class _Wrong(NamedTuple):
    """A dash at its place, and what belongs there."""

    start: int
    end: int
    right: str


def run(document: Document, _: Context) -> Iterator[Finding]:
    """Report dashes that the locale writes differently, and ranges without theirs."""
    if language_of(document.locale) is None:
        return
    is_american = (document.locale or "").upper() == "EN-US"
    for segment in document.segments:
        if not _ANY.search(segment.text):
            continue
        for start, end, right in _wrong(segment.text, is_american=is_american):
            quote = segment.text[start:end]
            yield Finding(
                at=at(segment, start, end),
                quote=quote,
                message=_message(quote, right),
                fix=Fix(safe=True, replacements=replacements(segment, start, end, right)),
            )


def _wrong(text: str, *, is_american: bool) -> list[_Wrong]:
    """Take a range before the dash that it also looks like."""
    ranges = list(_ranges(text))
    dashes = (
        dash
        for dash in _dashes(text, is_american=is_american)
        if not any(one.start < dash.end and dash.start < one.end for one in ranges)
    )
    return sorted((*dashes, *ranges))


def _dashes(text: str, *, is_american: bool) -> Iterator[_Wrong]:
    right = "—" if is_american else " – "
    for pattern in (_SPACED, _DOUBLED) if is_american else (_SPACED_HYPHEN, _EM, _DOUBLED):
        for hit in pattern.finditer(text):
            yield _Wrong(*hit.span("dash"), right)


def _ranges(text: str) -> Iterator[_Wrong]:
    """Take two rising numbers as a range; scores, codes and phone numbers are none."""
    for hit in _NAMED_RANGE.finditer(text):
        group = "dash" if hit["dash"] else "hours"
        if hit[group] != "–" and (hit["hours"] or hit["one"] != hit["two"]):
            yield _Wrong(*hit.span(group), "–")
    for hit in _DATES.finditer(text):
        yield _Wrong(*hit.span("dash" if hit["dash"] else "money"), "–")
    for hit in _RANGE.finditer(text):
        if hit["dash"] != "–" and _is_range(text, hit):
            yield _Wrong(*hit.span("dash"), "–")


def _is_range(text: str, hit: re.Match[str]) -> bool:
    before = (max(0, hit.start() - _LONGEST_CUE), hit.start())
    if (len(hit["first"]), len(hit["last"])) == _PHONE:
        return False
    if int(hit["first"]) < int(hit["last"]):
        return not _NUMBERED.search(text, *before)
    return int(hit["first"]) <= _NOON and int(hit["last"]) <= _NOON and bool(_OPENING.search(text, *before))


def _message(quote: str, right: str) -> Said:
    return Said(de=f"Strich „{quote}“: Hier steht „{right}“.", en=f"Dash “{quote}”: it is “{right}” here.")


_PLAIN = speaking()

CHECK = Check(
    id="language/dash",
    family="language",
    summary=Said(de="Falscher Strich", en="Wrong dash"),
    why=Said(
        de="Ein Bindestrich verbindet, ein Gedankenstrich trennt; verwechselt stocken Leserinnen und Leser.",
        en="A hyphen joins, a dash parts; mixed up they make readers stumble.",
    ),
    severity=Severity.NOTE,
    needs=Needs.PROSE,
    run=run,
    examples=(
        Breach(
            content="Winter - endlich, 5-10 Tage.",
            context=_PLAIN,
            findings=(
                found((6, 9), " - ", _message(" - ", " – "), fix=mended((6, 9, " – "), safe=True)),
                found((19, 20), "-", _message("-", "–"), fix=mended((19, 20, "–"), safe=True)),
            ),
        ),
        Breach(
            content="Winter—at last.",
            locale="en-GB",
            context=_PLAIN,
            findings=(found((6, 7), "—", _message("—", " – "), fix=mended((6, 7, " – "), safe=True)),),
        ),
        Breach(
            content="Winter – at last.",
            locale="en-US",
            context=_PLAIN,
            findings=(found((6, 9), " – ", _message(" – ", "—"), fix=mended((6, 9, "—"), safe=True)),),
        ),
        Pass(
            content="Winter – ja, 5–10 Tage, Tür-zu-Tür, Tel. 040-1234, 0800 123-4567, 24-7, 2026-12-24, Zu- und Ab.",
            context=_PLAIN,
        ),
        Breach(
            content="Open 9-5.",
            locale="en-GB",
            context=_PLAIN,
            findings=(found((6, 7), "-", _message("-", "–"), fix=mended((6, 7, "–"), safe=True)),),
        ),
        Pass(content="Winter – at last, a well-known 3-1.", locale="en-GB", context=_PLAIN),
        Pass(content="Winter—at last, 5–10 days.", locale="en-US", context=_PLAIN),
    ),
)
