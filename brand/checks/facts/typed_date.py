from collections.abc import Iterator

from brand.check import Breach, Check, Context, Needs, Pass
from brand.checks._example import found, mended, speaking
from brand.document import Fact, Segment, Source
from brand.finding import Finding, Fix, Said, Severity
from brand.model import Document
from brand.text import at, replacements
from brand.text.dates import Day, days

__all__ = ["CHECK"]

_ISO_LENGTH = 10


def run(document: Document, _: Context) -> Iterator[Finding]:
    """Report each date that is typed where a fact could be quoted."""
    facts = [fact for fact in document.facts if fact.date]
    for segment in document.segments:
        for day in days(segment.text, document.locale):
            yield _finding(segment, day, facts)


def _finding(segment: Segment, day: Day, facts: list[Fact]) -> Finding:
    quote = segment.text[day.start : day.end]
    equal = next((fact for fact in facts if _is_same(fact, day)), None)
    fix: Fix | None = None
    severity: Severity | None = None
    if equal is not None:
        message = _typed(quote, equal.name)
        fix = Fix(safe=False, replacements=replacements(segment, day.start, day.end, f"{{{equal.name}}}"))
    elif facts:
        message, severity = _contradicts(quote, facts[0]), Severity.ERROR
    else:
        message = _loose(quote)
    return Finding(at=at(segment, day.start, day.end), quote=quote, message=message, fix=fix, severity=severity)


def _is_same(fact: Fact, day: Day) -> bool:
    year, _, rest = (fact.date or "")[:_ISO_LENGTH].partition("-")
    return rest == f"{day.month:02}-{day.day:02}" and (day.year is None or year == str(day.year))


def _typed(quote: str, name: str) -> Said:
    return Said(
        de=f"„{quote}“ ist getippt: Zitiere das Faktum mit {{{name}}}, dann stimmt es überall.",
        en=f"“{quote}” is typed: quote the fact as {{{name}}}, and it is right everywhere.",
    )


def _contradicts(quote: str, fact: Fact) -> Said:
    shown = fact.shown or fact.date or ""
    return Said(
        de=f"„{quote}“ widerspricht dem Faktum {fact.name} ({shown}).",
        en=f"“{quote}” contradicts the fact {fact.name} ({shown}).",
    )


def _loose(quote: str) -> Said:
    return Said(
        de=f"„{quote}“ ist getippt: Ändert sich der Tag, bleibt dieser Text zurück.",
        en=f"“{quote}” is typed: when the day changes, this text stays behind.",
    )


_UNTIL = Fact(name="valid_until", pointer="/facts/valid_until", kind="datetime", date="2026-12-24", shown="24.12.2026")


def _offer(text: str, locale: str) -> Document:
    """Give an offer's text with its last day."""
    return Document(
        locale=locale,
        sources=(Source(pointer="/content", text=text),),
        segments=(Segment(pointer="/content", text=text, offsets=tuple(range(len(text) + 1))),),
        facts=(_UNTIL,),
    )


_PLAIN = speaking()

CHECK = Check(
    id="facts/typed-date",
    family="facts",
    summary=Said(de="Getipptes Datum", en="Typed date"),
    why=Said(
        de="Ein getipptes Datum bleibt stehen, wenn der Zeitraum sich ändert; dann widersprechen sich die Kanäle.",
        en="A typed date stays when the period changes; then the channels contradict each other.",
    ),
    severity=Severity.WARNING,
    needs=Needs.PROSE,
    run=run,
    examples=(
        Breach(
            content=_offer("Nur bis 24. Dezember.", "de-DE"),
            context=_PLAIN,
            findings=(
                found(
                    (8, 20), "24. Dezember", _typed("24. Dezember", "valid_until"), fix=mended((8, 20, "{valid_until}"))
                ),
            ),
        ),
        Breach(
            content=_offer("Nur bis 31.12.2026.", "de-DE"),
            context=_PLAIN,
            findings=(found((8, 18), "31.12.2026", _contradicts("31.12.2026", _UNTIL), severity=Severity.ERROR),),
        ),
        Breach(
            content="Until 24 December 2026 or May 3rd.",
            locale="en-GB",
            context=_PLAIN,
            findings=(
                found((6, 22), "24 December 2026", _loose("24 December 2026")),
                found((26, 33), "May 3rd", _loose("May 3rd")),
            ),
        ),
        Pass(content="Bis {valid_until}, Version 1.2.3, 3 Mal, um 9.30 Uhr, Kapitel 4.1.", context=_PLAIN),
        Pass(content="Until {valid_until}; in May 2026, version 1.2, 24/7.", locale="en-GB", context=_PLAIN),
    ),
)
