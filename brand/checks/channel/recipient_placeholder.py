import re
from collections.abc import Iterator

from brand.check import Breach, Check, Context, Needs, Pass
from brand.document import Source
from brand.finding import At, Finding, Said, Severity
from brand.model import Document

__all__ = ["CHECK"]

_RECIPIENT = re.compile(r"(?<![{$])\{[ \t]*recipient\.[A-Za-z0-9_.-]{1,100}[ \t]*(?:\|[^{}\r\n]{0,500})?\}(?!\})")


def run(document: Document, _: Context) -> Iterator[Finding]:
    """Report each gap for a reader's own data in a text that a screen shows to everybody."""
    if document.channel != "signage" or document.format is None:
        return
    for source in document.sources:
        for hit in _RECIPIENT.finditer(source.text):
            at = At(pointer=source.pointer, start=hit.start(), end=hit.end())
            yield Finding(at=at, quote=hit.group(), message=_message(hit.group()))


def _message(quote: str) -> Said:
    return Said(
        de=f"Ein Bildschirm spricht niemanden einzeln an: Ersetze {quote} in einem eigenen Text unter @signage.",
        en=f"A screen speaks to nobody in person: replace {quote} in a text of its own under @signage.",
    )


def _poster(text: str) -> Document:
    source = Source(pointer="/texts/de-DE/body", text=text)
    return Document(locale="de-DE", channel="signage", format="png", sources=(source,))


_QUOTE = "{recipient.first_name|du}"

CHECK = Check(
    id="channel/recipient-placeholder",
    family="channel",
    summary=Said(de="Anrede mit Namen, wo niemand gemeint ist", en="A reader's name where nobody is meant"),
    why=Said(
        de="Am Bildschirm stünde für alle der Ersatz: „Hallo du“.",
        en="Everybody would read the fallback on the screen: “Hello you”.",
    ),
    severity=Severity.ERROR,
    needs=Needs.SOURCES,
    channels=("signage",),
    run=run,
    examples=(
        Breach(
            content=_poster(f"Hallo {_QUOTE}, es ist Winter."),
            channel="signage",
            findings=(
                Finding(
                    at=At(pointer="/texts/de-DE/body", start=6, end=31),
                    quote=_QUOTE,
                    message=_message(_QUOTE),
                    severity=Severity.ERROR,
                ),
            ),
        ),
        Pass(content=_poster("Die Laterne kostet {price}."), channel="signage"),
        Pass(content=f"Hallo {_QUOTE}!", channel="email"),
    ),
)
