import re
from collections.abc import Iterator

from brand.check import Breach, Check, Context, Needs, Pass
from brand.checks._example import found, mended, speaking
from brand.checks.tone._word import matches, shown, word_finding
from brand.finding import Finding, Said, Severity
from brand.lexicon import Match
from brand.model import Document, Name, Voice

__all__ = ["CHECK"]

_WORD_BEFORE = re.compile(r"([^\W\d_]{2,40})[ \u00a0-]\Z")
_WORD_AFTER = re.compile(r"[ \u00a0-]([^\W\d_]{2,40})")


def run(document: Document, context: Context) -> Iterator[Finding]:
    """Report each name that is not spelt as it is; what comes near may be another word."""
    for match in matches(context):
        if not _is_set_in_capitals(document, match):
            message = _message(shown(document, match), match.fix or match.entry.said)
            severity = Severity.WARNING if match.is_near else None
            yield word_finding(document, match, message, safe=not match.is_near, severity=severity)


def _is_set_in_capitals(document: Document, match: Match) -> bool:
    """Let a name be in capitals where everything around it is."""
    text = document.segments[match.segment].text
    before, after = (
        _WORD_BEFORE.search(text[max(0, match.start - 42) : match.start]),
        _WORD_AFTER.match(text, match.end),
    )
    neighbours = [found[1] for found in (before, after) if found]
    is_right = text[match.start : match.end] == (match.fix or "").upper()
    return is_right and any(word.isupper() for word in neighbours)


def _message(quote: str, right: str) -> Said:
    return Said(de=f"„{quote}“ heißt „{right}“.", en=f"“{quote}” is spelt “{right}”.")


_VOICE = speaking(Voice(names=(Name(name="Nordlicht", never=("NL",)), Name(name="Glimm Mini"))))

CHECK = Check(
    id="tone/name-misspelt",
    family="tone",
    summary=Said(de="Falsch geschriebener Name", en="Misspelt name"),
    why=Said(
        de="Ein Name wirkt durch Wiederholung: immer gleich geschrieben, in jedem Kanal.",
        en="A name works by repetition: always spelt the same, on every channel.",
    ),
    severity=Severity.ERROR,
    needs=Needs.PROSE,
    run=run,
    examples=(
        Breach(
            content="Mit Nord Licht und NordLicht ins Fjell.",
            context=_VOICE,
            findings=(
                found(
                    (4, 14),
                    "Nord Licht",
                    _message("Nord Licht", "Nordlicht"),
                    fix=mended((4, 14, "Nordlicht"), safe=True),
                ),
                found(
                    (19, 28),
                    "NordLicht",
                    _message("NordLicht", "Nordlicht"),
                    fix=mended((19, 28, "Nordlicht"), safe=True),
                ),
            ),
        ),
        Breach(
            content="Die Nordlciht-Lampe.",
            context=_VOICE,
            findings=(
                found(
                    (4, 13),
                    "Nordlciht",
                    _message("Nordlciht", "Nordlicht"),
                    fix=mended((4, 13, "Nordlicht")),
                    severity=Severity.WARNING,
                ),
            ),
        ),
        Breach(
            content="The Glimm-Mini by nordlicht.",
            locale="en-GB",
            context=_VOICE,
            findings=(
                found(
                    (4, 14),
                    "Glimm-Mini",
                    _message("Glimm-Mini", "Glimm Mini"),
                    fix=mended((4, 14, "Glimm Mini"), safe=True),
                ),
                found(
                    (18, 27),
                    "nordlicht",
                    _message("nordlicht", "Nordlicht"),
                    fix=mended((18, 27, "Nordlicht"), safe=True),
                ),
            ),
        ),
        Pass(
            content="Nordlichts Zelte, die Nordlicht-Lampe, NEU BEI NORDLICHT IN KIEL: nördlich von nordlicht.de.",
            context=_VOICE,
        ),
        Pass(content="Nordlicht’s tents and the Glimm Mini.", locale="en-GB", context=_VOICE),
    ),
)
