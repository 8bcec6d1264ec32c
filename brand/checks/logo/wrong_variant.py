from collections.abc import Iterator

from brand.check import Breach, Check, Context, Needs, Pass
from brand.checks.logo._example import CONTEXT, scene
from brand.checks.logo._placed import placed_logos
from brand.checks.logo._seen import example, found_logos
from brand.colour import from_hex, luminance
from brand.finding import At, Finding, Said, Severity
from brand.model import Document, Kind, Logo

__all__ = ["CHECK"]

_RULE = "logo/wrong-variant"
_OWN_COLOURS = 10.0
"""ΔE00 above which the logo is no variant at all."""
_LIGHT, _DARK = 0.4, 0.1
"""Relative luminance from which a ground is light without doubt, and below which it is dark."""


def _message(logo: Logo, ground: float) -> Said | None:
    on = logo.on
    if on == "dark" and ground > _LIGHT:
        de, en = "für dunklen Grund gezeichnet, hier ist er hell", "drawn for a dark ground, this one is light"
    elif on == "light" and ground < _DARK:
        de, en = "für hellen Grund gezeichnet, hier ist er dunkel", "drawn for a light ground, this one is dark"
    else:
        return None
    return Said(de=f"Das Logo „{logo.id}“ ist {de}.", en=f"The logo “{logo.id}” is {en}.")


def run(document: Document, context: Context) -> Iterator[Finding]:
    """Report each logo on a ground for which another variant is meant."""
    for logo, at, grounds in (*_placed(document, context), *_found(document, context)):
        messages = (_message(logo, ground) for ground in grounds)
        yield from [Finding(at=at, message=message) for message in messages if message is not None][:1]


def _placed(document: Document, context: Context) -> Iterator[tuple[Logo, At, list[float]]]:
    """Give the grounds that layouts and scenes state, in both colour schemes."""
    for placed in placed_logos(document, context):
        colours = [from_hex(ground) for ground in placed.grounds]
        yield placed.logo, placed.at, [luminance(colour) for colour in colours if colour is not None]


def _found(document: Document, context: Context) -> Iterator[tuple[Logo, At, list[float]]]:
    """Give the ground that was measured; a logo in other colours is no variant at all."""
    for found in found_logos(document, context, _RULE):
        if found.seen.ground is not None and (found.seen.deviation or 0) <= _OWN_COLOURS:
            yield found.logo, found.at, [found.seen.ground]


CHECK = Check(
    id=_RULE,
    family="logo",
    summary=Said(de="Falsche Fassung des Logos", en="Wrong variant of the logo"),
    why=Said(
        de="Jede Fassung ist für einen Grund gezeichnet; auf dem anderen verliert sie ihre Form.",
        en="Each variant is drawn for one ground; on the other it loses its form.",
    ),
    severity=Severity.ERROR,
    needs=Needs.PICTURES,
    also=(Needs.ITEMS, Needs.LOGOS),
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
        Breach(
            content='<body bgcolor="#101d39"><img src="primary.svg" alt="Nordlicht" width="240">',
            kind=Kind.HTML,
            context=CONTEXT,
            findings=(
                Finding(
                    at=At(pointer="/content", start=24, end=75),
                    quote='<img src="primary.svg" alt="Nordlicht" width="240">',
                    message=Said(
                        de="Das Logo „primary“ ist für hellen Grund gezeichnet, hier ist er dunkel.",
                        en="The logo “primary” is drawn for a light ground, this one is dark.",
                    ),
                    severity=Severity.ERROR,
                ),
            ),
        ),
        Pass(content=scene(480, 120, logo="dark-ground", ground="#101d39"), context=CONTEXT),
        Pass(content=example(ground=0.8), context=CONTEXT),
        Pass(content=example(id="dark-ground", ground=0.02), context=CONTEXT),
        Pass(content=example(id="dark-ground", ground=None), context=CONTEXT),
    ),
)
