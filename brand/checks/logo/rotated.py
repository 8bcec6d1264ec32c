from collections.abc import Iterator

from brand.check import Breach, Check, Context, Needs, Pass
from brand.checks._numbers import said
from brand.checks.logo._example import CONTEXT
from brand.checks.logo._placed import placed_logos
from brand.checks.logo._seen import example, found_logos
from brand.finding import At, Finding, Said, Severity
from brand.model import Document, Kind, Logo

__all__ = ["CHECK"]

_RULE = "logo/rotated"


def _message(logo: Logo, rotation: float) -> Said:
    turn, most = said(abs(rotation), 1), said(logo.max_rotation, 1)
    clockwise = rotation > 0
    de = "im Uhrzeigersinn" if clockwise else "gegen den Uhrzeigersinn"
    en = "clockwise" if clockwise else "counter-clockwise"
    return Said(
        de=f"Das Logo „{logo.id}“ ist um {turn.de}° {de} gedreht, erlaubt sind {most.de}°.",
        en=f"The logo “{logo.id}” is turned by {turn.en}° {en}, {most.en}° are allowed.",
    )


def run(document: Document, context: Context) -> Iterator[Finding]:
    """Report each logo that is not upright."""
    placed = ((one.logo, one.at, one.picture.turn or 0.0) for one in placed_logos(document, context) if one.picture)
    found = ((one.logo, one.at, one.seen.rotation) for one in found_logos(document, context, _RULE))
    for logo, at, turn in (*placed, *found):
        if abs(turn) > logo.max_rotation:
            yield Finding(at=at, message=_message(logo, turn))


CHECK = Check(
    id=_RULE,
    family="logo",
    summary=Said(de="Gedrehtes Logo", en="Rotated logo"),
    why=Said(
        de="Ein schiefes Zeichen wirkt wie ein Versehen; gerade erkennt man es sofort.",
        en="A tilted mark looks like an accident; upright it is known at once.",
    ),
    severity=Severity.ERROR,
    needs=Needs.PICTURES,
    also=(Needs.LOGOS,),
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
        Breach(
            content='<img src="primary.svg" alt="Nordlicht" width="240" style="transform: rotate(-3deg)">',
            kind=Kind.HTML,
            context=CONTEXT,
            findings=(
                Finding(
                    at=At(pointer="/content", start=0, end=84),
                    quote='<img src="primary.svg" alt="Nordlicht" width="240" style="transform: rotate(-3deg)">',
                    message=Said(
                        de="Das Logo „primary“ ist um 3,0° gegen den Uhrzeigersinn gedreht, erlaubt sind 0,5°.",
                        en="The logo “primary” is turned by 3.0° counter-clockwise, 0.5° are allowed.",
                    ),
                    severity=Severity.ERROR,
                ),
            ),
        ),
        Pass(
            content='<img src="primary.svg" alt="Nordlicht" width="240" style="transform: rotate(0.4deg)">',
            kind=Kind.HTML,
            context=CONTEXT,
        ),
        Pass(content=example(rotation=0.2), context=CONTEXT),
        Pass(content=example(rotation=3.0, undecided=("logo/rotated",)), context=CONTEXT),
    ),
)
