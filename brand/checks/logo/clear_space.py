from collections.abc import Iterator

from msgspec import UNSET
from msgspec.structs import replace

from brand.check import Breach, Check, Context, Needs, Pass
from brand.checks._numbers import said
from brand.checks.logo._example import CONTEXT, scene
from brand.checks.logo._placed import PlacedLogo, placed_logos
from brand.checks.logo._seen import example, found_logos
from brand.finding import At, Finding, Said, Severity
from brand.model import Document, Item, Logo

__all__ = ["CHECK"]

_RULE = "logo/clear-space"
_ROUNDING = 1.5
"""Pixels by which boxes in whole pixels may stand nearer than was meant."""
Box = tuple[float, float, float, float]


def _message(logo: Logo, gap: float, clear: float) -> Said:
    near, needed = said(gap), said(clear)
    return Said(
        de=f"Dem Logo „{logo.id}“ fehlt Schutzraum: "
        f"Das Nächste steht {near.de} Pixel entfernt, nötig sind {needed.de}.",
        en=f"The logo “{logo.id}” lacks clear space: "
        f"the nearest thing is {near.en} pixels away, {needed.en} are needed.",
    )


def run(document: Document, context: Context) -> Iterator[Finding]:
    """Report each logo with something in its clear space."""
    for placed in placed_logos(document, context):
        gap = _gap(document, placed)
        clear = placed.logo.clear_space * (placed.height or 0.0)
        if gap is not None and gap < clear - _ROUNDING:
            yield Finding(at=placed.at, message=_message(placed.logo, gap, clear))
    for found in found_logos(document, context, _RULE):
        gap, clear = found.seen.gap, found.logo.clear_space * found.seen.height
        if gap is not None and gap < clear:
            yield Finding(at=found.at, message=_message(found.logo, gap, clear))


def _gap(document: Document, placed: PlacedLogo) -> float | None:
    """Give the distance to the nearest other thing of a scene; what the logo lies on is its ground."""
    box = placed.at.box
    if box is UNSET:
        return None
    others = [item.box for item in document.items if item.box != box and not _holds(item.box, box)]
    return min((_apart(box, other) for other in others), default=None)


def _holds(outer: Box, inner: Box) -> bool:
    return (
        outer[0] <= inner[0]
        and outer[1] <= inner[1]
        and outer[0] + outer[2] >= inner[0] + inner[2]
        and outer[1] + outer[3] >= inner[1] + inner[3]
    )


def _apart(one: Box, two: Box) -> float:
    beside = max(one[0] - two[0] - two[2], two[0] - one[0] - one[2])
    return max(0.0, beside, one[1] - two[1] - two[3], two[1] - one[1] - one[3])


def _beside(gap: float) -> Document:
    """Put a text below the logo of a scene."""
    screen = scene(400, 100)
    text = Item(kind="text", box=(54, 196 + gap, 600, 80), text="149,90 €")
    return replace(screen, items=(*screen.items, text))


CHECK = Check(
    id=_RULE,
    family="logo",
    summary=Said(de="Schutzraum verletzt", en="Clear space violated"),
    why=Said(
        de="Was zu nah steht, wird für einen Teil des Zeichens gehalten.",
        en="What stands too near is taken for a part of the mark.",
    ),
    severity=Severity.WARNING,
    needs=Needs.ITEMS,
    also=(Needs.LOGOS,),
    run=run,
    examples=(
        Breach(
            content=example(gap=9.0, intruder=(100.0, 189.0, 300.0, 40.0)),
            context=CONTEXT,
            findings=(
                Finding(
                    at=At(box=(100.0, 80.0, 400.0, 100.0)),
                    message=Said(
                        de="Dem Logo „primary“ fehlt Schutzraum: Das Nächste steht 9 Pixel entfernt, nötig sind 25.",
                        en="The logo “primary” lacks clear space: the nearest thing is 9 pixels away, 25 are needed.",
                    ),
                    severity=Severity.WARNING,
                ),
            ),
        ),
        Breach(
            content=_beside(9),
            context=CONTEXT,
            findings=(
                Finding(
                    at=At(box=(54, 96, 400, 100)),
                    message=Said(
                        de="Dem Logo „primary“ fehlt Schutzraum: Das Nächste steht 9 Pixel entfernt, nötig sind 25.",
                        en="The logo “primary” lacks clear space: the nearest thing is 9 pixels away, 25 are needed.",
                    ),
                    severity=Severity.WARNING,
                ),
            ),
        ),
        Pass(content=_beside(24), context=CONTEXT),
        Pass(content=example(gap=None), context=CONTEXT),
        Pass(content=example(gap=9.0, undecided=("logo/clear-space",)), context=CONTEXT),
    ),
)
