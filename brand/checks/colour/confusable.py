import math
from collections.abc import Iterator, Mapping
from itertools import combinations, islice

from brand.check import Breach, Check, Context, Needs, Pass
from brand.checks._numbers import said
from brand.colour import Colour, delta_e, from_hex, lab
from brand.colour.blindness import KINDS, as_seen
from brand.document import ColourUse
from brand.finding import At, Finding, Said, Severity
from brand.model import Document, Kind

__all__ = ["CHECK"]

_OPTIONS: Mapping[str, object] = {"apart": 20.0, "alike": 8.0}
_GREY = 25.0  # chroma in Lab below which a colour says nothing by its hue
_MOST_PAIRS = 1_000
_NAMES = {
    "protanopia": Said(de="Rotblinde", en="protanopia"),
    "deuteranopia": Said(de="Grünblinde", en="deuteranopia"),
    "tritanopia": Said(de="Blaublinde", en="tritanopia"),
}


def _telling(document: Document) -> dict[str, tuple[ColourUse, Colour]]:
    """Collect the colours that may carry a meaning: strong ones of shapes and of type."""
    found: dict[str, tuple[ColourUse, Colour]] = {}
    for use in document.colours:
        colour = from_hex(use.value) if use.role in {"fill", "text"} else None
        if colour and colour.alpha >= 1 and math.hypot(*lab(colour)[1:]) >= _GREY:
            found.setdefault(use.value, (use, colour))
    return found


def _blind_to(one: Colour, other: Colour, context: Context) -> tuple[str, float] | None:
    """Name who cannot tell two colours apart that others can."""
    limits = {name: context.options.get(name, default) for name, default in _OPTIONS.items()}
    apart, alike = (float(value) if isinstance(value, int | float) else 0.0 for value in limits.values())
    if delta_e(lab(one), lab(other)) < apart:
        return None
    for kind in KINDS:
        distance = delta_e(lab(as_seen(one, kind)), lab(as_seen(other, kind)))
        if distance < alike:
            return kind, distance
    return None


def run(document: Document, context: Context) -> Iterator[Finding]:
    """Report each pair of strong colours that colour-blind readers take for one."""
    telling = _telling(document).items()
    for (first, (_, one)), (_, (use, other)) in islice(combinations(telling, 2), _MOST_PAIRS):
        found = _blind_to(one, other, context)
        if found is None:
            continue
        who, far = _NAMES[found[0]], said(found[1], 1)
        yield Finding(
            at=use.at,
            quote=use.written,
            message=Said(
                de=f"{who.de} können {use.value} kaum von {first} unterscheiden (ΔE {far.de}).",
                en=f"With {who.en}, {use.value} can hardly be told from {first} (ΔE {far.en}).",
            ),
        )


CHECK = Check(
    id="colour/confusable",
    family="colour",
    summary=Said(de="Für Farbenblinde gleich", en="Alike to the colour-blind"),
    why=Said(
        de="Einer von zwölf Männern sieht Rot und Grün als eine Farbe: Sag es auch durch Form oder Wort.",
        en="One man in twelve sees red and green as one colour: say it by shape or word as well.",
    ),
    severity=Severity.NOTE,
    needs=Needs.COLOURS,
    run=run,
    options=_OPTIONS,
    examples=(
        Breach(
            content='<svg><rect fill="#b33a2e"/><rect fill="#5a7a1e"/></svg>',
            kind=Kind.SVG,
            findings=(
                Finding(
                    at=At(pointer="/content", start=39, end=46),
                    quote="#5a7a1e",
                    message=Said(
                        de="Grünblinde können #5a7a1e kaum von #b33a2e unterscheiden (ΔE 1,0).",
                        en="With deuteranopia, #5a7a1e can hardly be told from #b33a2e (ΔE 1.0).",
                    ),
                    severity=Severity.NOTE,
                ),
            ),
        ),
        Pass(content='<svg><rect fill="#086750"/><rect fill="#4ddca4"/></svg>', kind=Kind.SVG),
        Pass(content='<p style="color: #b33a2e">Warm.</p>', kind=Kind.HTML, locale="en-GB"),
    ),
)
