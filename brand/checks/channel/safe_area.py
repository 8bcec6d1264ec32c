from collections.abc import Iterator

from msgspec import UNSET

from brand.check import Breach, Check, Context, Needs, Pass
from brand.document import Item, Screen
from brand.finding import At, Finding, Said, Severity
from brand.model import Document

__all__ = ["CHECK"]

_SLACK = 1.0  # pixels that rounding may take
_COUNTS = frozenset({"text", "logo", "qr", "button"})  # pictures and grounds may well run to the edge

_SIDES = (
    Said(de="links", en="left"),
    Said(de="oben", en="top"),
    Said(de="rechts", en="right"),
    Said(de="unten", en="bottom"),
)


def _nearest(item: Item, screen: Screen, size: tuple[int, int]) -> tuple[float, float, Said] | None:
    """Give how far from the worst edge a thing stands, how far it should, and which edge it is."""
    left, top, width, height = item.box
    across, down = screen.margins
    there = (left, top, size[0] - left - width, size[1] - top - height)
    wanted = (across, down, across, down)
    short = [(want - has, has, want, side) for has, want, side in zip(there, wanted, _SIDES, strict=True)]
    lacking, has, want, side = max(short, key=lambda one: one[0])
    return (has, want, side) if lacking > _SLACK else None


def run(document: Document, _: Context) -> Iterator[Finding]:
    """Report words, logos and codes that stand where a frame or a bent edge may hide them."""
    if document.screen is None or document.size is None:
        return
    for item in document.items:
        near = _nearest(item, document.screen, document.size) if item.kind in _COUNTS else None
        if near is not None:
            has, want, side = near
            message = Said(
                de=f"Das steht {side.de} {has:.0f} Pixel vom Rand, frei bleiben {want:.0f}: Rück es nach innen.",
                en=f"This stands {has:.0f} pixels from the {side.en} edge, {want:.0f} stay free: move it inwards.",
            )
            yield Finding(at=At(pointer=item.pointer or UNSET, box=item.box), quote=item.text, message=message)


def _scene(left: float) -> Document:
    item = Item(kind="text", box=(left, 120, 900, 240), text="Polarnacht", pointer="/texts/de-DE/headline")
    picture = Item(kind="image", box=(0, 0, 1080, 900), pointer="/facts/image")
    screen = Screen(ppi=40.05, distance=3, margins=(54, 96), capital=15.8, code=237, module=3.9)
    items = (picture, item)
    return Document(locale="de-DE", channel="signage", format="png", items=items, size=(1080, 1920), screen=screen)


CHECK = Check(
    id="channel/safe-area",
    family="channel",
    summary=Said(de="Zu nah am Rand des Bildschirms", en="Too near the edge of the screen"),
    why=Said(
        de="Rahmen, Blenden und Halterungen verdecken den Rand; was dort steht, sieht nicht jeder.",
        en="Frames, bezels and mounts hide the edge; what stands there is not seen by everyone.",
    ),
    severity=Severity.WARNING,
    needs=Needs.ITEMS,
    run=run,
    examples=(
        Breach(
            content=_scene(20),
            findings=(
                Finding(
                    at=At(pointer="/texts/de-DE/headline", box=(20, 120, 900, 240)),
                    quote="Polarnacht",
                    message=Said(
                        de="Das steht links 20 Pixel vom Rand, frei bleiben 54: Rück es nach innen.",
                        en="This stands 20 pixels from the left edge, 54 stay free: move it inwards.",
                    ),
                    severity=Severity.WARNING,
                ),
            ),
        ),
        Pass(content=_scene(54)),
    ),
)
