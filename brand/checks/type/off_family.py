from collections.abc import Iterator

from brand.check import Breach, Check, Context, Needs, Pass
from brand.checks.type._example import CONTEXT
from brand.checks.type._scale import faces
from brand.finding import At, Finding, Said, Severity
from brand.layout.families import GENERIC, WEB_SAFE, families
from brand.model import Document, Kind

__all__ = ["CHECK"]


_MONO = {"monospace", "ui-monospace", "courier", "courier new", "menlo", "monaco", "consolas"}


def _strange(stack: str, known: set[str]) -> str | None:
    """Name the family of a list that a reader gets to see and the brand does not have."""
    listed = families(stack)
    if listed[-1:] == ("monospace",) and not known & _MONO:
        return None  # codes keep their columns in a face that the brand does not have
    for index, name in enumerate(listed):
        is_spare = index > 0 and name.lower() in GENERIC | WEB_SAFE
        if name.lower() not in known and not is_spare and "(" not in name:
            return name
    return None


def run(document: Document, context: Context) -> Iterator[Finding]:
    """Report each list of fonts that names one which is not the brand's; what is common may stand in at the end."""
    known = faces(context.tokens)
    told = set[At]()
    for text in document.shown if known else ():
        if text.fonts_at is None or text.fonts_at in told:
            continue
        told.add(text.fonts_at)
        name = _strange(text.fonts, set(known))
        if name is not None:
            house = next(iter(known.values()))
            message = Said(
                de=f"„{name}“ ist keine Schrift der Marke; sie hat {house}.",
                en=f"“{name}” is no typeface of the brand; it has {house}.",
            )
            yield Finding(at=text.fonts_at, quote=text.fonts, message=message)


CHECK = Check(
    id="type/off-family",
    family="type",
    summary=Said(de="Fremde Schrift", en="Typeface of somebody else"),
    why=Said(
        de="Eine Marke erkennt man an ihrer Schrift, bevor man ein Wort gelesen hat.",
        en="A brand is recognised by its type before a word is read.",
    ),
    severity=Severity.WARNING,
    needs=Needs.SHOWN,
    run=run,
    examples=(
        Breach(
            content='<p style="font-family: Papyrus, sans-serif">Warm.</p>',
            kind=Kind.HTML,
            context=CONTEXT,
            findings=(
                Finding(
                    at=At(pointer="/content", start=23, end=42),
                    quote="Papyrus, sans-serif",
                    message=Said(
                        de="„Papyrus“ ist keine Schrift der Marke; sie hat Inter.",
                        en="“Papyrus” is no typeface of the brand; it has Inter.",
                    ),
                    severity=Severity.WARNING,
                ),
            ),
        ),
        Pass(content='<p style="font-family: Inter, Verdana, sans-serif">Warm.</p>', kind=Kind.HTML, context=CONTEXT),
        Pass(content="<p>Die Schrift des Lesers.</p>", kind=Kind.HTML, context=CONTEXT),
        Pass(content='<p style="font-family: Papyrus">Ohne Tokens ist jede recht.</p>', kind=Kind.HTML),
    ),
)
