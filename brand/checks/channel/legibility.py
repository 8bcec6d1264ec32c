from collections.abc import Iterator

from msgspec import UNSET

from brand.check import Breach, Check, Context, Needs, Pass
from brand.checks._numbers import said
from brand.document import Item, Screen
from brand.finding import At, Finding, Said, Severity
from brand.model import Document

__all__ = ["CHECK"]

_CAPITAL = 0.72  # of the type size: what a capital of a usual typeface is high
_ROUNDING = 0.5  # pixels: type comes in whole ones
_MM_PER_INCH = 25.4


def _message(item: Item, size: float, screen: Screen) -> Said:
    per_pixel = _MM_PER_INCH / screen.ppi
    has, needs = said(size * _CAPITAL * per_pixel, 1), said(screen.capital * per_pixel, 1)
    far = said(screen.distance, 1)
    cure = Said(de="Kürze den Text", en="shorten the text") if item.text else Said(de="Mach es größer", en="enlarge it")
    return Said(
        de=f"Großbuchstaben sind hier {has.de} mm hoch, aus {far.de} m liest man ab {needs.de} mm: {cure.de}.",
        en=f"Capitals are {has.en} mm high here, from {far.en} m one reads from {needs.en} mm on: {cure.en}.",
    )


def run(document: Document, _: Context) -> Iterator[Finding]:
    """Report letters that are too small for the distance from which the screen is read."""
    screen = document.screen
    if screen is None:
        return
    for item in document.items:
        if item.size is not None and item.size * _CAPITAL < screen.capital - _ROUNDING:
            at = At(pointer=item.pointer or UNSET, box=item.box)
            yield Finding(at=at, quote=item.text, message=_message(item, item.size, screen))


def _scene(size: float) -> Document:
    item = Item(
        kind="text",
        box=(54, 1700, 900, 60),
        text="Nur solange der Vorrat reicht.",
        pointer="/texts/de-DE/legal",
        size=size,
    )
    screen = Screen(ppi=40.05, distance=3, margins=(54, 96), capital=15.8, code=237, module=3.9)
    return Document(locale="de-DE", channel="signage", format="png", items=(item,), size=(1080, 1920), screen=screen)


CHECK = Check(
    id="channel/legibility",
    family="channel",
    summary=Said(de="Schrift zu klein für den Abstand", en="Type too small for the distance"),
    why=Said(
        de="Wer am Bildschirm vorbeigeht, liest nur, was für seinen Abstand groß genug ist.",
        en="Who walks past a screen reads only what is large enough for that distance.",
    ),
    severity=Severity.WARNING,
    needs=Needs.ITEMS,
    run=run,
    examples=(
        Breach(
            content=_scene(12),
            findings=(
                Finding(
                    at=At(pointer="/texts/de-DE/legal", box=(54, 1700, 900, 60)),
                    quote="Nur solange der Vorrat reicht.",
                    message=Said(
                        de="Großbuchstaben sind hier 5,5 mm hoch, aus 3,0 m liest man ab 10,0 mm: Kürze den Text.",
                        en="Capitals are 5.5 mm high here, from 3.0 m one reads from 10.0 mm on: shorten the text.",
                    ),
                    severity=Severity.WARNING,
                ),
            ),
        ),
        Pass(content=_scene(22)),
    ),
)
