"""Waivers that stand in a file itself, beside what they permit.

    <!-- brand waive tone/avoided-term until 2026-12-31: quoted from the contract -->
    <!-- brand waive-file language/exclamation: a cheer, legal knows -->

The first holds for the piece of text in which it stands, or else for the next one; the second for the whole file.
They count for `brand check` only: what a service stores is waived by people who may.
"""

import hashlib
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import accumulate

from msgspec import UNSET, Struct
from msgspec.structs import replace

from brand import checks
from brand.document import Document, Kind
from brand.finding import At, Finding, Fix, Replacement, Report, Said, Severity, Waiver
from brand.linter import recounted, words_in
from brand.nearest import nearest
from brand.places import Places
from brand.text.comments import comments

__all__ = ["INLINE", "RULES", "Inline", "WaiverRule", "inline_waivers", "waived"]

INLINE = "inline:"
"""How the id of a waiver begins that stands in the file; its line follows."""

_WAIVER = re.compile(r"(?:<!--|/\*)\s*brand\s+(?P<verb>waive(?:-file)?)\b(?P<rest>.*?)(?:-->|\*/)\Z", re.DOTALL)
_REST = re.compile(
    r"\s+(?P<rule>[\w./-]+)(?:\s+[\"“„](?P<quote>[^\"”“\n]+)[\"”“])?(?:\s+until\s+(?P<until>[^\s:]+))?\s*"
    r"(?::(?P<reason>.*))?",
    re.DOTALL,
)
_ENDED = re.compile(r"[\n<]")
"""What parts a comment from the text before it: the end of the line, or a tag."""
_FILE = "waive-file"
_MOST = 1_000


class WaiverRule(Struct, frozen=True, kw_only=True):
    """What can be wrong with a waiver itself, said like a check says it."""

    summary: Said
    why: Said
    severity: Severity


RULES: Mapping[str, WaiverRule] = {
    "waiver/unreadable": WaiverRule(
        summary=Said(
            de="Ausnahme ohne Regel, Grund oder gültiges Datum", en="Waiver without rule, reason or valid date"
        ),
        why=Said(
            de="Eine Ausnahme ohne Grund kann niemand prüfen; sie gilt nicht.",
            en="Nobody can judge a waiver without a reason; it does not hold.",
        ),
        severity=Severity.ERROR,
    ),
    "waiver/expired": WaiverRule(
        summary=Said(de="Abgelaufene Ausnahme", en="Expired waiver"),
        why=Said(
            de="Sie wurde auf Zeit gegeben; jetzt gilt die Regel wieder.",
            en="It was given for a time; now the rule holds again.",
        ),
        severity=Severity.WARNING,
    ),
    "waiver/unused": WaiverRule(
        summary=Said(de="Ausnahme, die nichts erlaubt", en="Waiver that permits nothing"),
        why=Said(
            de="Was niemand mehr braucht, verdeckt später einen neuen Befund.",
            en="What nobody needs any more will hide a new finding later.",
        ),
        severity=Severity.WARNING,
    ),
}


class Inline(Struct, frozen=True, kw_only=True):
    """One waiver in a file: where its comment stands, and from where to where it holds.

    `fault` says why it does not hold at all.
    """

    comment: tuple[int, int]
    scope: tuple[int, int] | None
    rule: str = ""
    quote: str = ""
    reason: str = ""
    until: date | None = None
    fault: Said | None = None


def inline_waivers(document: Document, kind: Kind) -> tuple[Inline, ...]:
    """Give the waivers that stand in a document of one source, in their order."""
    return tuple(_read_all(document, kind))


def waived(report: Report, document: Document, waivers: Iterable[Inline], *, today: date) -> Report:
    """Give the report with its findings waived; waivers that are unread, expired or unused are findings themselves."""
    listed = tuple(waivers)
    if not listed:
        return report
    in_force = [one for one in listed if one.fault is None and not _is_over(one, today)]
    places = Places(document)
    findings = [_permitted(finding, in_force, places) for finding in report.findings]
    used = {finding.waiver.id for finding in findings if finding.waiver is not None}
    told = [finding for one in listed for finding in _about(one, places, used=used, today=today)]
    ordered = sorted([*findings, *_told_apart(told, document)], key=_order)
    return recounted(report, ordered, words=words_in((document,)))


def _read_all(document: Document, kind: Kind) -> Iterator[Inline]:
    text = document.sources[0].text
    ends = list(accumulate((segment.offsets[-1] for segment in document.segments), max))
    count = 0
    for start, end in comments(text, kind):
        found = _WAIVER.match(text[start:end])
        if found is None:
            continue
        count += 1
        is_whole = found["verb"] == _FILE
        scope = None if is_whole else _scope(document, ends, (start, end))
        yield _inline(found["rest"], (start, end), scope) if count <= _MOST else _too_many((start, end))
        if count > _MOST:
            return


def _too_many(comment: tuple[int, int]) -> Inline:
    said = Said(
        de=f"Mehr als {_MOST} Ausnahmen in einer Datei: Von hier an gilt keine.",
        en=f"More than {_MOST} waivers in one file: from here on none holds.",
    )
    return Inline(comment=comment, scope=None, fault=said)


