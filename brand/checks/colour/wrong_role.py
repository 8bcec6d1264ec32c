from collections.abc import Iterator, Sequence

from brand.check import Breach, Check, Context, Needs, Pass
from brand.checks.colour._example import CONTEXT
from brand.document import ColourUse, ShownText
from brand.finding import At, Finding, Said, Severity
from brand.model import Document, Kind, Swatch

__all__ = ["CHECK"]

_OPAQUE = len("#rrggbb")
_MEANT = {"text": "text", "background": "background", "border": "border"}
_NAMES = {
    "text": Said(de="Text", en="text"),
    "background": Said(de="Hintergrund", en="background"),
    "border": Said(de="Linie", en="border"),
}


def _named(value: str, palette: Sequence[Swatch]) -> list[Swatch]:
    return [swatch for swatch in palette if swatch.value[:_OPAQUE] == value[:_OPAQUE]]


def _of_use(use: ColourUse, palette: Sequence[Swatch]) -> Finding | None:
    """Judge a palette colour where all that bear it are for something else; an accent may be anything."""
    meant = _MEANT.get(use.role)
    named = _named(use.value, palette)
    if meant is None or not named or any(swatch.role in {meant, "accent", None} for swatch in named):
        return None
    first = named[0]
    own = _NAMES[str(first.role)]
    other = _NAMES[meant]
    return Finding(
        at=use.at,
        quote=use.written,
        message=Said(
            de=f"{first.path} ist als {own.de} gedacht, nicht als {other.de}.",
            en=f"{first.path} is meant as {own.en}, not as {other.en}.",
        ),
    )


def _of_pair(text: ShownText, palette: Sequence[Swatch]) -> tuple[Swatch, Swatch] | None:
    """Give the text's swatch and its ground's where none of that colour may stand on it."""
    if len(text.pairs) != 1:
        return None
    overs, unders = (_named(value, palette) for value in text.pairs[0])
    tied = [swatch for swatch in overs if swatch.role in {"text", "accent"}]
    if not tied or not unders or any(not swatch.pairs for swatch in tied):
        return None
    paths = {path for swatch in tied for path in swatch.pairs}
    allowed = {swatch.value[:_OPAQUE] for swatch in palette if swatch.path in paths}
    return None if text.pairs[0][1] in allowed else (tied[0], unders[0])


def run(document: Document, context: Context) -> Iterator[Finding]:
    """Report each palette colour that stands where its role or its pairs do not let it."""
    for use in document.colours:
        finding = _of_use(use, context.palette)
        if finding:
            yield finding
    told = set[object]()
    for text in document.shown:
        pair = _of_pair(text, context.palette)
        key = (text.colour_at, text.pairs)
        if pair is None or key in told:
            continue
        told.add(key)
        over, under = pair
        message = Said(
            de=f"{over.path} ist nicht dafür gedacht, auf {under.path} zu stehen.",
            en=f"{over.path} is not meant to stand on {under.path}.",
        )
        yield Finding(at=text.at, quote=text.text, message=message)


CHECK = Check(
    id="colour/wrong-role",
    family="colour",
    summary=Said(de="Farbe in falscher Rolle", en="Colour in the wrong role"),
    why=Said(
        de="Wer eine Hintergrundfarbe als Schrift nimmt, trifft die Palette und verfehlt ihren Sinn.",
        en="Who takes a ground's colour for type hits the palette and misses what it means.",
    ),
    severity=Severity.WARNING,
    needs=Needs.COLOURS,
    also=(Needs.SHOWN,),
    run=run,
    examples=(
        Breach(
            content='<p style="color: #fbf8f1; background: #086750">Warm.</p>',
            kind=Kind.HTML,
            context=CONTEXT,
            findings=(
                Finding(
                    at=At(pointer="/content", start=17, end=24),
                    quote="#fbf8f1",
                    message=Said(
                        de="color.background.page ist als Hintergrund gedacht, nicht als Text.",
                        en="color.background.page is meant as background, not as text.",
                    ),
                    severity=Severity.WARNING,
                ),
            ),
        ),
        Breach(
            content='<div style="background: #086750"><p style="color: #086750">Warm.</p></div>',
            kind=Kind.HTML,
            locale="en-GB",
            context=CONTEXT,
            findings=(
                Finding(
                    at=At(pointer="/content", start=59, end=64),
                    quote="Warm.",
                    message=Said(
                        de="color.accent.default ist nicht dafür gedacht, auf color.accent.default zu stehen.",
                        en="color.accent.default is not meant to stand on color.accent.default.",
                    ),
                    severity=Severity.WARNING,
                ),
            ),
        ),
        Pass(
            content='<div style="background: #fbf8f1"><p style="color: #101d39">Warm.</p></div>',
            kind=Kind.HTML,
            context=CONTEXT,
        ),
        Pass(content='<p style="background: #101d39">Die Nacht darf alles.</p>', kind=Kind.HTML, context=CONTEXT),
    ),
)
