from collections.abc import Iterator

from brand.check import Breach, Check, Context, Needs, Pass
from brand.checks._numbers import said
from brand.finding import At, Finding, Said, Severity
from brand.model import Document, Measure

__all__ = ["CHECK"]


def _message(measure: Measure, limit: float) -> Said:
    amount, most = said(measure.amount), said(limit)
    return Said(
        de=f"{measure.subject}: {amount.de} Zeichen, höchstens {most.de}.",
        en=f"{measure.subject}: {amount.en} characters, at most {most.en}.",
    )


def run(document: Document, _: Context) -> Iterator[Finding]:
    """Report each text that is longer than what its channel shows."""
    for measure in document.measures:
        if measure.name != "graphemes":
            continue
        at = At(pointer=measure.pointer) if measure.pointer else At()
        if measure.error is not None and measure.amount > measure.error:
            yield Finding(at=at, message=_message(measure, measure.error), severity=Severity.ERROR)
        elif measure.warn is not None and measure.amount > measure.warn:
            yield Finding(at=at, message=_message(measure, measure.warn), severity=Severity.WARNING)


def _titled(amount: float) -> Document:
    pointer = "/texts/de-DE/headline"
    measure = Measure(name="graphemes", subject="title", amount=amount, warn=40, error=65, pointer=pointer)
    return Document(locale="de-DE", channel="push", format="json", measures=(measure,))


CHECK = Check(
    id="channel/too-long",
    family="channel",
    summary=Said(de="Text länger, als der Kanal zeigt", en="Text longer than its channel shows"),
    why=Said(
        de="Auf dem Sperrbildschirm und in der Betreffzeile endet jeder Text irgendwann mit drei Punkten.",
        en="On a lock screen and in a subject line every text ends in three dots at some point.",
    ),
    severity=Severity.WARNING,
    needs=Needs.MEASURES,
    run=run,
    examples=(
        Breach(
            content=_titled(52),
            findings=(
                Finding(
                    at=At(pointer="/texts/de-DE/headline"),
                    message=Said(de="title: 52 Zeichen, höchstens 40.", en="title: 52 characters, at most 40."),
                    severity=Severity.WARNING,
                ),
            ),
        ),
        Breach(
            content=_titled(66),
            findings=(
                Finding(
                    at=At(pointer="/texts/de-DE/headline"),
                    message=Said(de="title: 66 Zeichen, höchstens 65.", en="title: 66 characters, at most 65."),
                    severity=Severity.ERROR,
                ),
            ),
        ),
        Pass(content=_titled(40)),
    ),
)
