from collections.abc import Iterator, Mapping

from brand.check import Breach, Check, Context, Needs, Pass
from brand.checks._numbers import said
from brand.colour import contrast, from_hex, to_hex
from brand.colour.darkening import fully_inverted, partly_inverted
from brand.document import ShownText
from brand.finding import At, Finding, Said, Severity
from brand.model import Document, Kind

__all__ = ["CHECK"]

_OPTIONS: Mapping[str, object] = {"least": 3.0}
_MANNERS = (
    (Said(de="die nur helle Gründe abdunkeln", en="that darken light grounds only"), partly_inverted),
    (Said(de="die alles umkehren", en="that invert everything"), fully_inverted),
)


def _lost(text: ShownText, least: float) -> Said | None:
    """Say which manner of darkening makes a text unreadable that is readable as it was written."""
    for over, under in text.pairs:
        colour, ground = from_hex(over), from_hex(under)
        if colour is None or ground is None or contrast(colour, ground) < least:
            continue
        for manner, inverted in _MANNERS:
            seen = inverted(colour, ground)
            ratio = contrast(*seen)
            if ratio < least:
                return _message(to_hex(seen[0]), to_hex(seen[1]), manner, ratio)
    return None


def _message(over: str, under: str, manner: Said, ratio: float) -> Said:
    shown = said(ratio, 1)
    return Said(
        de=f"Postfächer, {manner.de}, zeigen {over} auf {under}: Kontrast {shown.de}.",
        en=f"Mail clients {manner.en} show {over} on {under}: contrast {shown.en}.",
    )


def run(document: Document, context: Context) -> Iterator[Finding]:
    """Report each text that mail clients make unreadable when they darken the message."""
    value = context.options.get("least", _OPTIONS["least"])
    least = float(value) if isinstance(value, int | float) else 0.0
    told = set[object]()
    for text in document.shown:
        key = (text.colour_at, text.pairs)
        if text.scheme == "dark" or key in told or not any(letter.isalnum() for letter in text.text):
            continue
        told.add(key)
        message = _lost(text, least)
        if message:
            yield Finding(at=text.at, quote=text.text, message=message)


CHECK = Check(
    id="colour/dark-mode",
    family="colour",
    summary=Said(de="Im Dunkelmodus unlesbar", en="Unreadable in dark mode"),
    why=Said(
        de="Viele Postfächer dunkeln Nachrichten selbst ab und fragen nicht, was daraus wird.",
        en="Many inboxes darken messages by themselves and do not ask what becomes of them.",
    ),
    severity=Severity.WARNING,
    needs=Needs.SHOWN,
    run=run,
    options=_OPTIONS,
    channels=("email",),
    examples=(
        Breach(
            content='<p style="color: #101d39; background: #b08d57">Warm.</p>',
            kind=Kind.HTML,
            channel="email",
            findings=(
                Finding(
                    at=At(pointer="/content", start=47, end=52),
                    quote="Warm.",
                    message=Said(
                        de="Postfächer, die nur helle Gründe abdunkeln, zeigen #e0f4ff auf #b08d57: Kontrast 2,7.",
                        en="Mail clients that darken light grounds only show #e0f4ff on #b08d57: contrast 2.7.",
                    ),
                    severity=Severity.WARNING,
                ),
            ),
        ),
        Pass(content='<p style="color: #101d39; background: #fbf8f1">Warm.</p>', kind=Kind.HTML, channel="email"),
        Pass(content='<p style="color: #fff; background: #086750">Warm.</p>', kind=Kind.HTML, channel="email"),
    ),
)
