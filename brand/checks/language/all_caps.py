import re
from collections.abc import Iterator

from brand.check import Breach, Check, Context, Needs, Pass
from brand.checks._example import found, mended, speaking
from brand.finding import Finding, Fix, Said, Severity
from brand.model import Document, Segment, Voice
from brand.text import Word, at, replacements, tokens
from brand.text.normal import normalise

__all__ = ["CHECK"]

_LONG = 4
_GAP = re.compile(r"[\s,&–—-]+\Z")


def run(document: Document, context: Context) -> Iterator[Finding]:
    """Report words in capitals; neighbours in capitals count as one run."""
    allowed = frozenset(context.voice.capitals_allow)
    for segment in document.segments:
        for words in _runs(segment, allowed):
            if any(len(word.text) >= _LONG for word in words):
                yield _finding(segment, words[0].start, words[-1].end)


def _runs(segment: Segment, allowed: frozenset[str]) -> Iterator[list[Word]]:
    run: list[Word] = []
    for word in tokens(segment):
        is_loud = _is_loud(segment, word, allowed)
        if run and not (is_loud and _GAP.match(segment.text, run[-1].end, word.start)):
            yield run
            run = []
        if is_loud:
            run.append(word)
    if run:
        yield run


def _is_loud(segment: Segment, word: Word, allowed: frozenset[str]) -> bool:
    """Say whether a word is in capitals for its loudness: no code, no model, not on the pack's list."""
    if word.text[1:2].islower():
        return False
    plain = normalise(word.text).cased
    before = segment.text[word.start - 1 : word.start] if word.start else ""
    after = segment.text[word.end : word.end + 2]
    is_code = before == "_" or after[:1] == "_" or (after[:1] == "-" and after[1:].isdigit())
    return plain.isalpha() and plain.isupper() and plain not in allowed and not is_code


def _finding(segment: Segment, start: int, end: int) -> Finding:
    quote = segment.text[start:end]
    calm = quote[0] + quote[1:].lower()
    return Finding(
        at=at(segment, start, end),
        quote=quote,
        message=_message(quote),
        fix=Fix(safe=False, replacements=replacements(segment, start, end, calm)),
    )


def _message(quote: str) -> Said:
    return Said(
        de=f"„{quote}“ schreit: Betone mit Worten oder Auszeichnung.",
        en=f"“{quote}” shouts: stress by words or by emphasis.",
    )


_LED = speaking(Voice(capitals_allow=("GORE",)))

CHECK = Check(
    id="language/all-caps",
    family="language",
    summary=Said(de="Wörter in Großbuchstaben", en="Words in capitals"),
    why=Said(
        de="Großbuchstaben lesen sich langsam und klingen laut; Vorleseprogramme buchstabieren sie.",
        en="Capitals read slowly and sound loud; screen readers spell them out.",
    ),
    severity=Severity.WARNING,
    needs=Needs.PROSE,
    run=run,
    examples=(
        Breach(
            content="Jetzt GANZ NEU im Laden.",
            context=_LED,
            findings=(found((6, 14), "GANZ NEU", _message("GANZ NEU"), fix=mended((6, 14, "Ganz neu"))),),
        ),
        Breach(
            content="Only TODAY.",
            locale="en-GB",
            context=_LED,
            findings=(found((5, 10), "TODAY", _message("TODAY"), fix=mended((5, 10, "Today"))),),
        ),
        Pass(content="Die LED-Lampe aus GORE, Modell XTRA-500, USB und NEU.", context=_LED),
        Pass(content="An LED lamp, model ABCD1, in the USA.", locale="en-GB", context=_LED),
    ),
)
