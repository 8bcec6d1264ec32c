"""Judges documents against a ruleset."""

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from msgspec import UNSET
from msgspec.structs import replace

from brand import checks, lexicon
from brand.check import Check, Context
from brand.colour.used import palette_of
from brand.document import Document
from brand.finding import Counts, Finding, Report, RulesetMark
from brand.model import Rule, Ruleset
from brand.places import Places

__all__ = ["lint", "lint_all", "recounted", "rules_of", "score", "words_in"]

_WORDS_PER_UNIT = 75
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


class _Raw(NamedTuple):
    """A finding whose fingerprint waits for the others, and the words that tell it from them."""

    finding: Finding
    context: str


def lint(document: Document, ruleset: Ruleset) -> Report:
    """Give all findings of one document, in the order of their places, and its palette."""
    report = lint_all((document,), ruleset)
    palette = palette_of(document, ruleset.palette)
    return replace(report, palette=palette) if palette else report


def lint_all(documents: Iterable[Document], ruleset: Ruleset) -> Report:
    """Give one report of several documents; what a source and its renditions share is reported once, at the source."""
    judged = tuple(documents)
    ranks = _pointer_ranks(judged)
    seen = set[object]()
    found: list[_Raw] = []
    for document in judged:
        fresh = [raw for raw in _judge(document, ruleset) if _identity(raw) not in seen]
        seen.update(map(_identity, fresh))
        found.extend(fresh)
    found.sort(key=lambda raw: _order(raw.finding, ranks))
    findings = tuple(_fingerprinted(found))
    return Report(
        ruleset=RulesetMark(version=None, digest=ruleset.digest),
        score=score(words_in(judged), len(findings)),
        counts=_counts(findings),
        findings=findings,
    )


def recounted(report: Report, findings: Iterable[Finding], *, words: int) -> Report:
    """Give the report of a text of so many words with other findings; a waived one counts no more."""
    held = tuple(findings)
    counted = sum(finding.waiver is None for finding in held)
    return replace(report, findings=held, counts=_counts(held), score=score(words, counted))


def score(words: int, findings: int) -> int | None:
    """Give n/(n+findings) out of 100 with n = words/75: half of it at one finding per 75 words; None without words."""
    if not words:
        return None
    units = words / _WORDS_PER_UNIT
    return round(100 * units / (units + findings))


def _judge(document: Document, ruleset: Ruleset) -> Iterator[_Raw]:
    places = Places(document)
    matches = lexicon.scan(document, ruleset.forms) if document.segments and ruleset.forms else {}
    for check in rules_of(ruleset).values():
        rule = ruleset.rules.get(check.id, Rule())
        if not _applies(check, rule, document=document):
            continue
        context = _context(check, rule, ruleset=ruleset, matches=matches.get(check.id, ()))
        try:
            found = [
                _filled(finding, document, check=check, rule=rule, places=places)
                for finding in check.run(document, context)
            ]
        except Exception as fault:
            fault.add_note(f"while the check {check.id} judged a document in {document.locale}")
            raise
        yield from found


def rules_of(ruleset: Ruleset) -> Mapping[str, Check]:
    """Give all checks that judge under a ruleset: the shipped ones, and those that its pack makes."""
    if not ruleset.vale:
        return checks.discover()
    from brand.vale.compile import checks_of  # noqa: PLC0415 -- loads pattern engines that few packs need

    return {**checks.discover(), **checks_of(ruleset.vale)}


def _applies(check: Check, rule: Rule, *, document: Document) -> bool:
    """Tell whether a rule is on, meant for this channel and locale, and has something to read here."""
    channels = rule.channels or check.channels
    return (
        rule.severity != "off"
        and (not channels or document.channel in channels)
        and (not check.locales or any(_serves(prefix, document.locale) for prefix in check.locales))
        and any(getattr(document, need.value) for need in (check.needs, *check.also))
    )


def _serves(prefix: str, locale: str | None) -> bool:
    return locale is not None and (locale == prefix or locale.startswith(f"{prefix}-"))


def _context(check: Check, rule: Rule, *, ruleset: Ruleset, matches: tuple[object, ...]) -> Context:
    return Context(
        brand=ruleset.brand,
        voice=ruleset.voice,
        palette=ruleset.palette,
        tokens=ruleset.tokens,
        logos=ruleset.logos,
        options={**check.options, **rule.options},
        matches=matches,
    )


def _filled(finding: Finding, document: Document, *, check: Check, rule: Rule, places: Places) -> _Raw:
    """Add what the linter knows better than the check. A pack's severity wins over the finding's own."""
    severity = rule.severity if rule.severity not in {None, "off"} else finding.severity or check.severity
    quote = places.quote(finding.at)
    filled = replace(
        finding,
        at=places.located(finding.at),
        quote=finding.quote if quote is None else quote,
        severity=severity,
        why=finding.why or check.why,
        rule=check.id,
        locale=finding.locale or document.locale,
        channel=document.channel,
        format=document.format,
    )
    surroundings = places.surroundings(finding.at)
    return _Raw(filled, _said_context(filled, document) if surroundings is None else surroundings)


def _said_context(finding: Finding, document: Document) -> str:
    """Tell findings without words of their own apart: by what is said of which value, without its numbers.

    What is drawn, or concerns no value, belongs to one rendition; the rest is the same on every channel.
    """
    at = finding.at
    pointer = "" if at.pointer is UNSET else at.pointer
    rendition = (document.channel or "", document.format or "", document.profile or "")
    where = rendition if at.box is not UNSET or not pointer else ()
    return "\x1f".join((*where, pointer, finding.quote.casefold(), _NUMBER.sub("#", finding.message.en)))


def _identity(raw: _Raw) -> object:
    finding, at = raw.finding, raw.finding.at
    if at.pointer is UNSET or at.start is UNSET:
        return finding.rule, finding.locale, raw.context, at.box
    return finding.rule, at.pointer, at.start, at.end


def _pointer_ranks(documents: tuple[Document, ...]) -> Mapping[str, int]:
    pointers = dict.fromkeys(source.pointer for document in documents for source in document.sources)
    return {pointer: rank for rank, pointer in enumerate(pointers)}


def _order(finding: Finding, ranks: Mapping[str, int]) -> tuple[object, ...]:
    at = finding.at
    pointer = "" if at.pointer is UNSET else at.pointer
    start = -1 if at.start is UNSET else at.start
    end = -1 if at.end is UNSET else at.end
    box = () if at.box is UNSET else at.box
    return ranks.get(pointer, len(ranks)), pointer, start, end, box, finding.rule


def _fingerprinted(found: Iterable[_Raw]) -> Iterator[Finding]:
    """Name each finding by what it says about which words; equal ones are told apart by counting."""
    times = Counter[str]()
    for raw in found:
        key = "\x1e".join((raw.finding.rule, raw.finding.locale or "", raw.context))
        digest = hashlib.sha256(f"{key}\x1e{times[key]}".encode()).hexdigest()
        times[key] += 1
        yield replace(raw.finding, fingerprint=digest)


def _counts(findings: Iterable[Finding]) -> Counts:
    by_severity = Counter(str(finding.severity) for finding in findings if finding.waiver is None)
    return Counts(error=by_severity["error"], warning=by_severity["warning"], note=by_severity["note"])


def words_in(documents: Iterable[Document]) -> int:
    """Count the words of all documents, those of a value that several renditions show once."""
    segments = {
        (document.locale, segment.pointer, segment.offsets[0], segment.text): segment
        for document in documents
        for segment in document.segments
    }
    return sum(
        any(letter.isalnum() for letter in word) for segment in segments.values() for word in segment.text.split()
    )
