from collections.abc import Iterator

from brand.check import Breach, Check, Context, Needs, Pass
from brand.checks.logo._example import CONTEXT
from brand.checks.logo._seen import Found, example, found_logos
from brand.finding import At, Finding, Said, Severity
from brand.model import Document

__all__ = ["CHECK"]

_RULE = "logo/wrong-variant"
_OWN_COLOURS = 10.0
"""ΔE00 above which the logo is no variant at all."""
_LIGHT, _DARK = 0.4, 0.1
"""Relative luminance from which a ground is light without doubt, and below which it is dark."""


def _message(found: Found) -> Said | None:
    ground, on = found.seen.ground, found.logo.on
    if ground is None or (found.seen.deviation or 0) > _OWN_COLOURS:
        return None
    if on == "dark" and ground > _LIGHT:
        de, en = "für dunklen Grund gezeichnet, hier ist er hell", "drawn for a dark ground, this one is light"
    elif on == "light" and ground < _DARK:
        de, en = "für hellen Grund gezeichnet, hier ist er dunkel", "drawn for a light ground, this one is dark"
    else:
        return None
    return Said(de=f"Das Logo „{found.logo.id}“ ist {de}.", en=f"The logo “{found.logo.id}” is {en}.")


def run(document: Document, context: Context) -> Iterator[Finding]:
    """Report each logo on a ground for which another variant is meant."""
    for found in found_logos(document, context, _RULE):
        message = _message(found)
        if message is not None:
            yield Finding(at=found.at, message=message)


CHECK = Check(
    id=_RULE,
    family="logo",
    summary=Said(de="Falsche Fassung des Logos", en="Wrong variant of the logo"),
    why=Said(
        de="Jede Fassung ist für einen Grund gezeichnet; auf dem anderen verliert sie ihre Form.",
        en="Each variant is drawn for one ground; on the other it loses its form.",
    ),
    severity=Severity.ERROR,
    needs=Needs.LOGOS,
    run=run,
    examples=(
        Breach(
            content=example(id="dark-ground", ground=0.8),
            context=CONTEXT,
            findings=(
                Finding(
                    at=At(box=(100.0, 80.0, 400.0, 100.0)),
                    message=Said(
                        de="Das Logo „dark-ground“ ist für dunklen Grund gezeichnet, hier ist er hell.",
                        en="The logo “dark-ground” is drawn for a dark ground, this one is light.",
                    ),
                    severity=Severity.ERROR,
                ),
            ),
        ),
        Pass(content=example(ground=0.8), context=CONTEXT),
        Pass(content=example(id="dark-ground", ground=0.02), context=CONTEXT),
        Pass(content=example(id="dark-ground", ground=None), context=CONTEXT),
    ),
)