def _inline(rest: str, comment: tuple[int, int], scope: tuple[int, int] | None) -> Inline:
    found = _REST.fullmatch(rest.rstrip())
    if found is None:
        return Inline(comment=comment, scope=scope, fault=_FORM)
    reason = " ".join((found["reason"] or "").split())
    if not any(letter.isalnum() for letter in reason):
        return Inline(comment=comment, scope=scope, fault=_NO_REASON)
    until = _day(found["until"])
    if found["until"] and until is None:
        return Inline(comment=comment, scope=scope, fault=_no_day(found["until"]))
    return Inline(
        comment=comment, scope=scope, rule=found["rule"], quote=found["quote"] or "", reason=reason, until=until
    )


_FORM = Said(
    de="Die Ausnahme ist nicht lesbar: `<!-- brand waive REGEL until JJJJ-MM-TT: Grund -->`.",
    en="The waiver cannot be read: `<!-- brand waive RULE until YYYY-MM-DD: reason -->`.",
)
_NO_REASON = Said(
    de="Die Ausnahme nennt keinen Grund: Er steht hinter einem Doppelpunkt.",
    en="The waiver states no reason: it stands behind a colon.",
)


def _no_day(written: str) -> Said:
    return Said(
        de=f"„{written}“ ist kein Tag: geschrieben wird er wie 2026-12-31.",
        en=f"“{written}” is no day: it is written like 2026-12-31.",
    )


def _day(written: str | None) -> date | None:
    try:
        return date.fromisoformat(written) if written and len(written) == len("2026-12-31") else None
    except ValueError:
        return None


def _is_over(one: Inline, today: date) -> bool:
    return one.until is not None and one.until < today


def _scope(document: Document, ends: Sequence[int], comment: tuple[int, int]) -> tuple[int, int]:
    """Hold for the piece of prose around the comment or behind it; without any, to the end of the next line."""
    start, end = comment
    text = document.sources[0].text
    piece = bisect_right(ends, start)
    if piece and not _ENDED.search(text, ends[piece - 1], start):
        piece -= 1
    if piece < len(ends):
        return min(start, document.segments[piece].offsets[0]), ends[piece]
    line_end = text.find("\n", end)
    next_end = text.find("\n", line_end + 1) if line_end >= 0 else -1
    return start, next_end if next_end >= 0 else len(text)


def _permitted(finding: Finding, waivers: Iterable[Inline], places: Places) -> Finding:
    for one in waivers:
        if _covers(one, finding):
            until = None if one.until is None else one.until.isoformat()
            return replace(finding, waiver=Waiver(id=_id(one, places), reason=one.reason, expires=until))
    return finding


def _covers(one: Inline, finding: Finding) -> bool:
    if one.rule != finding.rule or (one.quote and one.quote.casefold() != finding.quote.casefold()):
        return False
    if one.scope is None:
        return True
    at = finding.at
    return at.start is not UNSET and one.scope[0] <= at.start < max(one.scope[1], one.scope[0] + 1)


def _id(one: Inline, places: Places) -> str:
    at = places.located(At(pointer="/content", start=one.comment[0], end=one.comment[1]))
    return f"{INLINE}{at.line}:{at.column}"


def _about(one: Inline, places: Places, *, used: Collection[str], today: date) -> Iterator[Finding]:
    """Say what is wrong with a waiver itself, if anything is."""
    if one.fault is not None:
        yield _finding("waiver/unreadable", one.fault, one, places)
    elif _is_over(one, today):
        said = Said(
            de=f"Die Ausnahme von {one.rule} galt bis {one.until}.",
            en=f"The waiver of {one.rule} held until {one.until}.",
        )
        yield _finding("waiver/expired", said, one, places)
    elif _id(one, places) not in used:
        yield _finding("waiver/unused", _unused(one), one, places)


def _unused(one: Inline) -> Said:
    known = checks.discover()
    near = None if one.rule in known else nearest(one.rule, known)
    meant = Said(de=f" Meintest du {near}?", en=f" Did you mean {near}?") if near else Said(de="", en="")
    return Said(
        de=f"Hier hat {one.rule} nichts zu beanstanden.{meant.de}", en=f"{one.rule} finds nothing here.{meant.en}"
    )


def _finding(rule: str, message: Said, one: Inline, places: Places) -> Finding:
    start, end = one.comment
    at = places.located(At(pointer="/content", start=start, end=end))
    away = Fix(safe=False, replacements=(Replacement(start=start, end=end, text=""),))
    return Finding(
        at=at,
        message=message,
        quote=places.quote(at) or "",
        severity=RULES[rule].severity,
        fix=away if one.fault is None else None,
        why=RULES[rule].why,
        rule=rule,
    )


def _told_apart(findings: Iterable[Finding], document: Document) -> Iterator[Finding]:
    """Name each finding by its words, so that it is known again when its line has moved."""
    times = Counter[str]()
    for finding in findings:
        key = f"{finding.rule}\x1e{' '.join(finding.quote.split())}"
        digest = hashlib.sha256(f"{key}\x1e{times[key]}".encode()).hexdigest()
        times[key] += 1
        yield replace(
            finding, fingerprint=digest, locale=document.locale, channel=document.channel, format=document.format
        )


def _order(finding: Finding) -> tuple[int, int, str]:
    at = finding.at
    return -1 if at.start is UNSET else at.start, -1 if at.end is UNSET else at.end, finding.rule
