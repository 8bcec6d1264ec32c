from collections.abc import Iterator

from brand.check import Breach, Check, Context, Needs, Pass
from brand.checks._numbers import said
from brand.checks.logo._example import CONTEXT
from brand.checks.logo._seen import Found, example, found_logos
from brand.finding import At, Finding, Said, Severity
from brand.model import Document

__all__ = ["CHECK"]

_RULE = "logo/cropped"
_LEAST = 0.02
"""Share outside the frame that is more than rounding."""


def _message(found: Found) -> Said:
    share = said(100 * found.seen.hidden)
    return Said(
        de=f"Das Logo „{found.logo.id}“ ist angeschnitten: {share.de} % liegen außerhalb des Bildes.",
        en=f"The logo “{found.logo.id}” is cropped: {share.en} % of it lie outside the picture.",
    )


def run(document: Document, context: Context) -> Iterator[Finding]:
    """Report each logo that runs out of the picture."""
    for found in found_logos(document, context, _RULE):
        if found.seen.hidden > _LEAST:
            yield Finding(at=found.at, message=_message(found))


CHECK = Check(
    id=_RULE,
    family="logo",
    summary=Said(de="Angeschnittenes Logo", en="Cropped logo"),
    why=Said(
        de="Ein halbes Zeichen sagt nicht, wer spricht.",
        en="Half a mark does not say who speaks.",
    ),
    severity=Severity.ERROR,
    needs=Needs.LOGOS,
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
        Pass(content=example(hidden=0.0), context=CONTEXT),
        Pass(content=example(hidden=0.004), context=CONTEXT),
    ),
)
