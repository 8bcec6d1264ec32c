"""From what the lexicon found to findings."""

from collections.abc import Callable, Iterator

from brand.check import Context
from brand.finding import Finding, Fix, Said
from brand.lexicon import Match
from brand.model import Document
from brand.text import at, replacements
from brand.text.normal import normalise

__all__ = ["word_findings"]


def word_findings(document: Document, context: Context, message: Callable[[str, Match], Said]) -> Iterator[Finding]:
    """Report each match with what the pack says about its word."""
    for match in context.matches:
        if isinstance(match, Match):
            segment = document.segments[match.segment]
            place = match.start, match.end
            quote = segment.text[match.start : match.end]
            yield Finding(
                at=at(segment, *place),
                quote=quote,
                message=message(normalise(quote).cased, match),
                fix=None
                if match.fix is None
                else Fix(safe=False, replacements=replacements(segment, *place, match.fix)),
                why=Said(de=match.entry.why, en=match.entry.why) if match.entry.why else None,
                guide=match.entry.guide,
            )
