from collections.abc import Iterator

from msgspec import UNSET

from brand.check import Breach, Check, Context, Needs, Pass
from brand.finding import At, Finding, Said, Severity
from brand.model import Document, Item

__all__ = ["CHECK"]

_SHOWN = 10  # characters that a message names


def run(document: Document, _: Context) -> Iterator[Finding]:
    """Report each text with characters that no font of the brand can draw."""
    for item in document.items:
        if item.missing:
            shown = " ".join(f"{char} (U+{ord(char):04X})" for char in list(dict.fromkeys(item.missing))[:_SHOWN])
            message = Said(
                de=f"Keine Schrift der Marke kann das zeichnen: {shown}.",
                en=f"No font of the brand can draw this: {shown}.",
            )
            yield Finding(at=At(pointer=item.pointer or UNSET, box=item.box), quote=item.text, message=message)


def _shown(text: str, missing: str) -> Document:
    item = Item(kind="text", box=(54, 120, 972, 240), text=text, missing=missing, pointer="/texts/de-DE/headline")
    return Document(locale="de-DE", channel="signage", format="png", items=(item,), size=(1080, 1920))


CHECK = Check(
    id="channel/missing-glyph",
    family="channel",
    summary=Said(de="Zeichen, das keine Schrift hat", en="Character that no font has"),
    why=Said(
        de="Statt des Zeichens stünde ein leeres Kästchen auf dem Bildschirm.",
        en="An empty box would stand on the screen in place of the character.",
    ),
    severity=Severity.ERROR,
    needs=Needs.ITEMS,
    run=run,
    examples=(
        Breach(
            content=_shown("Nur heute ☃☃", "☃☃"),
            findings=(
                Finding(
                    at=At(pointer="/texts/de-DE/headline", box=(54, 120, 972, 240)),
                    quote="Nur heute ☃☃",
                    message=Said(
                        de="Keine Schrift der Marke kann das zeichnen: ☃ (U+2603).",
                        en="No font of the brand can draw this: ☃ (U+2603).",
                    ),
                    severity=Severity.ERROR,
                ),
            ),
        ),
        Pass(content=_shown("Nur heute → bis 20 Uhr", "")),
    ),
)
