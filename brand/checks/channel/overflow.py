from collections.abc import Iterator

from msgspec import UNSET

from brand.check import Breach, Check, Context, Needs, Pass
from brand.finding import At, Finding, Said, Severity
from brand.model import Document, Item

__all__ = ["CHECK"]

_SHORTEN = Said(de="Kürze den Text", en="shorten the text")
_WIDEN = Said(de="Gib ihm mehr Platz", en="give it more room")
_SLACK = 0.5  # half a pixel is a matter of rounding


def _too_big(item: Item) -> Said | None:
    if item.needs is None or item.kind == "logo":  # how small a logo may be is for logo/too-small to say
        return None
    width, height = item.needs
    if width <= item.box[2] + _SLACK and height <= item.box[3] + _SLACK:
        return None
    needs, room = (f"{size[0]:.0f} × {size[1]:.0f}" for size in (item.needs, item.box[2:]))
    cure = _SHORTEN if item.text and item.kind != "qr" else _WIDEN
    return Said(
        de=f"Das braucht {needs} Pixel und hat {room}: {cure.de}.",
        en=f"This needs {needs} pixels and has {room}: {cure.en}.",
    )


def _outside(item: Item, size: tuple[int, int] | None) -> Said | None:
    if size is None:
        return None
    left, top, width, height = item.box
    if min(left, top) >= -_SLACK and left + width <= size[0] + _SLACK and top + height <= size[1] + _SLACK:
        return None
    return Said(
        de=f"Das ragt über den Rand der Fläche von {size[0]} × {size[1]} Pixeln hinaus.",
        en=f"This reaches beyond the edge of the {size[0]} × {size[1]} pixels.",
    )


def run(document: Document, _: Context) -> Iterator[Finding]:
    """Report what is larger than its room, and what leaves the screen."""
    for item in document.items:
        message = _too_big(item) or _outside(item, document.size)
        if message:
            at = At(pointer=item.pointer or UNSET, box=item.box)
            yield Finding(at=at, quote=item.text, message=message)


def _scene(*, needs: tuple[float, float], left: float = 54) -> Document:
    item = Item(
        kind="text", box=(left, 120, 972, 240), needs=needs, pointer="/texts/de-DE/headline", text="Polarnachtleuchten"
    )
    return Document(locale="de-DE", channel="signage", format="png", items=(item,), size=(1080, 1920))


CHECK = Check(
    id="channel/overflow",
    family="channel",
    summary=Said(de="Inhalt größer als sein Platz", en="Content larger than its room"),
    why=Said(
        de="Was nicht passt, wäre auf dem Bildschirm abgeschnitten; ein halber Satz ist schlimmer als keiner.",
        en="What does not fit would be cut off on the screen; half a sentence is worse than none.",
    ),
    severity=Severity.ERROR,
    needs=Needs.ITEMS,
    run=run,
    examples=(
        Breach(
            content=_scene(needs=(1104, 220)),
            findings=(
                Finding(
                    at=At(pointer="/texts/de-DE/headline", box=(54, 120, 972, 240)),
                    quote="Polarnachtleuchten",
                    message=Said(
                        de="Das braucht 1104 × 220 Pixel und hat 972 × 240: Kürze den Text.",
                        en="This needs 1104 × 220 pixels and has 972 × 240: shorten the text.",
                    ),
                    severity=Severity.ERROR,
                ),
            ),
        ),
        Breach(
            content=_scene(needs=(900, 220), left=200),
            findings=(
                Finding(
                    at=At(pointer="/texts/de-DE/headline", box=(200, 120, 972, 240)),
                    quote="Polarnachtleuchten",
                    message=Said(
                        de="Das ragt über den Rand der Fläche von 1080 × 1920 Pixeln hinaus.",
                        en="This reaches beyond the edge of the 1080 × 1920 pixels.",
                    ),
                    severity=Severity.ERROR,
                ),
            ),
        ),
        Pass(content=_scene(needs=(972, 240))),
    ),
)
