from collections.abc import Iterator

from brand.check import Breach, Check, Context, Needs, Pass
from brand.finding import At, Finding, Said, Severity
from brand.model import Document, Item

__all__ = ["CHECK"]

_SECONDS = 20.0  # how long somebody stands before a screen
_PER_WORD = 0.25


def _words(item: Item) -> int:
    if item.kind not in {"text", "button"}:
        return 0
    return sum(any(letter.isalnum() for letter in word) for word in item.text.split())


def run(document: Document, context: Context) -> Iterator[Finding]:
    """Report a screen that takes longer to read than people stand before it."""
    stated = context.options.get("seconds", _SECONDS)
    most = float(stated) if isinstance(stated, int | float) else _SECONDS
    words = sum(_words(item) for item in document.items)
    taken = words * _PER_WORD
    if taken > most:
        message = Said(
            de=f"{words} Wörter zu lesen dauert etwa {taken:.0f} Sekunden, Zeit sind {most:.0f}.",
            en=f"Reading {words} words takes about {taken:.0f} seconds, there are {most:.0f}.",
        )
        yield Finding(at=At(box=(0, 0, *(document.size or (0, 0)))), message=message)


def _scene(words: int) -> Document:
    item = Item(kind="text", box=(54, 120, 972, 1500), text="Licht " * words, pointer="/texts/de-DE/body")
    return Document(locale="de-DE", channel="signage", format="png", items=(item,), size=(1080, 1920))


CHECK = Check(
    id="channel/reading-time",
    family="channel",
    summary=Said(de="Mehr Text, als man im Vorbeigehen liest", en="More text than one reads in passing"),
    why=Said(
        de="Vor einem Bildschirm bleibt man Sekunden stehen; was länger dauert, liest niemand zu Ende.",
        en="People stop before a screen for seconds; what takes longer is read by nobody to its end.",
    ),
    severity=Severity.NOTE,
    needs=Needs.ITEMS,
    channels=("signage",),
    options={"seconds": _SECONDS},
    run=run,
    examples=(
        Breach(
            content=_scene(100),
            channel="signage",
            findings=(
                Finding(
                    at=At(box=(0, 0, 1080, 1920)),
                    message=Said(
                        de="100 Wörter zu lesen dauert etwa 25 Sekunden, Zeit sind 20.",
                        en="Reading 100 words takes about 25 seconds, there are 20.",
                    ),
                    severity=Severity.NOTE,
                ),
            ),
        ),
        Pass(content=_scene(80), channel="signage"),
    ),
)
