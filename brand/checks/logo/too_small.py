import math
from collections.abc import Iterator

from brand.check import Breach, Check, Context, Needs, Pass
from brand.checks.logo._example import CONTEXT, scene
from brand.checks.logo._placed import PlacedLogo, placed_logos
from brand.checks.logo._resizing import resized
from brand.checks.logo._seen import example, found_logos
from brand.finding import At, Finding, Fix, Replacement, Said, Severity
from brand.model import Document, Kind, Logo

__all__ = ["CHECK"]


_ROUNDING = 0.985
"""A width measured in a picture is not exact."""


def _shown(document: Document, context: Context) -> Iterator[tuple[Logo, At, float, Fix | None]]:
    """Give each logo with the width that it has without doubt, and a cure where there is one."""
    for placed in placed_logos(document, context):
        if placed.width is not None:
            yield placed.logo, placed.at, placed.width, _cure(document, placed)
    for found in found_logos(document, context, "logo/too-small"):
        least = found.logo.min_width_px
        if least is not None and found.seen.width < _ROUNDING * least:
            yield found.logo, found.at, found.seen.width, None


def _cure(document: Document, placed: PlacedLogo) -> Fix | None:
    """State the least width, and the height that belongs to it where one is stated."""
    picture, least = placed.picture, placed.logo.min_width_px
    if picture is None or least is None or (placed.keeps_ratio and picture.height is not None):
        return None
    width = math.ceil(least)
    return resized(document, picture, width=width, height=None if picture.height is None else width / placed.logo.ratio)


def run(document: Document, context: Context) -> Iterator[Finding]:
    """Report each logo that is shown smaller than its least width."""
    for logo, at, width, fix in _shown(document, context):
        least = logo.min_width_px
        if least is None or width >= least:
            continue
        message = Said(
            de=f"Das Logo „{logo.id}“ ist {width:.0f} Pixel breit, mindestens {least:g} müssen es sein.",
            en=f"The logo “{logo.id}” is {width:.0f} pixels wide, it must be at least {least:g}.",
        )
        yield Finding(at=at, message=message, fix=fix)


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
    also=(Needs.ITEMS, Needs.LOGOS),
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
                    fix=Fix(safe=True, replacements=(Replacement(start=46, end=48, text="96"),)),
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
        Breach(
            content=example(box=(20.0, 20.0, 59.1, 14.8), width=59.1, height=14.8),
            context=CONTEXT,
            findings=(
                Finding(
                    at=At(box=(20.0, 20.0, 59.1, 14.8)),
                    message=Said(
                        de="Das Logo „primary“ ist 59 Pixel breit, mindestens 96 müssen es sein.",
                        en="The logo “primary” is 59 pixels wide, it must be at least 96.",
                    ),
                    severity=Severity.ERROR,
                ),
            ),
        ),
        Pass(content=scene(96, 24), context=CONTEXT),
        Pass(content=example(width=95.0), context=CONTEXT),
    ),
)
