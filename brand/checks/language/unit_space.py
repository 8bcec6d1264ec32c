import re
from collections.abc import Iterator

from brand.check import Breach, Check, Context, Needs, Pass
from brand.checks._example import found, mended, speaking
from brand.finding import Finding, Fix, Said, Severity
from brand.languages import is_german, language_of
from brand.languages.units import ABBREVIATIONS, UNITS
from brand.model import Document, Segment
from brand.text import at, replacements

__all__ = ["CHECK"]

_NO_BREAK = "\u00a0"
_ANY = "|".join(re.escape(unit) for unit in sorted(UNITS, key=lambda unit: (-len(unit), unit)))
_GERMAN = re.compile(
    rf"(?<![\w.,/])(?<![A-Za-z]-)(?P<number>\d+(?:[.,’]\d+)*)(?P<gap> ?)(?P<unit>{_ANY})(?![\w²³])(?!ig|er\b|-\w)"
)
_ABBREVIATED = re.compile("|".join(r"(?<!\w)" + re.escape(short).replace(r"\ ", r"( ?)") for short in ABBREVIATIONS))
_INNER = re.compile(
    r"\. ?(?:" + "|".join(sorted({short.split()[1].removesuffix(".") for short in ABBREVIATIONS})) + r")\."
)
"""What every abbreviation has inside: found faster than the whole, and mostly absent."""
_DIGIT = re.compile(r"\d")
_MODEL = re.compile(r"(?:\b[A-Z0-9]{2,}|\b[A-Z]|\b(?:Modell|Typ|Serie))[ -]\Z")
_ENGLISH = re.compile(r"(?<![\w.,/-])\d+(?:[.,]\d+)*(?P<gap>[ \u00a0\u202f])%")


def run(document: Document, _: Context) -> Iterator[Finding]:
    """Report the gap before a unit where it is missing, breakable, or too much."""
    for segment in document.segments:
        if is_german(document.locale):
            yield from _german(segment)
        elif language_of(document.locale) is not None:
            yield from _english(segment)


def _german(segment: Segment) -> Iterator[Finding]:
    numbers = _GERMAN.finditer(segment.text) if _DIGIT.search(segment.text) else ()
    for hit in numbers:
        if not (hit["gap"] == "" and _is_code(hit)):
            yield _finding(segment, (hit.start(), hit.end()), [hit.span("gap")])
    abbreviations = _ABBREVIATED.finditer(segment.text) if _INNER.search(segment.text) else ()
    for hit in abbreviations:
        gaps = [hit.span(group) for group in range(1, (hit.re.groups or 0) + 1) if hit[group] is not None]
        if gaps:
            yield _finding(segment, (hit.start(), hit.end()), gaps)


def _is_code(hit: "re.Match[str]") -> bool:
    """Leave gates and models such as "5A", "5s" or "PSR 18V" to their makers: a single letter without a gap."""
    unit = hit["unit"]
    if len(unit) > 1 or not unit.isalpha() or not (unit.isupper() or unit == "s"):
        return False
    return unit not in {"V", "W"} or _MODEL.search(hit.string, max(0, hit.start() - 24), hit.start()) is not None


def _english(segment: Segment) -> Iterator[Finding]:
    for hit in _ENGLISH.finditer(segment.text):
        quote = hit.group()
        yield Finding(
            at=at(segment, hit.start(), hit.end()),
            quote=quote,
            message=_too_much(quote),
            fix=Fix(safe=True, replacements=replacements(segment, *hit.span("gap"), "")),
        )


def _finding(segment: Segment, place: tuple[int, int], gaps: list[tuple[int, int]]) -> Finding:
    quote = segment.text[slice(*place)]
    missing = any(start == end for start, end in gaps)
    return Finding(
        at=at(segment, *place),
        quote=quote,
        message=_missing(quote) if missing else _breakable(quote),
        severity=None if missing else Severity.NOTE,
        fix=Fix(safe=True, replacements=replacements(segment, *place, _closed(quote, place[0], gaps))),
    )


def _closed(quote: str, start: int, gaps: list[tuple[int, int]]) -> str:
    """Write the words with a no-break space in each gap."""
    for first, last in reversed(gaps):
        quote = quote[: first - start] + _NO_BREAK + quote[last - start :]
    return quote


def _missing(quote: str) -> Said:
    return Said(
        de=f"In „{quote}“ fehlt ein geschütztes Leerzeichen.",
        en=f"“{quote}” lacks a no-break space.",
    )


def _breakable(quote: str) -> Said:
    return Said(
        de=f"„{quote}“ kann am Zeilenende zerreißen: Nimm ein geschütztes Leerzeichen.",
        en=f"“{quote}” may be torn apart at the end of a line: use a no-break space.",
    )


def _too_much(quote: str) -> Said:
    return Said(
        de=f"„{quote}“: Im Englischen steht vor % kein Leerzeichen.",
        en=f"“{quote}”: English has no space before %.",
    )


_PLAIN = speaking()

CHECK = Check(
    id="language/unit-space",
    family="language",
    summary=Said(de="Abstand vor der Einheit", en="Gap before a unit"),
    why=Said(
        de="Zahl und Einheit gehören zusammen; getrennt oder verklebt liest man sie zweimal.",
        en="Number and unit belong together; torn apart or glued they are read twice.",
    ),
    severity=Severity.WARNING,
    needs=Needs.PROSE,
    run=run,
    examples=(
        Breach(
            content="Nur 20% und 5kg, z.B. heute.",
            context=_PLAIN,
            findings=(
                found((4, 7), "20%", _missing("20%"), fix=mended((4, 7, "20\u00a0%"), safe=True)),
                found((12, 15), "5kg", _missing("5kg"), fix=mended((12, 15, "5\u00a0kg"), safe=True)),
                found((17, 21), "z.B.", _missing("z.B."), fix=mended((17, 21, "z.\u00a0B."), safe=True)),
            ),
        ),
        Breach(
            content="Nur 20 %.",
            context=_PLAIN,
            findings=(
                found(
                    (4, 8),
                    "20 %",
                    _breakable("20 %"),
                    fix=mended((4, 8, "20\u00a0%"), safe=True),
                    severity=Severity.NOTE,
                ),
            ),
        ),
        Breach(
            content="Only 20 % off.",
            locale="en-GB",
            context=_PLAIN,
            findings=(found((5, 9), "20 %", _too_much("20 %"), fix=mended((7, 8, ""), safe=True)),),
        ),
        Pass(content="20\u00a0%, 5\u202fkg, 10%ig, z.\u00a0B. 3D-Druck, A4, 24.12.2026 und PSR 12V.", context=_PLAIN),
        Pass(content="20%, 5 kg, e.g. 3 m", locale="en-GB", context=_PLAIN),
    ),
)
