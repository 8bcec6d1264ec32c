from collections.abc import Iterator, Mapping

from msgspec import UNSET

from brand.check import Breach, Check, Context, Needs, Pass
from brand.checks._numbers import said
from brand.colour import contrast, from_hex
from brand.finding import At, Finding, Said, Severity
from brand.model import Document, Item

__all__ = ["CHECK"]

_OPTIONS: Mapping[str, object] = {"level": "AA"}
_LARGE = 24.0  # pixels from which WCAG 2.2 calls a text large
_LEAST = {("AA", False): 4.5, ("AA", True): 3.0, ("AAA", False): 7.0, ("AAA", True): 4.5}


def _least(item: Item, context: Context) -> float:
    level = "AAA" if context.options.get("level", "AA") == "AAA" else "AA"
    return _LEAST[level, item.size is not None and item.size >= _LARGE]


def run(document: Document, context: Context) -> Iterator[Finding]:
    """Report each text of a scene that stands out too little from what is behind it."""
    for item in document.items:
        colour, ground = from_hex(item.colour or ""), from_hex(item.ground or "")
        if item.kind not in {"text", "button"} or colour is None or ground is None or ground.alpha < 1:
            continue
        ratio, least = contrast(colour, ground), _least(item, context)
        if ratio < least:
            shown, needed = said(ratio, 2), said(least, 1)
            message = Said(
                de=f"{item.colour} auf {item.ground} hat einen Kontrast von {shown.de}, nötig sind {needed.de}.",
                en=f"{item.colour} on {item.ground} has a contrast of {shown.en}, {needed.en} is needed.",
            )
            yield Finding(at=At(pointer=item.pointer or UNSET, box=item.box), quote=item.text, message=message)


def _text(colour: str, size: float) -> Document:
    item = Item(kind="text", box=(54, 120, 972, 240), text="Polarnacht", colour=colour, ground="#fbf8f1", size=size)
    return Document(locale="de-DE", channel="signage", format="png", items=(item,), size=(1080, 1920))


CHECK = Check(
    id="colour/contrast",
    family="colour",
    summary=Said(de="Zu wenig Kontrast", en="Too little contrast"),
    why=Said(
        de="Im Sonnenlicht und mit müden Augen verschwindet ein heller Text auf hellem Grund.",
        en="In sunlight and with tired eyes a pale text on a pale ground disappears.",
    ),
    severity=Severity.ERROR,
    needs=Needs.ITEMS,
    run=run,
    options=_OPTIONS,
    examples=(
        Breach(
            content=_text("#4ddca4", 48),
            findings=(
                Finding(
                    at=At(box=(54, 120, 972, 240)),
                    quote="Polarnacht",
                    message=Said(
                        de="#4ddca4 auf #fbf8f1 hat einen Kontrast von 1,64, nötig sind 3,0.",
                        en="#4ddca4 on #fbf8f1 has a contrast of 1.64, 3.0 is needed.",
                    ),
                    severity=Severity.ERROR,
                ),
            ),
        ),
        Pass(content=_text("#086750", 16)),
        Pass(content=_text("#7a8699", 24)),
    ),
)
