from collections.abc import Iterator

from msgspec import UNSET

from brand.check import Breach, Check, Context, Needs, Pass
from brand.checks._numbers import said
from brand.colour import contrast, from_hex, luminance
from brand.document import Item, Screen
from brand.finding import At, Finding, Said, Severity
from brand.model import Document

__all__ = ["CHECK"]

_QUIET = 4  # modules of light all round: ISO/IEC 18004
_CONTRAST = 3.0  # of dark on light: less and a phone has to guess
_SLACK = 0.5  # pixels that rounding may take


def _size(item: Item, screen: Screen) -> Iterator[Said]:
    side = min(item.box[2:])
    if side < screen.code - _SLACK:
        yield Said(
            de=f"Der QR-Code ist {side:.0f} Pixel groß, aus dem Abstand braucht er {screen.code:.0f}.",
            en=f"The QR code is {side:.0f} pixels wide, from that distance it needs {screen.code:.0f}.",
        )
    if item.module is not None and item.module < screen.module - _SLACK:
        has, needs = said(item.module, 1), said(screen.module, 1)
        yield Said(
            de=f"Ein Punkt des QR-Codes ist {has.de} Pixel groß, nötig sind {needs.de}: Kürze die Adresse.",
            en=f"A square of the QR code is {has.en} pixels wide, {needs.en} are needed: shorten the address.",
        )


def _surroundings(item: Item) -> Iterator[Said]:
    if item.quiet is not None and item.quiet < _QUIET:
        yield Said(
            de=f"Der helle Rand um den QR-Code ist zu schmal: {item.quiet} statt {_QUIET} Punkte.",
            en=f"The light margin of the QR code is too narrow: {item.quiet} instead of {_QUIET} squares.",
        )
    dark, light = from_hex(item.colour or ""), from_hex(item.ground or "")
    if dark is None or light is None:
        return
    ratio = contrast(dark, light)
    if luminance(dark) > luminance(light):
        yield Said(de="Der QR-Code ist hell auf dunkel.", en="The QR code is light on dark.")
    elif ratio < _CONTRAST:
        has, needs = said(ratio, 1), said(_CONTRAST, 1)
        yield Said(
            de=f"Der QR-Code hat einen Kontrast von {has.de}, nötig sind {needs.de}.",
            en=f"The QR code has a contrast of {has.en}, {needs.en} is needed.",
        )


def run(document: Document, _: Context) -> Iterator[Finding]:
    """Report QR codes that a phone would not read from where its holder stands."""
    for item in document.items:
        if item.kind != "qr":
            continue
        at = At(pointer=item.pointer or UNSET, box=item.box)
        sizes = () if document.screen is None else _size(item, document.screen)
        for message in (*sizes, *_surroundings(item)):
            yield Finding(at=at, quote=item.text, message=message)


def _scene(side: float, *, module: float = 7, quiet: int = 4, dark: str = "#1c2733") -> Document:
    item = Item(
        kind="qr",
        box=(54, 1500, side, side),
        text="https://nordlicht.example/zelt",
        pointer="/facts/cta_url",
        colour=dark,
        ground="#ffffff",
        module=module,
        quiet=quiet,
    )
    screen = Screen(ppi=40.05, distance=3, margins=(54, 96), capital=15.8, code=237, module=3.9)
    return Document(locale="de-DE", channel="signage", format="png", items=(item,), size=(1080, 1920), screen=screen)


def _found(side: float, message: Said) -> Finding:
    return Finding(
        at=At(pointer="/facts/cta_url", box=(54, 1500, side, side)),
        quote="https://nordlicht.example/zelt",
        message=message,
        severity=Severity.ERROR,
    )


CHECK = Check(
    id="channel/qr",
    family="channel",
    summary=Said(de="QR-Code, den niemand lesen kann", en="QR code that nobody can scan"),
    why=Said(
        de="Ein Code, den das Telefon nicht liest, ist ein Link, der nirgends hinführt.",
        en="A code that a phone cannot read is a link that leads nowhere.",
    ),
    severity=Severity.ERROR,
    needs=Needs.ITEMS,
    run=run,
    examples=(
        Breach(
            content=_scene(120, module=3),
            findings=(
                _found(
                    120,
                    Said(
                        de="Der QR-Code ist 120 Pixel groß, aus dem Abstand braucht er 237.",
                        en="The QR code is 120 pixels wide, from that distance it needs 237.",
                    ),
                ),
                _found(
                    120,
                    Said(
                        de="Ein Punkt des QR-Codes ist 3,0 Pixel groß, nötig sind 3,9: Kürze die Adresse.",
                        en="A square of the QR code is 3.0 pixels wide, 3.9 are needed: shorten the address.",
                    ),
                ),
            ),
        ),
        Breach(
            content=_scene(260, quiet=1, dark="#c9c4b8"),
            findings=(
                _found(
                    260,
                    Said(
                        de="Der helle Rand um den QR-Code ist zu schmal: 1 statt 4 Punkte.",
                        en="The light margin of the QR code is too narrow: 1 instead of 4 squares.",
                    ),
                ),
                _found(
                    260,
                    Said(
                        de="Der QR-Code hat einen Kontrast von 1,7, nötig sind 3,0.",
                        en="The QR code has a contrast of 1.7, 3.0 is needed.",
                    ),
                ),
            ),
        ),
        Pass(content=_scene(259)),
    ),
)
