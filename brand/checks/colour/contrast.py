from collections.abc import Iterable, Iterator, Mapping

from msgspec import UNSET

from brand.check import Breach, Check, Context, Needs, Pass
from brand.checks._numbers import said
from brand.colour import contrast, from_hex
from brand.document import ShownText
from brand.finding import At, Finding, Said, Severity
from brand.model import Document, Item, Kind

__all__ = ["CHECK"]

_OPTIONS: Mapping[str, object] = {"level": "AA"}
_LARGE = 24.0  # pixels from which WCAG 2.2 calls a text large
_LARGE_BOLD = 14 / 72 * 96  # the same for bold text: 14 points
_LEAST = {("AA", False): 4.5, ("AA", True): 3.0, ("AAA", False): 7.0, ("AAA", True): 4.5}
_LEAST_OF_EDGES = 3.0  # WCAG 2.2, 1.4.11
_DARK = Said(de=" im Dunkelmodus", en=" in dark mode")
_LIGHT = Said(de="", en="")


def _least(context: Context, *, is_large: bool) -> float:
    level = "AAA" if context.options.get("level", "AA") == "AAA" else "AA"
    return _LEAST[level, is_large]


def _message(text: str, ground: str, ratio: float, *, least: float, where: Said = _LIGHT) -> Said:
    shown, needed = said(ratio, 2), said(least, 1)
    return Said(
        de=f"{text} auf {ground} hat{where.de} einen Kontrast von {shown.de}, nötig sind {needed.de}.",
        en=f"{text} on {ground} has a contrast of {shown.en}{where.en}, {needed.en} is needed.",
    )


def _of_item(item: Item, context: Context) -> Iterator[Finding]:
    colour, ground = from_hex(item.colour or ""), from_hex(item.ground or "")
    if item.kind not in {"text", "button"} or colour is None or ground is None or ground.alpha < 1:
        return
    ratio = contrast(colour, ground)
    least = _least(context, is_large=item.size is not None and item.size >= _LARGE)
    if ratio < least:
        at = At(pointer=item.pointer or UNSET, box=item.box)
        message = _message(item.colour or "", item.ground or "", ratio, least=least)
        yield Finding(at=at, quote=item.text, message=message)


def _worst(pairs: Iterable[tuple[str, str]]) -> tuple[float, str, str] | None:
    """Find the pair that is hardest to tell apart: on a gradient that is one of its stops."""
    measured = []
    for over, under in pairs:
        colour, ground = from_hex(over), from_hex(under)
        if colour and ground:
            measured.append((contrast(colour, ground), over, under))
    return min(measured) if measured else None


def _is_large(text: ShownText) -> bool:
    return text.size >= _LARGE or (text.is_bold and text.size >= _LARGE_BOLD - 0.01)


def _of_texts(document: Document, context: Context) -> Iterator[Finding]:
    """Report each stated colour once for each ground that it is too weak on, at the first text that shows it."""
    told = set[object]()
    for text in document.shown:
        worst = _worst(text.pairs)
        least = _least(context, is_large=_is_large(text))
        key = (text.colour_at, worst and worst[1:], least, text.scheme)
        is_word = any(letter.isalnum() for letter in text.text)
        if worst is None or worst[0] >= least or key in told or not is_word:
            continue
        told.add(key)
        where = _DARK if text.scheme == "dark" else _LIGHT
        message = _message(worst[1], worst[2], worst[0], least=least, where=where)
        yield Finding(at=text.at, quote=text.text, message=message)


def _of_outlines(document: Document) -> Iterator[Finding]:
    """Report each form field of which no edge stands out: one that does is enough, at its worst place."""
    for outline in document.outlines:
        edges = [worst for edge in outline.edges if (worst := _worst(edge))]
        best = max(edges, default=None)
        if best is not None and best[0] < _LEAST_OF_EDGES:
            where = _DARK if outline.scheme == "dark" else _LIGHT
            message = _message(best[1], best[2], best[0], least=_LEAST_OF_EDGES, where=where)
            yield Finding(
                at=outline.at,
                message=Said(de=f"Rand eines Eingabefelds: {message.de}", en=f"Edge of a form field: {message.en}"),
            )


def run(document: Document, context: Context) -> Iterator[Finding]:
    """Report each text, and each edge of a form field, that stands out too little from what is behind it."""
    for item in document.items:
        yield from _of_item(item, context)
    yield from _of_texts(document, context)
    yield from _of_outlines(document)


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
    needs=Needs.SHOWN,
    also=(Needs.ITEMS, Needs.OUTLINES),
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
        Breach(
            content='<div style="background: linear-gradient(#101d39, #7a8699)"><p style="color: #fff">Warm.</p></div>',
            kind=Kind.HTML,
            findings=(
                Finding(
                    at=At(pointer="/content", start=82, end=87),
                    quote="Warm.",
                    message=Said(
                        de="#ffffff auf #7a8699 hat einen Kontrast von 3,69, nötig sind 4,5.",
                        en="#ffffff on #7a8699 has a contrast of 3.69, 4.5 is needed.",
                    ),
                    severity=Severity.ERROR,
                ),
            ),
        ),
        Breach(
            content="<style>@media (prefers-color-scheme: dark) { p { background: #101d39 } }</style>"
            '<p style="color: #101d39">Warm.</p>',
            kind=Kind.HTML,
            findings=(
                Finding(
                    at=At(pointer="/content", start=106, end=111),
                    quote="Warm.",
                    message=Said(
                        de="#101d39 auf #101d39 hat im Dunkelmodus einen Kontrast von 1,00, nötig sind 4,5.",
                        en="#101d39 on #101d39 has a contrast of 1.00 in dark mode, 4.5 is needed.",
                    ),
                    severity=Severity.ERROR,
                ),
            ),
        ),
        Breach(
            content='<form style="background: #fff"><input style="border: 1px solid #cac4b5"></form>',
            kind=Kind.HTML,
            findings=(
                Finding(
                    at=At(pointer="/content", start=63, end=70),
                    quote="#cac4b5",
                    message=Said(
                        de="Rand eines Eingabefelds: #cac4b5 auf #ffffff hat einen Kontrast von 1,74, nötig sind 3,0.",
                        en="Edge of a form field: #cac4b5 on #ffffff has a contrast of 1.74, 3.0 is needed.",
                    ),
                    severity=Severity.ERROR,
                ),
            ),
        ),
        Pass(content=_text("#086750", 16)),
        Pass(
            content='<form style="background: #fff">'
            '<input style="border: 1px solid #ccc; border-bottom: 2px solid #086750"></form>',
            kind=Kind.HTML,
        ),
        Pass(content=_text("#7a8699", 24)),
        Pass(content='<p style="color: #7a8699; font-size: 24px">Warm.</p>', kind=Kind.HTML),
        Pass(content='<p style="color: #7a8699; display: none">Warm.</p>', kind=Kind.HTML),
        Pass(content='<td background="zelt.jpg"><b style="color: #fff">Auf einem Bild</b></td>', kind=Kind.HTML),
    ),
)
