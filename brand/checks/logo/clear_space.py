from collections.abc import Iterator

from brand.check import Breach, Check, Context, Needs, Pass
from brand.checks._numbers import said
from brand.checks.logo._example import CONTEXT
from brand.checks.logo._seen import Found, example, found_logos
from brand.finding import At, Finding, Said, Severity
from brand.model import Document

__all__ = ["CHECK"]

_RULE = "logo/clear-space"


def _message(found: Found, gap: float) -> Said:
    near, needed = said(gap), said(found.logo.clear_space * found.seen.height)
    return Said(
        de=f"Dem Logo „{found.logo.id}“ fehlt Schutzraum: "
        f"Das Nächste steht {near.de} Pixel entfernt, nötig sind {needed.de}.",
        en=f"The logo “{found.logo.id}” lacks clear space: "
        f"the nearest thing is {near.en} pixels away, {needed.en} are needed.",
    )


def run(document: Document, context: Context) -> Iterator[Finding]:
    """Report each logo with something in its clear space."""
    for found in found_logos(document, context, _RULE):
        gap = found.seen.gap
        if gap is not None and gap < found.logo.clear_space * found.seen.height:
            yield Finding(at=found.at, message=_message(found, gap))


CHECK = Check(
    id=_RULE,
    family="logo",
    summary=Said(de="Schutzraum verletzt", en="Clear space violated"),
    why=Said(
        de="Was zu nah steht, wird für einen Teil des Zeichens gehalten.",
        en="What stands too near is taken for a part of the mark.",
    ),
    severity=Severity.WARNING,
    needs=Needs.LOGOS,
    run=run,
    examples=(
        Breach(
            content=example(gap=9.0, intruder=(100.0, 189.0, 300.0, 40.0)),
            context=CONTEXT,
            findings=(
                Finding(
                    at=At(box=(100.0, 80.0, 400.0, 100.0)),
                    message=Said(
                        de="Dem Logo „primary“ fehlt Schutzraum: Das Nächste steht 9 Pixel entfernt, nötig sind 25.",
                        en="The logo “primary” lacks clear space: the nearest thing is 9 pixels away, 25 are needed.",
                    ),
                    severity=Severity.WARNING,
                ),
            ),
        ),
        Pass(content=example(gap=None), context=CONTEXT),
        Pass(content=example(gap=9.0, undecided=("logo/clear-space",)), context=CONTEXT),
    ),
)
