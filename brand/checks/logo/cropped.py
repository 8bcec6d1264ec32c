from collections.abc import Iterator

from msgspec import UNSET

from brand.check import Breach, Check, Context, Needs, Pass
from brand.checks._numbers import said
from brand.checks.logo._example import CONTEXT, scene
from brand.checks.logo._placed import PlacedLogo, placed_logos
from brand.checks.logo._seen import example, found_logos
from brand.finding import At, Finding, Said, Severity
from brand.model import Document, Kind, Logo

__all__ = ["CHECK"]

_RULE = "logo/cropped"
_LEAST = 0.02
"""Share outside the frame that is more than rounding."""


_PICTURE = Said(de="des Bildes", en="the picture")
_BOX = Said(de="seines Kastens", en="its box")


def _message(logo: Logo, hidden: float, where: Said) -> Said:
    share = said(100 * hidden)
    return Said(
        de=f"Das Logo „{logo.id}“ ist angeschnitten: {share.de} % liegen außerhalb {where.de}.",
        en=f"The logo “{logo.id}” is cropped: {share.en} % of it lie outside {where.en}.",
    )


def _outside(document: Document, placed: PlacedLogo) -> float:
    """Give the share of a logo of a scene that lies beyond its edge."""
    if placed.at.box is UNSET or document.size is None:
        return placed.hidden
    x, y, width, height = placed.at.box
    wide = min(x + width, document.size[0]) - max(x, 0)
    high = min(y + height, document.size[1]) - max(y, 0)
    return 1 - max(wide, 0) * max(high, 0) / max(width * height, 1)


def run(document: Document, context: Context) -> Iterator[Finding]:
    """Report each logo that runs out of the picture."""
    for placed in placed_logos(document, context):
        hidden = _outside(document, placed)
        if hidden > _LEAST:
            yield Finding(at=placed.at, message=_message(placed.logo, hidden, _BOX if placed.picture else _PICTURE))
    for found in found_logos(document, context, _RULE):
        if found.seen.hidden > _LEAST:
            yield Finding(at=found.at, message=_message(found.logo, found.seen.hidden, _PICTURE))


CHECK = Check(
    id=_RULE,
    family="logo",
    summary=Said(de="Angeschnittenes Logo", en="Cropped logo"),
    why=Said(
        de="Ein halbes Zeichen sagt nicht, wer spricht.",
        en="Half a mark does not say who speaks.",
    ),
    severity=Severity.ERROR,
    needs=Needs.PICTURES,
    also=(Needs.ITEMS, Needs.LOGOS),
    run=run,
    examples=(
        Breach(
            content=example(box=(-80.0, 80.0, 400.0, 100.0), hidden=0.2),
            context=CONTEXT,
            findings=(
                Finding(
                    at=At(box=(-80.0, 80.0, 400.0, 100.0)),
                    message=Said(
                        de="Das Logo „primary“ ist angeschnitten: 20 % liegen außerhalb des Bildes.",
                        en="The logo “primary” is cropped: 20 % of it lie outside the picture.",
                    ),
                    severity=Severity.ERROR,
                ),
            ),
        ),
        Breach(
            content='<img src="primary.svg" alt="Nordlicht" width="240" style="height: 80px; object-fit: cover">',
            kind=Kind.HTML,
            context=CONTEXT,
            findings=(
                Finding(
                    at=At(pointer="/content", start=0, end=91),
                    quote='<img src="primary.svg" alt="Nordlicht" width="240" style="height: 80px; object-fit: cover">',
                    message=Said(
                        de="Das Logo „primary“ ist angeschnitten: 25 % liegen außerhalb seines Kastens.",
                        en="The logo “primary” is cropped: 25 % of it lie outside its box.",
                    ),
                    severity=Severity.ERROR,
                ),
            ),
        ),
        Pass(content=scene(480, 120), context=CONTEXT),
        Pass(content=example(hidden=0.0), context=CONTEXT),
        Pass(content=example(hidden=0.004), context=CONTEXT),
    ),
)
