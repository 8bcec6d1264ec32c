from collections.abc import Iterator

from brand.check import Breach, Check, Context, Needs, Pass
from brand.checks._numbers import said
from brand.checks.logo._example import CONTEXT, scene
from brand.checks.logo._inks import Ink, inks_of, visible_contrast
from brand.checks.logo._placed import placed_logos
from brand.checks.logo._seen import example, found_logos
from brand.colour import from_hex
from brand.finding import At, Finding, Said, Severity
from brand.model import Document, Kind, Logo

__all__ = ["CHECK"]

_MEASURED = 0.95
"""A contrast measured in a picture is not exact."""
_BEHIND = Said(de="seinem Grund", en="its ground")


def _message(logo: Logo, ground: Said, ratio: float) -> Said:
    shown, needed = said(ratio, 1), said(logo.min_contrast, 1)
    return Said(
        de=f"Das Logo „{logo.id}“ hat auf {ground.de} einen Kontrast von {shown.de}, nötig sind {needed.de}.",
        en=f"The logo “{logo.id}” has a contrast of {shown.en} on {ground.en}, {needed.en} is needed.",
    )


def _placed(document: Document, context: Context) -> Iterator[tuple[Logo, At, Said, float]]:
    """Work out the contrast of each logo of a layout or scene on the worst ground that it may stand on."""
    for placed in placed_logos(document, context):
        inks = inks_of(placed.logo.data, placed.logo.media_type) if placed.grounds else ()
        ratios = [(ratio, ground) for ground in placed.grounds for ratio in _ratios(inks, ground)]
        if ratios:
            worst, ground = min(ratios)
            yield placed.logo, placed.at, Said(de=ground, en=ground), worst


def _ratios(inks: tuple[Ink, ...], ground: str) -> Iterator[float]:
    colour = from_hex(ground)
    ratio = visible_contrast(inks, colour) if colour is not None else None
    if ratio is not None:
        yield ratio


def _in_picture(document: Document, context: Context) -> Iterator[tuple[Logo, At, Said, float]]:
    """Give the contrasts measured in a picture that are too low without doubt."""
    for found in found_logos(document, context, "logo/low-contrast"):
        contrast = found.seen.contrast
        if contrast is not None and contrast < _MEASURED * found.logo.min_contrast:
            yield found.logo, found.at, _BEHIND, contrast


def run(document: Document, context: Context) -> Iterator[Finding]:
    """Report each logo that hardly stands out from what is behind it."""
    for logo, at, ground, ratio in (*_placed(document, context), *_in_picture(document, context)):
        if ratio < logo.min_contrast:
            yield Finding(at=at, message=_message(logo, ground, ratio))


CHECK = Check(
    id="logo/low-contrast",
    family="logo",
    summary=Said(de="Logo ohne Kontrast", en="Logo without contrast"),
    why=Said(
        de="Ein dunkles Zeichen auf dunklem Grund ist nicht da; dafür hat die Marke eine helle Fassung.",
        en="A dark mark on a dark ground is not there; that is what the brand has a light variant for.",
    ),
    severity=Severity.ERROR,
    needs=Needs.ITEMS,
    also=(Needs.PICTURES, Needs.LOGOS),
    run=run,
    examples=(
        Breach(
            content=scene(480, 120, ground="#1b2a4b"),
            context=CONTEXT,
            findings=(
                Finding(
                    at=At(box=(54, 96, 480, 120)),
                    message=Said(
                        de="Das Logo „primary“ hat auf #1b2a4b einen Kontrast von 1,2, nötig sind 3,0.",
                        en="The logo “primary” has a contrast of 1.2 on #1b2a4b, 3.0 is needed.",
                    ),
                    severity=Severity.ERROR,
                ),
            ),
        ),
        Breach(
            content=example(contrast=1.62),
            context=CONTEXT,
            findings=(
                Finding(
                    at=At(box=(100.0, 80.0, 400.0, 100.0)),
                    message=Said(
                        de="Das Logo „primary“ hat auf seinem Grund einen Kontrast von 1,6, nötig sind 3,0.",
                        en="The logo “primary” has a contrast of 1.6 on its ground, 3.0 is needed.",
                    ),
                    severity=Severity.ERROR,
                ),
            ),
        ),
        Breach(
            content='<div style="background: #1b2a4b"><img src="primary.svg" alt="Nordlicht" width="240"></div>',
            kind=Kind.HTML,
            context=CONTEXT,
            findings=(
                Finding(
                    at=At(pointer="/content", start=33, end=84),
                    quote='<img src="primary.svg" alt="Nordlicht" width="240">',
                    message=Said(
                        de="Das Logo „primary“ hat auf #1b2a4b einen Kontrast von 1,2, nötig sind 3,0.",
                        en="The logo “primary” has a contrast of 1.2 on #1b2a4b, 3.0 is needed.",
                    ),
                    severity=Severity.ERROR,
                ),
            ),
        ),
        Pass(content=scene(480, 120, ground="#fbf8f1"), context=CONTEXT),
        Pass(content=example(contrast=8.4), context=CONTEXT),
        Pass(content=example(contrast=2.97), context=CONTEXT),
    ),
)
