from collections.abc import Iterator

from brand.check import Breach, Check, Context, Needs, Pass
from brand.checks._numbers import said
from brand.checks.logo._example import CONTEXT
from brand.checks.logo._seen import Found, example, found_logos
from brand.finding import At, Finding, Said, Severity
from brand.model import Document

__all__ = ["CHECK"]

_RULE = "logo/rotated"


def _message(found: Found) -> Said:
    turn, most = said(abs(found.seen.rotation), 1), said(found.logo.max_rotation, 1)
    clockwise = found.seen.rotation > 0
    de = "im Uhrzeigersinn" if clockwise else "gegen den Uhrzeigersinn"
    en = "clockwise" if clockwise else "counter-clockwise"
    return Said(
        de=f"Das Logo „{found.logo.id}“ ist um {turn.de}° {de} gedreht, erlaubt sind {most.de}°.",
        en=f"The logo “{found.logo.id}” is turned by {turn.en}° {en}, {most.en}° are allowed.",
    )


def run(document: Document, context: Context) -> Iterator[Finding]:
    """Report each logo that is not upright."""
    for found in found_logos(document, context, _RULE):
        if abs(found.seen.rotation) > found.logo.max_rotation:
            yield Finding(at=found.at, message=_message(found))


CHECK = Check(
    id=_RULE,
    family="logo",
    summary=Said(de="Gedrehtes Logo", en="Rotated logo"),
    why=Said(
        de="Ein schiefes Zeichen wirkt wie ein Versehen; gerade erkennt man es sofort.",
        en="A tilted mark looks like an accident; upright it is known at once.",
    ),
    severity=Severity.ERROR,
    needs=Needs.LOGOS,
    run=run,
    examples=(
        Breach(
            content=example(rotation=3.04),
            context=CONTEXT,
            findings=(
                Finding(
                    at=At(box=(100.0, 80.0, 400.0, 100.0)),
                    message=Said(
                        de="Das Logo „primary“ ist um 3,0° im Uhrzeigersinn gedreht, erlaubt sind 0,5°.",
                        en="The logo “primary” is turned by 3.0° clockwise, 0.5° are allowed.",
                    ),
                    severity=Severity.ERROR,
                ),
            ),
        ),
        Pass(content=example(rotation=0.2), context=CONTEXT),
        Pass(content=example(rotation=3.0, undecided=("logo/rotated",)), context=CONTEXT),
    ),
)
