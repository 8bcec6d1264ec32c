"""From what the lexicon found to findings."""

from collections.abc import Iterator

from brand.check import Context
from brand.finding import Finding, Fix, Said, Severity
from brand.lexicon import Match
from brand.model import Document
from brand.text import at, replacements
from brand.text.normal import normalise

__all__ = ["matches", "shown", "word_finding"]


def matches(context: Context) -> Iterator[Match]:
    """Give what the lexicon found for this check."""
    return (match for match in context.matches if isinstance(match, Match))


def shown(document: Document, match: Match) -> str:
    """Give the words of a match as a reader sees them."""
    return normalise(document.segments[match.segment].text[match.start : match.end]).cased


def word_finding(
    document: Document, match: Match, message: Said, *, safe: bool = False, severity: Severity | None = None
) -> Finding:
    """Report a match with what the pack says about its word."""
    segment = document.segments[match.segment]
    place = match.start, match.end
    return Finding(
        at=at(segment, *place),
        quote=segment.text[match.start : match.end],
        message=message,
        severity=severity,
        fix=None if match.fix is None else Fix(safe=safe, replacements=replacements(segment, *place, match.fix)),
        why=Said(de=match.entry.why, en=match.entry.why) if match.entry.why else None,
        guide=match.entry.guide,
    )
