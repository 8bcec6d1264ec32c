import re
from collections.abc import Iterator
from itertools import groupby

from brand.check import Breach, Check, Context, Needs, Pass
from brand.checks._example import found, mended, speaking
from brand.finding import Finding, Fix, Said, Severity
from brand.model import Document, Kind, Segment, Voice
from brand.text import at, replacements

__all__ = ["CHECK"]

_MARKS = re.compile(r"[!！]+")


def run(document: Document, context: Context) -> Iterator[Finding]:
    """Report the exclamation marks of each text beyond those that the pack allows."""
    most = context.voice.exclamation_max
    for _, segments in groupby(document.segments, key=lambda segment: segment.pointer):
        yield from _surplus(tuple(segments), most)


def _surplus(segments: tuple[Segment, ...], most: int) -> Iterator[Finding]:
    runs = [(segment, marks.start(), marks.end()) for segment in segments for marks in _MARKS.finditer(segment.text)]
    total = sum(end - start for _, start, end in runs)
    allowed = most
    for segment, start, end in runs:
        first = min(end, start + allowed)
        allowed -= first - start
        if first < end:
            yield Finding(
                at=at(segment, first, end),
                quote=segment.text[first:end],
                message=_message(total, most),
                fix=Fix(safe=False, replacements=replacements(segment, first, end, "." if first == start else "")),
            )


def _message(total: int, most: int) -> Said:
    allowed = "erlaubt ist" if most == 1 else "erlaubt sind"
    return Said(
        de=f"{total} Ausrufezeichen in einem Text, {allowed} {most}.",
        en=f"{total} exclamation marks in one text, {most} allowed.",
    )


CHECK = Check(
    id="language/exclamation",
    family="language",
    summary=Said(de="Zu viele Ausrufezeichen", en="Too many exclamation marks"),
    why=Said(
        de="Wer immer ruft, wird nicht gehört: Ein Ausrufezeichen wirkt, wenn es allein steht.",
        en="Who always shouts is not heard: an exclamation mark works when it stands alone.",
    ),
    severity=Severity.WARNING,
    needs=Needs.PROSE,
    run=run,
    examples=(
        Breach(
            content="Endlich Winter! Jetzt packen!",
            context=speaking(Voice(exclamation_max=1)),
            findings=(found((28, 29), "!", _message(2, 1), fix=mended((28, 29, "."))),),
        ),
        Breach(
            content="Endlich **Winter!!!**",
            kind=Kind.MARKDOWN,
            context=speaking(Voice(exclamation_max=1)),
            findings=(found((17, 19), "!!", _message(3, 1), fix=mended((17, 19, ""))),),
        ),
        Breach(
            content="Winter is here!",
            locale="en-GB",
            context=speaking(Voice(exclamation_max=0)),
            findings=(found((14, 15), "!", _message(1, 0), fix=mended((14, 15, "."))),),
        ),
        Pass(content="Endlich Winter!", context=speaking(Voice(exclamation_max=1))),
        Pass(
            content="<!-- ! --><p title='!!'>Winter is here!</p><code>a != b</code>",
            kind=Kind.HTML,
            locale="en-GB",
            context=speaking(Voice(exclamation_max=1)),
        ),
    ),
)
