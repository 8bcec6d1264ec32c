from collections.abc import Iterator, Mapping

from msgspec import UNSET

from brand.check import Breach, Check, Context, Needs, Pass
from brand.checks._numbers import said
from brand.finding import At, Finding, Said, Severity
from brand.model import Document, Item, Kind

__all__ = ["CHECK"]

_OPTIONS: Mapping[str, object] = {
    "email": 11,
    "web": 11,
    "distance_m": 3.0,
    "ppi": {"portrait-hd": 40.05, "landscape-hd": 40.05, "portrait-4k": 80.11, "landscape-4k": 80.11},
}
_CAPITAL = 0.7  # height of a capital in most typefaces, of the size
_FACTOR = 300  # how many times its height a capital can be read from: DIN 4844
_INCH = 25.4  # millimetres


def _limit(context: Context, name: str) -> float | None:
    value = context.options.get(name, _OPTIONS.get(name))
    return float(value) if isinstance(value, int | float) else None


def _of_texts(document: Document, context: Context) -> Iterator[Finding]:
    least = _limit(context, document.channel or "web")
    told = set[object]()
    for text in document.shown if least is not None else ():
        key = text.size_at or text.at
        if least is None or text.size >= least or key in told or not any(map(str.isalnum, text.text)):
            continue
        told.add(key)
        shown, needed = said(text.size, 1), said(least)
        message = Said(
            de=f"Schrift mit {shown.de} px ist zu klein; hier sind mindestens {needed.de} px nötig.",
            en=f"Type of {shown.en} px is too small; {needed.en} px at least are needed here.",
        )
        yield Finding(at=key, quote=text.text, message=message)


def _of_items(document: Document, context: Context) -> Iterator[Finding]:
    """Judge a scene by the height that its capitals have on the wall."""
    densities = context.options.get("ppi", _OPTIONS["ppi"])
    ppi = densities.get(document.profile or "") if isinstance(densities, Mapping) else None
    distance = _limit(context, "distance_m")
    if not isinstance(ppi, int | float) or distance is None:
        return
    least = distance * 1000 / _FACTOR
    for item in document.items:
        if item.kind not in {"text", "button"} or item.size is None:
            continue
        height = item.size * _CAPITAL / ppi * _INCH
        if height < least:
            shown, needed, far = said(height, 1), said(least, 1), said(distance, 1)
            yield Finding(
                at=At(pointer=item.pointer or UNSET, box=item.box),
                quote=item.text,
                message=Said(
                    de=f"Die Großbuchstaben sind {shown.de} mm hoch; aus {far.de} m liest man ab {needed.de} mm.",
                    en=f"Its capitals are {shown.en} mm high; from {far.en} m people read {needed.en} mm or more.",
                ),
            )


def run(document: Document, context: Context) -> Iterator[Finding]:
    """Report each text that is too small for where it is read."""
    yield from _of_texts(document, context)
    yield from _of_items(document, context)


def _scene(size: float) -> Document:
    item = Item(kind="text", box=(54, 120, 972, 240), text="Polarnacht", colour="#101d39", size=size)
    return Document(locale="de-DE", channel="signage", format="png", profile="portrait-hd", items=(item,))


CHECK = Check(
    id="type/too-small",
    family="type",
    summary=Said(de="Schrift zu klein", en="Type too small"),
    why=Said(
        de="Was niemand lesen kann, hätte niemand schreiben müssen.",
        en="What nobody can read nobody needed to write.",
    ),
    severity=Severity.WARNING,
    needs=Needs.SHOWN,
    also=(Needs.ITEMS,),
    run=run,
    options=_OPTIONS,
    examples=(
        Breach(
            content='<p style="font-size: 10px">Warm.</p>',
            kind=Kind.HTML,
            channel="email",
            findings=(
                Finding(
                    at=At(pointer="/content", start=21, end=25),
                    quote="10px",
                    message=Said(
                        de="Schrift mit 10,0 px ist zu klein; hier sind mindestens 11 px nötig.",
                        en="Type of 10.0 px is too small; 11 px at least are needed here.",
                    ),
                    severity=Severity.WARNING,
                ),
            ),
        ),
        Breach(
            content=_scene(20),
            findings=(
                Finding(
                    at=At(box=(54, 120, 972, 240)),
                    quote="Polarnacht",
                    message=Said(
                        de="Die Großbuchstaben sind 8,9 mm hoch; aus 3,0 m liest man ab 10,0 mm.",
                        en="Its capitals are 8.9 mm high; from 3.0 m people read 10.0 mm or more.",
                    ),
                    severity=Severity.WARNING,
                ),
            ),
        ),
        Pass(content='<p style="font-size: 11px">Warm.</p>', kind=Kind.HTML, channel="email"),
        Pass(content='<span style="font-size: 1px; color: #fff">Vorschau</span>', kind=Kind.HTML, channel="email"),
        Pass(content=_scene(24)),
    ),
)
