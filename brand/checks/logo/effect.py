from collections.abc import Iterator

from brand.check import Breach, Check, Context, Needs, Pass
from brand.checks.logo._example import CONTEXT
from brand.checks.logo._placed import placed_logos
from brand.checks.logo._seen import example, found_logos
from brand.finding import At, Finding, Said, Severity
from brand.model import Document, Kind, LogoSeen, PictureUse

__all__ = ["CHECK"]

_RULE = "logo/effect"
_SOLID = 0.99
"""Opacity of a logo that is not faded."""
_SAID = {
    "shadow": Said(de="hat einen Schatten oder Schein", en="has a shadow or glow"),
    "outline": Said(de="hat eine Kontur", en="has an outline"),
}


def _seen(seen: LogoSeen) -> Said | None:
    what = _SAID.get(seen.effect or "")
    return _faded(seen.opacity) if what is None and seen.opacity is not None else what


def _faded(opacity: float) -> Said:
    share = round(100 * opacity)
    return Said(de=f"ist nur zu {share} % deckend", en=f"is only {share} % opaque")


def _stated(picture: PictureUse) -> Said | None:
    filters = " ".join(picture.filters)
    if "drop-shadow(" in filters:
        return _SAID["shadow"]
    if "blur(" in filters:
        return Said(de="ist weichgezeichnet", en="is blurred")
    return _faded(picture.opacity) if picture.opacity < _SOLID else None


def run(document: Document, context: Context) -> Iterator[Finding]:
    """Report each logo with a shadow, a glow, an outline or less than full opacity."""
    placed = ((one.logo, one.at, _stated(one.picture)) for one in placed_logos(document, context) if one.picture)
    found = ((one.logo, one.at, _seen(one.seen)) for one in found_logos(document, context, _RULE))
    for logo, at, what in (*placed, *found):
        if what is not None:
            message = Said(de=f"Das Logo „{logo.id}“ {what.de}.", en=f"The logo “{logo.id}” {what.en}.")
            yield Finding(at=at, message=message)


CHECK = Check(
    id=_RULE,
    family="logo",
    summary=Said(de="Logo mit Effekt", en="Logo with an effect"),
    why=Said(
        de="Schatten, Schein und Konturen gehören nicht zum Zeichen; sie verwischen seine Form.",
        en="Shadows, glows and outlines are no part of the mark; they blur its form.",
    ),
    severity=Severity.WARNING,
    needs=Needs.PICTURES,
    also=(Needs.LOGOS,),
    run=run,
    examples=(
        Breach(
            content=example(effect="shadow"),
            context=CONTEXT,
            findings=(
                Finding(
                    at=At(box=(100.0, 80.0, 400.0, 100.0)),
                    message=Said(
                        de="Das Logo „primary“ hat einen Schatten oder Schein.",
                        en="The logo “primary” has a shadow or glow.",
                    ),
                    severity=Severity.WARNING,
                ),
            ),
        ),
        Breach(
            content='<img src="primary.svg" alt="Nordlicht" width="240" style="opacity: 60%">',
            kind=Kind.HTML,
            context=CONTEXT,
            findings=(
                Finding(
                    at=At(pointer="/content", start=0, end=72),
                    quote='<img src="primary.svg" alt="Nordlicht" width="240" style="opacity: 60%">',
                    message=Said(
                        de="Das Logo „primary“ ist nur zu 60 % deckend.",
                        en="The logo “primary” is only 60 % opaque.",
                    ),
                    severity=Severity.WARNING,
                ),
            ),
        ),
        Breach(
            content='<img src="primary.svg" alt="Nordlicht" width="240" style="filter: drop-shadow(0 0 4px)">',
            kind=Kind.HTML,
            context=CONTEXT,
            findings=(
                Finding(
                    at=At(pointer="/content", start=0, end=88),
                    quote='<img src="primary.svg" alt="Nordlicht" width="240" style="filter: drop-shadow(0 0 4px)">',
                    message=Said(
                        de="Das Logo „primary“ hat einen Schatten oder Schein.",
                        en="The logo “primary” has a shadow or glow.",
                    ),
                    severity=Severity.WARNING,
                ),
            ),
        ),
        Pass(content=example(effect=None), context=CONTEXT),
        Pass(content=example(opacity=None), context=CONTEXT),
    ),
)
