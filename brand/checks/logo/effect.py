from collections.abc import Iterator

from brand.check import Breach, Check, Context, Needs, Pass
from brand.checks.logo._example import CONTEXT
from brand.checks.logo._seen import Found, example, found_logos
from brand.finding import At, Finding, Said, Severity
from brand.model import Document

__all__ = ["CHECK"]

_RULE = "logo/effect"
_SAID = {
    "shadow": Said(de="hat einen Schatten oder Schein", en="has a shadow or glow"),
    "outline": Said(de="hat eine Kontur", en="has an outline"),
}


def _message(found: Found) -> Said | None:
    seen = found.seen
    what = _SAID.get(seen.effect or "")
    if what is None and seen.opacity is not None:
        share = round(100 * seen.opacity)
        what = Said(de=f"ist nur zu {share} % deckend", en=f"is only {share} % opaque")
    if what is None:
        return None
    return Said(de=f"Das Logo „{found.logo.id}“ {what.de}.", en=f"The logo “{found.logo.id}” {what.en}.")


def run(document: Document, context: Context) -> Iterator[Finding]:
    """Report each logo with a shadow, a glow, an outline or less than full opacity."""
    for found in found_logos(document, context, _RULE):
        message = _message(found)
        if message is not None:
            yield Finding(at=found.at, message=message)


CHECK = Check(
    id=_RULE,
    family="logo",
    summary=Said(de="Logo mit Effekt", en="Logo with an effect"),
    why=Said(
        de="Schatten, Schein und Konturen gehören nicht zum Zeichen; sie verwischen seine Form.",
        en="Shadows, glows and outlines are no part of the mark; they blur its form.",
    ),
    severity=Severity.WARNING,
    needs=Needs.LOGOS,
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
        Pass(content=example(effect=None), context=CONTEXT),
        Pass(content=example(opacity=None), context=CONTEXT),
    ),
)
