from collections.abc import Iterator

from brand.check import Breach, Check, Context, Needs, Pass
from brand.checks._numbers import said
from brand.checks.logo._example import CONTEXT, scene
from brand.checks.logo._placed import PlacedLogo, placed_logos
from brand.checks.logo._resizing import resized
from brand.checks.logo._seen import example, found_logos
from brand.finding import At, Finding, Fix, Replacement, Said, Severity
from brand.model import Document, Kind, Logo

__all__ = ["CHECK"]


def _is_within(placed: PlacedLogo, width: float, height: float) -> bool:
    """Say whether some true size rounds to the one that is written."""
    slack, most = placed.rounding, 1 + placed.logo.max_stretch
    narrowest = (width - slack) / (height + slack)
    widest = (width + slack) / max(height - slack, slack)
    return narrowest <= placed.logo.ratio * most and widest >= placed.logo.ratio / most


def _message(placed: PlacedLogo, width: float, height: float) -> Said:
    share = width / height / placed.logo.ratio
    by = said((max(share, 1 / share) - 1) * 100, 1)
    size = f"{width:g} × {height:g}"
    true = f"{width:g} × {width / placed.logo.ratio:.0f}"
    logo = placed.logo.id
    if share > 1:
        return Said(
            de=f"Das Logo „{logo}“ ist um {by.de} % in die Breite gezogen: {size} statt {true} Pixel.",
            en=f"The logo “{logo}” is stretched sideways by {by.en} %: {size} instead of {true} pixels.",
        )
    return Said(
        de=f"Das Logo „{logo}“ ist um {by.de} % in die Höhe gezogen: {size} statt {true} Pixel.",
        en=f"The logo “{logo}” is stretched upwards by {by.en} %: {size} instead of {true} pixels.",
    )


def run(document: Document, context: Context) -> Iterator[Finding]:
    """Report each logo that lost its proportions."""
    for placed in placed_logos(document, context):
        width, height = placed.width, placed.height
        if not placed.keeps_ratio and width and height:
            if not _is_within(placed, width, height):
                yield Finding(at=placed.at, message=_message(placed, width, height), fix=_cure(document, placed))
        elif max(placed.bend, 1 / placed.bend) > 1 + placed.logo.max_stretch:
            yield Finding(at=placed.at, message=_drawn(placed.logo, placed.bend))
    for found in found_logos(document, context, "logo/stretched"):
        if max(found.seen.stretch, 1 / found.seen.stretch) > 1 + found.logo.max_stretch:
            yield Finding(at=found.at, message=_drawn(found.logo, found.seen.stretch))


def _cure(document: Document, placed: PlacedLogo) -> Fix | None:
    """Keep the width and give the height that belongs to it, or the other way round."""
    picture = placed.picture
    if picture is None or not picture.width or not picture.height:
        return None
    by_height = resized(document, picture, height=picture.width / placed.logo.ratio)
    return by_height or resized(document, picture, width=picture.height * placed.logo.ratio)


def _drawn(known: Logo, stretch: float) -> Said:
    logo = known.id
    by, most = said((max(stretch, 1 / stretch) - 1) * 100, 1), said(known.max_stretch * 100, 1)
    if stretch > 1:
        return Said(
            de=f"Das Logo „{logo}“ ist um {by.de} % in die Breite gezogen, erlaubt sind {most.de} %.",
            en=f"The logo “{logo}” is stretched sideways by {by.en} %, {most.en} % are allowed.",
        )
    return Said(
        de=f"Das Logo „{logo}“ ist um {by.de} % in die Höhe gezogen, erlaubt sind {most.de} %.",
        en=f"The logo “{logo}” is stretched upwards by {by.en} %, {most.en} % are allowed.",
    )


CHECK = Check(
    id="logo/stretched",
    family="logo",
    summary=Said(de="Verzerrtes Logo", en="Stretched logo"),
    why=Said(
        de="Ein verzerrtes Zeichen sieht nach einem Versehen aus und ist nicht mehr das Zeichen der Marke.",
        en="A stretched mark looks like an accident and is no longer the brand's mark.",
    ),
    severity=Severity.ERROR,
    needs=Needs.PICTURES,
    also=(Needs.ITEMS, Needs.LOGOS),
    run=run,
    examples=(
        Breach(
            content='<img src="/logos/primary.svg" alt="Nordlicht" width="240" height="80">',
            kind=Kind.HTML,
            context=CONTEXT,
            findings=(
                Finding(
                    at=At(pointer="/content", start=0, end=70),
                    quote='<img src="/logos/primary.svg" alt="Nordlicht" width="240" height="80">',
                    message=Said(
                        de="Das Logo „primary“ ist um 33,3 % in die Höhe gezogen: 240 × 80 statt 240 × 60 Pixel.",
                        en="The logo “primary” is stretched upwards by 33.3 %: 240 × 80 instead of 240 × 60 pixels.",
                    ),
                    severity=Severity.ERROR,
                    fix=Fix(safe=True, replacements=(Replacement(start=66, end=68, text="60"),)),
                ),
            ),
        ),
        Breach(
            content='<img src="primary.svg" alt="Nordlicht" width="240" style="transform: scale(1.2, 1)">',
            kind=Kind.HTML,
            context=CONTEXT,
            findings=(
                Finding(
                    at=At(pointer="/content", start=0, end=84),
                    quote='<img src="primary.svg" alt="Nordlicht" width="240" style="transform: scale(1.2, 1)">',
                    message=Said(
                        de="Das Logo „primary“ ist um 20,0 % in die Breite gezogen, erlaubt sind 2,0 %.",
                        en="The logo “primary” is stretched sideways by 20.0 %, 2.0 % are allowed.",
                    ),
                    severity=Severity.ERROR,
                ),
            ),
        ),
        Breach(
            content=scene(480, 100),
            context=CONTEXT,
            findings=(
                Finding(
                    at=At(box=(54, 96, 480, 100)),
                    message=Said(
                        de="Das Logo „primary“ ist um 20,0 % in die Breite gezogen: 480 × 100 statt 480 × 120 Pixel.",
                        en="The logo “primary” is stretched sideways by 20.0 %: 480 × 100 instead of 480 × 120 pixels.",
                    ),
                    severity=Severity.ERROR,
                ),
            ),
        ),
        Pass(
            content='<img src="primary.svg" alt="Nordlicht" width="241" height="60">', kind=Kind.HTML, context=CONTEXT
        ),
        Pass(content='<img src="primary.svg" alt="Nordlicht" width="240">', kind=Kind.HTML, context=CONTEXT),
        Pass(
            content='<img src="primary.svg" alt="Nordlicht" style="width: 240px; height: 80px; object-fit: contain">',
            kind=Kind.HTML,
            context=CONTEXT,
        ),
        Pass(content='<img src="tent.jpg" alt="A tent" width="300" height="10">', kind=Kind.HTML, context=CONTEXT),
        Breach(
            content=example(stretch=1.0512),
            context=CONTEXT,
            findings=(
                Finding(
                    at=At(box=(100.0, 80.0, 400.0, 100.0)),
                    message=Said(
                        de="Das Logo „primary“ ist um 5,1 % in die Breite gezogen, erlaubt sind 2,0 %.",
                        en="The logo “primary” is stretched sideways by 5.1 %, 2.0 % are allowed.",
                    ),
                    severity=Severity.ERROR,
                ),
            ),
        ),
        Pass(content=example(stretch=0.996), context=CONTEXT),
        Pass(content=example(stretch=1.1, undecided=("logo/stretched",)), context=CONTEXT),
        Pass(content=scene(480, 120), context=CONTEXT),
    ),
)
