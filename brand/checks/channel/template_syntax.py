import re
from collections.abc import Iterator

from brand.check import Breach, Check, Context, Needs, Pass
from brand.checks._example import found, speaking
from brand.document import Source
from brand.finding import At, Finding, Said, Severity
from brand.model import Document, Kind

__all__ = ["CHECK"]

_SYNTAX = re.compile(
    r"\{\{.{0,200}?\}\}|\{%.{0,200}?%\}|\{#.{0,200}?#\}|%%\[.{0,200}?\]%%|%%=.{0,200}?=%%|%%[A-Za-z_]\w{0,60}%%|\*\|.{0,60}?\|\*|\$\{[^}]{0,200}\}"
    r"|\{\{|\{%|%%\[|%%=|\*\||\$\{",
    re.DOTALL,
)
_SHOWN = 40


def run(document: Document, _: Context) -> Iterator[Finding]:
    """Report copy that an email tool would execute; a rendition or a layout file holds its tags on purpose."""
    if document.format is not None:
        return
    for source in document.sources:
        if not source.text.lstrip().startswith("<"):
            yield from _of_source(source)


def _of_source(source: Source) -> Iterator[Finding]:
    for hit in _SYNTAX.finditer(source.text):
        quote = hit.group()
        yield Finding(
            at=At(pointer=source.pointer, start=hit.start(), end=hit.end()), quote=quote, message=_message(quote)
        )


def _message(quote: str) -> Said:
    short = quote if len(quote) <= _SHOWN else quote[: _SHOWN - 1] + "…"
    return Said(
        de=f"{short} würde ein Versandwerkzeug ausführen: Schreibe {{fact}} oder {{recipient.first_name|Ersatz}}.",
        en=f"{short} would be run by an email tool: write {{fact}} or {{recipient.first_name|fallback}}.",
    )


_PLAIN = speaking()

CHECK = Check(
    id="channel/template-syntax",
    family="channel",
    summary=Said(de="Text, den ein Versandwerkzeug ausführt", en="Copy that an email tool would execute"),
    why=Said(
        de="Was wie eine Anweisung aussieht, führt das Werkzeug beim Versand aus oder bricht daran ab.",
        en="What looks like an instruction is run by the tool when it sends, or makes it stop.",
    ),
    severity=Severity.ERROR,
    needs=Needs.SOURCES,
    run=run,
    examples=(
        Breach(
            content="Hallo {{ name }}!",
            context=_PLAIN,
            findings=(found((6, 16), "{{ name }}", _message("{{ name }}")),),
        ),
        Breach(
            content="Hi *|FNAME|*, ${x and %%[ SET",
            locale="en-GB",
            kind=Kind.MARKDOWN,
            context=_PLAIN,
            findings=(
                found((3, 12), "*|FNAME|*", _message("*|FNAME|*")),
                found((14, 16), "${", _message("${")),
                found((22, 25), "%%[", _message("%%[")),
            ),
        ),
        Pass(content="Hallo {recipient.first_name|Kundin}, nur {price}, 100 % { frisch }.", context=_PLAIN),
        Pass(content="<p>{{ body }}</p>", kind=Kind.HTML, context=_PLAIN),
        Pass(content="Hi {recipient.first_name|you}, only {price}.", locale="en-GB", context=_PLAIN),
    ),
)
