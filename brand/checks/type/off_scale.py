from collections.abc import Iterator, Mapping

from brand.check import Breach, Check, Context, Needs, Pass
from brand.checks._numbers import said
from brand.checks.type._example import CONTEXT
from brand.checks.type._scale import nearest, sizes
from brand.finding import At, Finding, Said, Severity
from brand.model import Document, Kind

__all__ = ["CHECK"]

_OPTIONS: Mapping[str, object] = {"pixels": 0.5}


def run(document: Document, context: Context) -> Iterator[Finding]:
    """Report each size of type that is none of the brand's, once; what a component draws is its maker's choice."""
    known = sizes(context.tokens)
    slack = context.options.get("pixels", _OPTIONS["pixels"])
    told = set[float]()
    for text in document.shown if known and document.format is None else ():
        if text.size_at is None or text.size in told:
            continue
        step, path = nearest(text.size, known)
        if abs(step - text.size) > (slack if isinstance(slack, int | float) else 0):
            told.add(text.size)
            shown, meant = said(text.size, 1), said(step)
            message = Said(
                de=f"{shown.de} px ist keine Größe der Marke; am nächsten liegt {path} mit {meant.de} px.",
                en=f"{shown.en} px is no size of the brand; nearest is {path} with {meant.en} px.",
            )
            yield Finding(at=text.size_at, message=message)


CHECK = Check(
    id="type/off-scale",
    family="type",
    summary=Said(de="Schriftgröße neben der Skala", en="Size of type off the scale"),
    why=Said(
        de="Wenige Größen ordnen eine Seite; jede weitere verwischt, was Überschrift ist und was Text.",
        en="Few sizes put a page in order; each one more blurs what is heading and what is text.",
    ),
    severity=Severity.NOTE,
    needs=Needs.SHOWN,
    run=run,
    options=_OPTIONS,
    examples=(
        Breach(
            content='<p style="font-size: 17px">Warm.</p>',
            kind=Kind.HTML,
            context=CONTEXT,
            findings=(
                Finding(
                    at=At(pointer="/content", start=21, end=25),
                    quote="17px",
                    message=Said(
                        de="17,0 px ist keine Größe der Marke; am nächsten liegt size.body mit 16 px.",
                        en="17.0 px is no size of the brand; nearest is size.body with 16 px.",
                    ),
                    severity=Severity.NOTE,
                ),
            ),
        ),
        Pass(content='<p style="font-size: 1rem">Warm.</p>', kind=Kind.HTML, context=CONTEXT),
        Pass(content="<h1>Die Größe des Browsers</h1>", kind=Kind.HTML, context=CONTEXT),
    ),
)
