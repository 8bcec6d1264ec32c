from collections.abc import Iterator

from brand.check import Breach, Check, Context, Needs, Pass
from brand.checks.logo._example import CONTEXT, scene
from brand.checks.logo._placed import placed_logos
from brand.finding import At, Finding, Said, Severity
from brand.model import Document, Kind

__all__ = ["CHECK"]


def run(document: Document, context: Context) -> Iterator[Finding]:
    """Report each logo that is shown smaller than its least width."""
    for placed in placed_logos(document, context):
        least = placed.logo.min_width_px
        if least is None or placed.width is None or placed.width >= least:
            continue
        logo, width = placed.logo.id, f"{placed.width:.0f}"
        message = Said(
            de=f"Das Logo „{logo}“ ist {width} Pixel breit, mindestens {least:g} müssen es sein.",
            en=f"The logo “{logo}” is {width} pixels wide, it must be at least {least:g}.",
        )
        yield Finding(at=placed.at, message=message)


CHECK = Check(
    id="logo/too-small",
    family="logo",
    summary=Said(de="Zu kleines Logo", en="Logo too small"),
    why=Said(
        de="Unter seiner Mindestbreite verschwimmt das Zeichen, und den Namen kann niemand lesen.",
        en="Below its least width the mark blurs, and nobody can read the name.",
    ),
    severity=Severity.ERROR,
    needs=Needs.PICTURES,
    also=(Needs.ITEMS,),
    run=run,
    examples=(
        Breach(
            content='<img src="primary.svg" alt="Nordlicht" width="80">',
            kind=Kind.HTML,
            context=CONTEXT,
            findings=(
                Finding(
                    at=At(pointer="/content", start=0, end=50),
                    quote='<img src="primary.svg" alt="Nordlicht" width="80">',
                    message=Said(
                        de="Das Logo „primary“ ist 80 Pixel breit, mindestens 96 müssen es sein.",
                        en="The logo “primary” is 80 pixels wide, it must be at least 96.",
                    ),
                    severity=Severity.ERROR,
                ),
            ),
        ),
        Breach(
            content=scene(60, 15),
            context=CONTEXT,
            findings=(
                Finding(
                    at=At(box=(54, 96, 60, 15)),
                    message=Said(
                        de="Das Logo „primary“ ist 60 Pixel breit, mindestens 96 müssen es sein.",
                        en="The logo “primary” is 60 pixels wide, it must be at least 96.",
                    ),
                    severity=Severity.ERROR,
                ),
            ),
        ),
        Pass(content='<img src="primary.svg" alt="Nordlicht" width="96">', kind=Kind.HTML, context=CONTEXT),
        Pass(content='<img src="primary.svg" alt="Nordlicht" width="50%">', kind=Kind.HTML, context=CONTEXT),
        Pass(content=scene(96, 24), context=CONTEXT),
    ),
)
