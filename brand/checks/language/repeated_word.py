import re
from collections.abc import Iterator
from itertools import pairwise

from brand.check import Breach, Check, Context, Needs, Pass
from brand.checks._example import found, mended, speaking
from brand.finding import Finding, Fix, Said, Severity
from brand.languages import is_german
from brand.languages.language import words
from brand.model import Document, Segment
from brand.text import Word, at, replacements, tokens
from brand.text.normal import plain

__all__ = ["CHECK"]

_GERMAN_PAIRS = words("der die das den dem denen sie ihr ihnen sehr ganz viel immer lange nach")
_ENGLISH_PAIRS = words("that had very so really long bye ha no yes now there do")
"""Pairs that sentences hold rightly: "die, die" without its comma, "had had", "very very"."""
_ARTICLES = words("der die das den dem")
_ASKS = re.compile(r"\b(?:what|all|how|who|where|why|thing|point|problem|question|truth|fact)\b", re.IGNORECASE)
_LEAD = 60


def run(document: Document, _: Context) -> Iterator[Finding]:
    """Report a word that stands twice in a row."""
    rightly = _GERMAN_PAIRS if is_german(document.locale) else _ENGLISH_PAIRS
    for segment in document.segments:
        for first, second in pairwise(tokens(segment)):
            if _repeats(segment, first, second) and not _is_right(segment, first, second, rightly):
                quote = segment.text[first.start : second.end]
                yield Finding(
                    at=at(segment, first.start, second.end),
                    quote=quote,
                    message=_message(first.text),
                    fix=Fix(safe=False, replacements=replacements(segment, first.end, second.end, "")),
                )


def _is_right(segment: Segment, first: Word, second: Word, rightly: frozenset[str]) -> bool:
    """Know "die, die", "had had", "What it is is a boat"; no sentence begins with "Das das"."""
    word = plain(first.text)
    if word == "is":
        return _ASKS.search(segment.text, max(0, first.start - _LEAD), first.start) is not None
    return word in rightly and not (word in _ARTICLES and first.text[0].isupper() and second.text[0].islower())


def _repeats(segment: Segment, first: Word, second: Word) -> bool:
    gap = segment.text[first.end : second.start]
    is_word = first.text[0].isalpha() and not (first.text[0].isupper() and second.text[0].isupper())
    return gap != "" and gap.isspace() and is_word and plain(first.text) == plain(second.text)


def _message(word: str) -> Said:
    return Said(de=f"„{word}“ steht zweimal hintereinander.", en=f"“{word}” stands twice in a row.")


_PLAIN = speaking()

CHECK = Check(
    id="language/repeated-word",
    family="language",
    summary=Said(de="Doppeltes Wort", en="Repeated word"),
    why=Said(
        de="Beim Umschreiben bleibt leicht ein Wort stehen; beim Lesen fällt es erst den Kunden auf.",
        en="A word is easily left behind when rewriting; it is the readers who notice.",
    ),
    severity=Severity.WARNING,
    needs=Needs.PROSE,
    run=run,
    examples=(
        Breach(
            content="Das Zelt ist ist neu.",
            context=_PLAIN,
            findings=(found((9, 16), "ist ist", _message("ist"), fix=mended((12, 16, ""))),),
        ),
        Breach(
            content="The the tent.",
            locale="en-GB",
            context=_PLAIN,
            findings=(found((0, 7), "The the", _message("The"), fix=mended((3, 7, ""))),),
        ),
        Pass(content="Alle, die die Zelte kennen. Baden-Baden, Bora Bora. Nein, nein.", context=_PLAIN),
        Pass(content="All that that man had had. Walla Walla; 10 10.", locale="en-GB", context=_PLAIN),
    ),
)
