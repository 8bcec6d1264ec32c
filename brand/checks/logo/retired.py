from collections.abc import Iterator

from brand.check import Breach, Check, Context, Needs, Pass
from brand.checks.logo._example import CONTEXT, scene
from brand.checks.logo._placed import placed_logos
from brand.checks.logo._seen import example, found_logos
from brand.finding import At, Finding, Said, Severity
from brand.model import Document, Kind

__all__ = ["CHECK"]


def run(document: Document, context: Context) -> Iterator[Finding]:
    """Report each logo that the brand no longer uses."""
    in_use = ", ".join(logo.id for logo in context.logos if not logo.retired)
    placed = ((one.logo, one.at) for one in placed_logos(document, context))
    found = ((one.logo, one.at) for one in found_logos(document, context, "logo/retired"))
    for logo, at in (*placed, *found):
        if logo.retired:
            message = Said(
                de=f"Das Logo „{logo.id}“ ist abgelöst; in Gebrauch: {in_use}.",
                en=f"The logo “{logo.id}” is retired; in use: {in_use}.",
            )
            yield Finding(at=at, message=message)


_MESSAGE = Said(
    de="Das Logo „classic“ ist abgelöst; in Gebrauch: primary, dark-ground.",
    en="The logo “classic” is retired; in use: primary, dark-ground.",
)

CHECK = Check(
    id="logo/retired",
    family="logo",
    summary=Said(de="Abgelöstes Logo", en="Retired logo"),
    why=Said(
        de="Wer zwei Zeichen zugleich sieht, hält eines davon für das einer anderen Firma.",
        en="Who sees two marks at once takes one of them for another company's.",
    ),
    severity=Severity.ERROR,
    needs=Needs.PICTURES,
    also=(Needs.ITEMS, Needs.LOGOS),
    run=run,
    examples=(
        Breach(
            content='<img src="https://nordlicht.example/classic.svg?v=2" alt="Nordlicht">',
            kind=Kind.HTML,
            context=CONTEXT,
            findings=(
                Finding(
                    at=At(pointer="/content", start=0, end=69),
                    quote='<img src="https://nordlicht.example/classic.svg?v=2" alt="Nordlicht">',
                    message=_MESSAGE,
                    severity=Severity.ERROR,
                ),
            ),
        ),
        Breach(
            content=scene(300, 100, logo="classic"),
            context=CONTEXT,
            findings=(Finding(at=At(box=(54, 96, 300, 100)), message=_MESSAGE, severity=Severity.ERROR),),
        ),
        Pass(content='<img src="primary.svg" alt="Nordlicht">', kind=Kind.HTML, context=CONTEXT),
        Pass(content='<img src="classic-tent.jpg" alt="A classic tent">', kind=Kind.HTML, context=CONTEXT),
        Breach(
            content=example(id="classic"),
            context=CONTEXT,
            findings=(Finding(at=At(box=(100.0, 80.0, 400.0, 100.0)), message=_MESSAGE, severity=Severity.ERROR),),
        ),
        Pass(content=scene(400, 100), context=CONTEXT),
        Pass(content=example(), context=CONTEXT),
    ),
)
