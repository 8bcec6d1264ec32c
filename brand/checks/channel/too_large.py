from collections.abc import Iterator

from brand.check import Breach, Check, Context, Needs, Pass
from brand.checks._numbers import said
from brand.finding import At, Finding, Said, Severity
from brand.model import Document, Measure

__all__ = ["CHECK"]


def _message(measure: Measure, limit: float) -> Said:
    amount, most = said(measure.amount), said(limit)
    return Said(
        de=f"{measure.subject}: {amount.de} Byte, höchstens {most.de}.",
        en=f"{measure.subject}: {amount.en} bytes, at most {most.en}.",
    )


def run(document: Document, _: Context) -> Iterator[Finding]:
    """Report each output that weighs more than its channel takes."""
    for measure in document.measures:
        if measure.name != "bytes":
            continue
        at = At(pointer=measure.pointer) if measure.pointer else At()
        if measure.error is not None and measure.amount > measure.error:
            yield Finding(at=at, message=_message(measure, measure.error), severity=Severity.ERROR)
        elif measure.warn is not None and measure.amount > measure.warn:
            yield Finding(at=at, message=_message(measure, measure.warn), severity=Severity.WARNING)


def _weighing(amount: float) -> Document:
    measure = Measure(name="bytes", subject="HTML", amount=amount, warn=20_000, error=30_000)
    return Document(locale="de-DE", channel="email", format="html", measures=(measure,))


CHECK = Check(
    id="channel/too-large",
    family="channel",
    summary=Said(de="Ausgabe zu groß für den Kanal", en="Rendition too large for its channel"),
    why=Said(
        de="Was zu groß ist, wird abgeschnitten oder gar nicht zugestellt.",
        en="What is too large gets cut off or is not delivered at all.",
    ),
    severity=Severity.ERROR,
    needs=Needs.MEASURES,
    run=run,
    examples=(
        Breach(
            content=_weighing(31_204),
            findings=(
                Finding(
                    at=At(),
                    message=Said(de="HTML: 31.204 Byte, höchstens 30.000.", en="HTML: 31,204 bytes, at most 30,000."),
                    severity=Severity.ERROR,
                ),
            ),
        ),
        Breach(
            content=_weighing(20_001),
            findings=(
                Finding(
                    at=At(),
                    message=Said(de="HTML: 20.001 Byte, höchstens 20.000.", en="HTML: 20,001 bytes, at most 20,000."),
                    severity=Severity.WARNING,
                ),
            ),
        ),
        Pass(content=_weighing(20_000)),
    ),
)
