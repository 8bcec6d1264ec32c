from collections.abc import Iterator

from brand.check import Breach, Check, Context, Needs, Pass
from brand.checks._example import found, speaking
from brand.checks.tone._word import matches, shown, word_finding
from brand.finding import Finding, Said, Severity
from brand.model import Claim, Document, Voice

__all__ = ["CHECK"]


def run(document: Document, context: Context) -> Iterator[Finding]:
    """Report each absolute or superlative promise of the pack's list."""
    for match in matches(context):
        yield word_finding(document, match, _message(shown(document, match)))


def _message(quote: str) -> Said:
    return Said(
        de=f"„{quote}“ verspricht etwas Absolutes: Belege es oder sage, was gemessen ist.",
        en=f"“{quote}” promises something absolute: prove it, or say what was measured.",
    )


_VOICE = speaking(
    Voice(
        claims=(
            Claim(claim="beste", locale="de", except_=("am besten", "beste Grüße")),
            Claim(claim="garantiert", locale="de"),
            Claim(claim="best", locale="en", match="exact", except_=("best before",)),
        )
    )
)

CHECK = Check(
    id="tone/claim",
    family="tone",
    summary=Said(de="Absolutes Versprechen", en="Absolute promise"),
    why=Said(
        de="Wer sich über alle stellt, muss es beweisen können; sonst ist es irreführende Werbung.",
        en="Who claims to be above all must be able to prove it; otherwise it is misleading advertising.",
    ),
    severity=Severity.WARNING,
    needs=Needs.PROSE,
    run=run,
    examples=(
        Breach(
            content="Das beste Zelt mit garantiertem Halt, einfach das Beste.",
            context=_VOICE,
            findings=(
                found((4, 9), "beste", _message("beste")),
                found((19, 31), "garantiertem", _message("garantiertem")),
                found((50, 55), "Beste", _message("Beste")),
            ),
        ),
        Breach(
            content="Not the best tent.",
            locale="en-GB",
            context=_VOICE,
            findings=(found((8, 12), "best", _message("best")),),
        ),
        Pass(content="Am besten gleich packen. Beste Grüße, und eine bessere Idee.", context=_VOICE),
        Pass(content="Best before May; the bestseller.", locale="en-GB", context=_VOICE),
    ),
)
