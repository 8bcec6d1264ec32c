from collections.abc import Iterator

from brand.check import Breach, Check, Context, Needs, Pass
from brand.checks._example import found, mended, speaking
from brand.checks.tone._word import matches, shown, word_finding
from brand.finding import Finding, Said, Severity
from brand.lexicon import Match
from brand.model import Document, Kind, Term, Voice

__all__ = ["CHECK"]


def run(document: Document, context: Context) -> Iterator[Finding]:
    """Report each term that the pack avoids, in whatever form."""
    for match in matches(context):
        yield word_finding(document, match, _message(shown(document, match), match))


def _message(quote: str, match: Match) -> Said:
    better = match.fix or match.entry.prefer
    return _better(quote, better) if better else _only(quote, match.entry.said)


_VOICE = speaking(
    Voice(
        terms=(
            Term(
                term="billig",
                locale="de",
                pos="adjective",
                match="compounds",
                prefer="günstig",
                except_=("billigend",),
            ),
            Term(term="Kunde", locale="de", pos="noun"),
            Term(term="anmelden", locale="de", pos="verb"),
            Term(term="auf Nummer sicher gehen", locale="de", pos="phrase"),
            Term(term="cheap", locale="en", pos="adjective", prefer="affordable"),
            Term(term="utilise", locale="en", pos="verb", prefer="use"),
            Term(term="world-class", locale="en"),
        )
    )
)


def _better(quote: str, better: str) -> Said:
    return Said(
        de=f"„{quote}“ gehört nicht zu unserer Sprache: besser „{better}“.",
        en=f"“{quote}” is not how we speak: better “{better}”.",
    )


def _only(quote: str, entry: str) -> Said:
    return Said(
        de=f"„{quote}“ gehört nicht zu unserer Sprache (Eintrag „{entry}“).",
        en=f"“{quote}” is not how we speak (entry “{entry}”).",
    )


CHECK = Check(
    id="tone/avoided-term",
    family="tone",
    summary=Said(de="Wort, das die Marke meidet", en="Word that the brand avoids"),
    why=Said(
        de="An ihren Wörtern erkennt man eine Marke; diese hat sie für sich ausgeschlossen.",
        en="A brand is known by its words; it has ruled these out for itself.",
    ),
    severity=Severity.ERROR,
    needs=Needs.PROSE,
    run=run,
    examples=(
        Breach(
            content="Zwei billige Zelte.",
            context=_VOICE,
            findings=(found((5, 12), "billige", _better("billige", "günstige"), fix=mended((5, 12, "günstige"))),),
        ),
        Breach(
            content="Unsere Billigzelte.",
            context=_VOICE,
            findings=(found((7, 18), "Billigzelte", _better("Billigzelte", "günstig")),),
        ),
        Breach(
            content="Meldet euch bis Freitag an und spart.",
            context=_VOICE,
            findings=(found((0, 26), "Meldet euch bis Freitag an", _only("Meldet euch bis Freitag an", "anmelden")),),
        ),
        Breach(
            content="Mit uns gehst du auf Nummer sicher.",
            context=_VOICE,
            findings=(
                found(
                    (8, 34),
                    "gehst du auf Nummer sicher",
                    _only("gehst du auf Nummer sicher", "auf Nummer sicher gehen"),
                ),
            ),
        ),
        Breach(
            content="<p>Jetzt noch bil&shy;<b>li</b>ger!</p>",
            kind=Kind.HTML,
            context=_VOICE,
            findings=(
                found(
                    (14, 34),
                    "bil&shy;<b>li</b>ger",
                    _better("billiger", "günstiger"),
                    fix=mended((14, 22, "günstiger"), (25, 27, ""), (31, 34, "")),
                ),
            ),
        ),
        Breach(
            content="A cheaper way to utilize heat, and a world class one.",
            locale="en-GB",
            context=_VOICE,
            findings=(
                found((2, 9), "cheaper", _better("cheaper", "affordable")),
                found((17, 24), "utilize", _better("utilize", "use"), fix=mended((17, 24, "use"))),
                found((37, 48), "world class", _only("world class", "world-class")),
            ),
        ),
        Pass(content="Er nimmt es billigend in Kauf, das ist nicht unbillig.", context=_VOICE),
        Pass(content="Melde dich an der Kasse; die Kundin und der Kundendienst helfen.", context=_VOICE),
        Pass(content="„Das ist billig“, sagte der Kunde.".replace("Kunde", "Mann"), context=_VOICE),
        Pass(content="[Zelte](https://nordlicht.example/billig)", kind=Kind.MARKDOWN, context=_VOICE),
        Pass(content="They cheapen it; a dirt-cheap look, “so cheap”, she said.", locale="en-GB", context=_VOICE),
    ),
)
