from collections.abc import Iterator
from itertools import combinations

from msgspec import UNSET

from brand.check import Breach, Check, Context, Needs, Pass
from brand.finding import At, Finding, Said, Severity
from brand.model import Document, Item

__all__ = ["CHECK"]

_SLACK = 2.0  # pixels by which descenders and rounding may reach into each other
_SHOWN = 40  # characters of a text that a message quotes
_COUNTS = frozenset({"text", "logo", "qr", "button"})  # pictures and shapes are there to stand behind things

_NAMES = {
    "qr": Said(de="Der QR-Code", en="The QR code"),
    "logo": Said(de="Das Logo", en="The logo"),
    "text": Said(de="Ein Text", en="A text"),
    "button": Said(de="Ein Knopf", en="A button"),
}


def _shared(one: Item, other: Item) -> tuple[float, float]:
    """Give width and height of what two boxes have in common; none is negative."""
    left, top = max(one.box[0], other.box[0]), max(one.box[1], other.box[1])
    right = min(one.box[0] + one.box[2], other.box[0] + other.box[2])
    bottom = min(one.box[1] + one.box[3], other.box[1] + other.box[3])
    return right - left, bottom - top


def _is_label(text: Item, button: Item) -> bool:
    """Say whether a text stands in a button, where it belongs."""
    return {text.kind, button.kind} == {"text", "button"}


def _named(item: Item) -> Said:
    if item.text and item.kind != "qr":
        text = item.text if len(item.text) <= _SHOWN else item.text[:_SHOWN] + "…"
        return Said(de=f"„{text}“", en=f"“{text}”")
    return _NAMES.get(item.kind, _NAMES["text"])


def run(document: Document, _: Context) -> Iterator[Finding]:
    """Report each thing that covers another one."""
    for one, other in combinations([item for item in document.items if item.kind in _COUNTS], 2):
        width, height = _shared(one, other)
        if width <= _SLACK or height <= _SLACK or _is_label(one, other):
            continue
        size = f"{width:.0f} × {height:.0f}"
        first, second = _named(one), _named(other)
        message = Said(
            de=f"{second.de} verdeckt {size} Pixel von {first.de}.",
            en=f"{second.en} covers {size} pixels of {first.en}.",
        )
        yield Finding(at=At(pointer=other.pointer or UNSET, box=other.box), quote=other.text, message=message)


def _scene(top: float) -> Document:
    items = (
        Item(kind="text", box=(54, 1500, 700, 120), text="149,90 €", pointer="/facts/price"),
        Item(kind="qr", box=(654, top, 300, 300), text="https://nordlicht.example/zelt", pointer="/facts/cta_url"),
    )
    return Document(locale="de-DE", channel="signage", format="png", items=items, size=(1080, 1920))


CHECK = Check(
    id="channel/overlap",
    family="channel",
    summary=Said(de="Eines liegt über dem anderen", en="One thing covers another"),
    why=Said(
        de="Ein QR-Code auf dem Preis kostet den Code und den Preis.",
        en="A QR code on the price costs both the code and the price.",
    ),
    severity=Severity.ERROR,
    needs=Needs.ITEMS,
    run=run,
    examples=(
        Breach(
            content=_scene(1560),
            findings=(
                Finding(
                    at=At(pointer="/facts/cta_url", box=(654, 1560, 300, 300)),
                    quote="https://nordlicht.example/zelt",
                    message=Said(
                        de="Der QR-Code verdeckt 100 × 60 Pixel von „149,90 €“.",
                        en="The QR code covers 100 × 60 pixels of “149,90 €”.",
                    ),
                    severity=Severity.ERROR,
                ),
            ),
        ),
        Pass(content=_scene(1620)),
        Pass(content=_scene(1619)),
    ),
)
