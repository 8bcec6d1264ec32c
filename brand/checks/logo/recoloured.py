from collections.abc import Iterator

from brand.check import Breach, Check, Context, Needs, Pass
from brand.checks._numbers import said
from brand.checks.logo._example import CONTEXT
from brand.checks.logo._placed import placed_logos
from brand.checks.logo._seen import Found, example, found_logos
from brand.finding import At, Finding, Said, Severity
from brand.model import Document, Kind, Logo

__all__ = ["CHECK"]

_RULE = "logo/recoloured"
_FILTERS = ("hue-rotate", "grayscale", "sepia", "invert", "saturate", "brightness", "contrast", "url")
_WARN, _ERROR = 7.0, 10.0
"""ΔE00: compressed pictures differ by two or three."""


def _message(found: Found, deviation: float) -> Said:
    shown, most = said(deviation, 1), said(_ERROR if deviation > _ERROR else _WARN, 1)
    return Said(
        de=f"Die Farben des Logos „{found.logo.id}“ weichen um ΔE {shown.de} von jeder Fassung ab, "
        f"erlaubt sind {most.de}.",
        en=f"The colours of the logo “{found.logo.id}” differ by ΔE {shown.en} from every variant, "
        f"{most.en} are allowed.",
    )


def _filtered(logo: Logo, name: str) -> Said:
    return Said(
        de=f"Der Filter {name} ändert die Farben des Logos „{logo.id}“.",
        en=f"The filter {name} changes the colours of the logo “{logo.id}”.",
    )


def run(document: Document, context: Context) -> Iterator[Finding]:
    """Report each logo in colours that no variant has."""
    for placed in placed_logos(document, context):
        filters = " ".join(placed.picture.filters if placed.picture else ())
        for name in [name for name in _FILTERS if f"{name}(" in filters][:1]:
            yield Finding(at=placed.at, message=_filtered(placed.logo, name))
    for found in found_logos(document, context, _RULE):
        deviation = found.seen.deviation
        if deviation is not None and deviation > _WARN:
            severity = None if deviation > _ERROR else Severity.WARNING
            yield Finding(at=found.at, message=_message(found, deviation), severity=severity)


CHECK = Check(
    id=_RULE,
    family="logo",
    summary=Said(de="Umgefärbtes Logo", en="Recoloured logo"),
    why=Said(
        de="An den Farben erkennt man ein Zeichen zuerst; für andere Gründe hat die Marke eigene Fassungen.",
        en="A mark is known by its colours first; for other grounds the brand has its own variants.",
    ),
    severity=Severity.ERROR,
    needs=Needs.PICTURES,
    also=(Needs.LOGOS,),
    run=run,
    examples=(
        Breach(
            content=example(deviation=24.13),
            context=CONTEXT,
            findings=(
                Finding(
                    at=At(box=(100.0, 80.0, 400.0, 100.0)),
                    message=Said(
                        de="Die Farben des Logos „primary“ weichen um ΔE 24,1 von jeder Fassung ab, erlaubt sind 10,0.",
                        en="The colours of the logo “primary” differ by ΔE 24.1 from every variant, 10.0 are allowed.",
                    ),
                    severity=Severity.ERROR,
                ),
            ),
        ),
        Breach(
            content='<img src="primary.svg" alt="Nordlicht" width="240" style="filter: hue-rotate(90deg)">',
            kind=Kind.HTML,
            context=CONTEXT,
            findings=(
                Finding(
                    at=At(pointer="/content", start=0, end=85),
                    quote='<img src="primary.svg" alt="Nordlicht" width="240" style="filter: hue-rotate(90deg)">',
                    message=Said(
                        de="Der Filter hue-rotate ändert die Farben des Logos „primary“.",
                        en="The filter hue-rotate changes the colours of the logo “primary”.",
                    ),
                    severity=Severity.ERROR,
                ),
            ),
        ),
        Pass(content=example(deviation=2.5), context=CONTEXT),
        Pass(content=example(deviation=None, undecided=("logo/recoloured",)), context=CONTEXT),
    ),
)
