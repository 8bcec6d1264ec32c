from collections.abc import Iterator, Mapping

from brand.check import Breach, Check, Context, Needs, Pass
from brand.checks._numbers import said
from brand.checks.type._example import CONTEXT
from brand.checks.type._scale import nearest, steps
from brand.finding import At, Finding, Said, Severity
from brand.model import Document, Kind

__all__ = ["CHECK"]

_OPTIONS: Mapping[str, object] = {"pixels": 0.5, "from": 3.0}


def _limit(context: Context, name: str) -> float:
    value = context.options.get(name, _OPTIONS[name])
    return float(value) if isinstance(value, int | float) else 0.0


def run(document: Document, context: Context) -> Iterator[Finding]:
    """Report each distance that is none of the brand's, once; hairlines and what components draw are free."""
    known = steps(context.tokens)
    told = set[float]()
    for spacing in document.spacings if known and document.format is None else ():
        step, path = nearest(spacing.pixels, known)
        if spacing.pixels < _limit(context, "from") or abs(step - spacing.pixels) <= _limit(context, "pixels"):
            continue
        if spacing.pixels not in told:
            told.add(spacing.pixels)
            meant = said(step)
            message = Said(
                de=f"{spacing.written} ist kein Abstand der Marke; am nächsten liegt {path} mit {meant.de} px.",
                en=f"{spacing.written} is no distance of the brand; nearest is {path} with {meant.en} px.",
            )
            yield Finding(at=spacing.at, quote=spacing.written, message=message)


CHECK = Check(
    id="spacing/off-scale",
    family="spacing",
    summary=Said(de="Abstand neben der Skala", en="Distance off the scale"),
    why=Said(
        de="Gleiche Abstände machen aus Teilen ein Ganzes.",
        en="Equal distances make parts a whole.",
    ),
    severity=Severity.NOTE,
    needs=Needs.SPACINGS,
    run=run,
    options=_OPTIONS,
    examples=(
        Breach(
            content='<p style="margin: 0 0 17px">Warm.</p>',
            kind=Kind.HTML,
            context=CONTEXT,
            findings=(
                Finding(
                    at=At(pointer="/content", start=22, end=26),
                    quote="17px",
                    message=Said(
                        de="17px ist kein Abstand der Marke; am nächsten liegt spacing.m mit 16 px.",
                        en="17px is no distance of the brand; nearest is spacing.m with 16 px.",
                    ),
                    severity=Severity.NOTE,
                ),
            ),
        ),
        Pass(content='<p style="padding: 8px 1.5rem 1px">Warm.</p>', kind=Kind.HTML, context=CONTEXT),
        Pass(content='<p style="margin: 17px">Ohne Tokens ist jeder recht.</p>', kind=Kind.HTML),
    ),
)
