from collections.abc import Iterator, Mapping

from msgspec import UNSET

from brand.check import Breach, Check, Context, Needs, Pass
from brand.checks._numbers import said
from brand.checks.colour._example import CONTEXT
from brand.checks.colour._nearest import Nearest, Palette
from brand.colour import Colour, from_hex, read_colour, rewrite, to_hex
from brand.document import ColourUse
from brand.finding import At, Finding, Fix, Replacement, Said, Severity
from brand.model import Document, Item, Kind

__all__ = ["CHECK"]

_SHOWN = 60  # characters of what was written that a message quotes
_OPTIONS: Mapping[str, object] = {"delta_e": 2.0, "safe_delta_e": 10.0, "picture_delta_e": 4.0}


def _limit(context: Context, name: str) -> float:
    value = context.options.get(name, _OPTIONS[name])
    return float(value) if isinstance(value, int | float) else 0.0


def _message(text: str, found: Nearest) -> Said:
    written = text if len(text) <= _SHOWN else text[:_SHOWN] + "…"
    far = said(found.delta_e, 1)
    token = f"{found.swatch.path} {found.swatch.value}"
    return Said(
        de=f"{written} ist nicht in der Palette; am nächsten liegt {token} (ΔE {far.de}).",
        en=f"{written} is not in the palette; nearest is {token} (ΔE {far.en}).",
    )


def _fix(use: ColourUse, alpha: float, found: Nearest, context: Context) -> Fix | None:
    """Put the token's colour in the writer's notation; a translucent colour stays as translucent as it was."""
    if use.at.start is UNSET or use.at.end is UNSET:
        return None
    meant = Colour(found.colour.red, found.colour.green, found.colour.blue, alpha)
    known = None if use.is_old else read_colour(use.written)  # and entities are no notation
    written = use.written if known and to_hex(known) == use.value else ""
    replacement = Replacement(start=use.at.start, end=use.at.end, text=rewrite(meant, written))
    return Fix(safe=found.delta_e <= _limit(context, "safe_delta_e"), replacements=(replacement,))


def _of_use(use: ColourUse, palette: Palette, context: Context) -> Finding | None:
    """Judge a colour of a style, or a flat area of a picture: pressing a picture small shifts colours a little."""
    colour = from_hex(use.value)
    found = palette.nearest(use.value, use.role)
    is_drawn = use.at.box is not UNSET
    limit = _limit(context, "picture_delta_e" if is_drawn else "delta_e")
    if not colour or not colour.alpha or not found or found.delta_e <= limit:
        return None
    written = use.written or use.value
    return Finding(
        at=use.at,
        quote=written,
        message=_message(written, found),
        severity=Severity.WARNING if use.role == "shadow" or is_drawn else None,
        fix=_fix(use, colour.alpha, found, context),
    )


def _of_item(item: Item, palette: Palette, context: Context) -> Iterator[Finding]:
    """Judge what a scene draws; what makes a code readable for a camera is no matter of taste."""
    for value, role in ((item.colour, "text"), (item.ground, "background")):
        found = palette.nearest(value, role) if value and item.kind != "qr" else None
        if value and found and found.delta_e > _limit(context, "delta_e"):
            at = At(pointer=item.pointer or UNSET, box=item.box)
            yield Finding(at=at, quote=value, message=_message(value, found))


def run(document: Document, context: Context) -> Iterator[Finding]:
    """Report each colour that the palette lacks, and say which token was meant."""
    if not context.palette:
        return
    palette = Palette(context.palette)
    for use in document.colours:
        finding = _of_use(use, palette, context)
        if finding:
            yield finding
    for item in document.items:
        yield from _of_item(item, palette, context)


def _shown(colour: str) -> Document:
    item = Item(kind="text", box=(54, 120, 972, 240), text="Polarnacht", colour=colour, ground="#fbf8f1")
    return Document(locale="de-DE", channel="signage", format="png", items=(item,), size=(1080, 1920))


CHECK = Check(
    id="colour/off-palette",
    family="colour",
    summary=Said(de="Farbe außerhalb der Palette", en="Colour outside the palette"),
    why=Said(
        de="Eine Marke erkennt man an wenigen Farben, die immer dieselben sind.",
        en="A brand is recognised by few colours that are always the same.",
    ),
    severity=Severity.ERROR,
    needs=Needs.COLOURS,
    also=(Needs.ITEMS,),
    run=run,
    options=_OPTIONS,
    examples=(
        Breach(
            content='<p style="color: #14254A">Warm bis minus zehn Grad.</p>',
            kind=Kind.HTML,
            context=CONTEXT,
            findings=(
                Finding(
                    at=At(pointer="/content", start=17, end=24),
                    quote="#14254A",
                    message=Said(
                        de="#14254A ist nicht in der Palette; am nächsten liegt color.text.default #101d39 (ΔE 3,7).",
                        en="#14254A is not in the palette; nearest is color.text.default #101d39 (ΔE 3.7).",
                    ),
                    fix=Fix(safe=True, replacements=(Replacement(start=17, end=24, text="#101D39"),)),
                    severity=Severity.ERROR,
                ),
            ),
        ),
        Breach(
            content="a { background: rgb(255, 0, 0) }",
            kind=Kind.CSS,
            context=CONTEXT,
            findings=(
                Finding(
                    at=At(pointer="/content", start=16, end=30),
                    quote="rgb(255, 0, 0)",
                    message=Said(
                        de="rgb(255, 0, 0) ist nicht in der Palette; "
                        "am nächsten liegt color.background.page #fbf8f1 (ΔE 45,2).",
                        en="rgb(255, 0, 0) is not in the palette; nearest is color.background.page #fbf8f1 (ΔE 45.2).",
                    ),
                    fix=Fix(safe=False, replacements=(Replacement(start=16, end=30, text="rgb(251, 248, 241)"),)),
                    severity=Severity.ERROR,
                ),
            ),
        ),
        Breach(
            content=_shown("#000000"),
            context=CONTEXT,
            findings=(
                Finding(
                    at=At(box=(54, 120, 972, 240)),
                    quote="#000000",
                    message=Said(
                        de="#000000 ist nicht in der Palette; am nächsten liegt color.text.default #101d39 (ΔE 15,9).",
                        en="#000000 is not in the palette; nearest is color.text.default #101d39 (ΔE 15.9).",
                    ),
                    severity=Severity.ERROR,
                ),
            ),
        ),
        Pass(content='<p style="color: #101D39; background: #FBF8F1">Warm.</p>', kind=Kind.HTML, context=CONTEXT),
        Pass(content="p { background: transparent; color: inherit }", kind=Kind.CSS, context=CONTEXT),
        Pass(content="p { border-color: rgb(16 29 57 / 20%) }", kind=Kind.CSS, context=CONTEXT),
        Pass(content=_shown("#101d39"), context=CONTEXT),
        Pass(content='<p style="color: red">Ohne Palette ist jede Farbe recht.</p>', kind=Kind.HTML),
    ),
)
