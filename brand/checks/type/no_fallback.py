from collections.abc import Iterator

from brand.check import Breach, Check, Context, Needs, Pass
from brand.finding import At, Finding, Said, Severity
from brand.layout.families import GENERIC, WEB_SAFE, families
from brand.model import Document, Kind

__all__ = ["CHECK"]


def run(document: Document, _: Context) -> Iterator[Finding]:
    """Report each list of fonts that ends with one which many readers do not have."""
    told = set[At]()
    for text in document.shown:
        listed = families(text.fonts)
        if text.fonts_at is None or text.fonts_at in told or not listed:
            continue
        told.add(text.fonts_at)
        if listed[-1].lower() not in GENERIC | WEB_SAFE:
            message = Said(
                de=f"Wer „{listed[-1]}“ nicht hat, sieht irgendeine Schrift: Schließe mit Arial, sans-serif.",
                en=f"Who lacks “{listed[-1]}” sees just any typeface: end with Arial, sans-serif.",
            )
            yield Finding(at=text.fonts_at, quote=text.fonts, message=message)


CHECK = Check(
    id="type/no-fallback",
    family="type",
    summary=Said(de="Schrift ohne Ersatz", en="Typeface without a fallback"),
    why=Said(
        de="Die meisten Postfächer laden keine Schriften; Outlook fällt ohne Ersatz auf Times zurück.",
        en="Most inboxes load no fonts; without a fallback Outlook shows Times.",
    ),
    severity=Severity.WARNING,
    needs=Needs.SHOWN,
    run=run,
    channels=("email",),
    examples=(
        Breach(
            content='<p style="font-family: Inter">Warm.</p>',
            kind=Kind.HTML,
            channel="email",
            findings=(
                Finding(
                    at=At(pointer="/content", start=23, end=28),
                    quote="Inter",
                    message=Said(
                        de="Wer „Inter“ nicht hat, sieht irgendeine Schrift: Schließe mit Arial, sans-serif.",
                        en="Who lacks “Inter” sees just any typeface: end with Arial, sans-serif.",
                    ),
                    severity=Severity.WARNING,
                ),
            ),
        ),
        Pass(content="<p style=\"font-family: 'Inter', Arial\">Warm.</p>", kind=Kind.HTML, channel="email"),
        Pass(content='<p style="font: 16px/1.5 Inter, sans-serif">Warm.</p>', kind=Kind.HTML, channel="email"),
    ),
)
