from collections.abc import Iterator

from brand.check import Breach, Check, Context, Needs, Pass
from brand.checks._example import found, speaking
from brand.finding import Finding, Said, Severity
from brand.languages import language_of
from brand.languages.nominal import carried, nominals
from brand.model import Document, Segment
from brand.text import Word, at, words_by_sentence
from brand.text.quoted import is_quoted

__all__ = ["CHECK"]

_MOST = "most"
_SPREAD = 8
"""Nouns that share a sentence with so many words each do not weigh it down."""


def run(document: Document, context: Context) -> Iterator[Finding]:
    """Report sentences whose nouns do the work of verbs, and verbs that only carry a noun."""
    language = language_of(document.locale)
    if language is None:
        return
    most = int(str(context.options.get(_MOST, 2)))
    for segment in document.segments:
        if segment.role == "quote":
            continue
        for words in words_by_sentence(segment, document.locale):
            for start, end, message in _heavy(segment, words, language.code, most):
                if not is_quoted(segment.text, start, end, document.locale):
                    yield Finding(at=at(segment, start, end), quote=segment.text[start:end], message=message)


def _heavy(segment: Segment, words: tuple[Word, ...], language: str, most: int) -> Iterator[tuple[int, int, Said]]:
    """Give one sentence's chain of nouns, else each verb that carries one."""
    if not words:
        return
    nouns = nominals(segment.text, [(word.start, word.end) for word in words], language)
    if len(nouns) > most and len(words) <= _SPREAD * len(nouns):
        yield nouns[0][0], nouns[-1][1], _chain(len(nouns))
        return
    first = words[0].start
    for start, end in carried(segment.text[first : words[-1].end], language):
        yield first + start, first + end, _carries(segment.text[first + start : first + end])


def _chain(count: int) -> Said:
    return Said(
        de=f"{count} Hauptwörter, die Tätigkeiten meinen, in einem Satz: Sag es mit Verben.",
        en=f"{count} nouns that stand for actions in one sentence: say it with verbs.",
    )


def _carries(quote: str) -> Said:
    return Said(de=f"„{quote}“: Ein einfaches Verb sagt dasselbe.", en=f"“{quote}”: a plain verb says the same.")


_PLAIN = speaking()

CHECK = Check(
    id="language/nominal-style",
    family="language",
    summary=Said(de="Nominalstil", en="Nouns instead of verbs"),
    why=Said(
        de="Sätze aus Hauptwörtern klingen nach Amt und verbergen, was geschieht.",
        en="Sentences made of nouns sound like an office and hide what happens.",
    ),
    severity=Severity.NOTE,
    needs=Needs.PROSE,
    options={_MOST: 2},
    run=run,
    examples=(
        Breach(
            content="Nach Prüfung der Bestellung erfolgt die Lieferung.",
            context=_PLAIN,
            findings=(found((5, 49), "Prüfung der Bestellung erfolgt die Lieferung", _chain(3)),),
        ),
        Breach(
            content="Wir stellen dir ein Boot zur Verfügung.",
            context=_PLAIN,
            findings=(
                found((4, 38), "stellen dir ein Boot zur Verfügung", _carries("stellen dir ein Boot zur Verfügung")),
            ),
        ),
        Breach(
            content="We will make a decision on Monday.",
            locale="en-GB",
            context=_PLAIN,
            findings=(found((8, 23), "make a decision", _carries("make a decision")),),
        ),
        Pass(content="Wir prüfen deine Bestellung und liefern. Die Zeitung, die Wohnung, die Heizung.", context=_PLAIN),
        Pass(content="We decide on Monday at the station by the ocean.", locale="en-GB", context=_PLAIN),
    ),
)
