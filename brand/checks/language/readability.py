from collections.abc import Callable, Iterator, Mapping
from functools import partial
from itertools import groupby
from typing import NamedTuple

from brand.check import Breach, Check, Context, Needs, Pass
from brand.checks._example import found, speaking
from brand.finding import Finding, Said, Severity
from brand.languages import language_of
from brand.model import Document, Segment
from brand.text import at, sentences, tokens
from brand.text.readability import Counted, amstad, counted, flesch, lix, wiener

__all__ = ["CHECK"]


class _Formula(NamedTuple):
    """A formula, where it begins to be hard, and whether more is harder."""

    name: str
    reckon: Callable[[Counted], float]
    limit: float
    is_more_harder: bool


_FORMULAS = {
    "lix": _Formula("LIX", lix, 55, is_more_harder=True),
    "flesch": _Formula("Flesch", flesch, 40, is_more_harder=False),
    "amstad": _Formula("Amstad", amstad, 40, is_more_harder=False),
    **{
        f"wiener-{number}": _Formula(
            f"Wiener Sachtextformel {number}", partial(wiener, number=number), 12, is_more_harder=True
        )
        for number in (1, 2, 3, 4)
    },
}
_USUAL = {"de": "amstad", "en": "flesch"}


def run(document: Document, context: Context) -> Iterator[Finding]:
    """Report each text that is long enough to be reckoned and harder to read than the limit."""
    language = language_of(document.locale)
    if language is None:
        return
    formula = _FORMULAS.get(str(context.options.get("formula")), _FORMULAS[_USUAL[language.code]])
    limit = _number(context.options, "limit") or formula.limit
    fewest = _number(context.options, "words") or 100
    for _, group in groupby(document.segments, key=lambda segment: segment.pointer):
        segments = tuple(group)
        text = _counted(segments, document.locale, language.code)
        value = formula.reckon(text)
        if text.words >= fewest and (value > limit if formula.is_more_harder else value < limit):
            yield _finding(segments, document.locale, _message(formula, value, limit))


def _counted(segments: tuple[Segment, ...], locale: str | None, language: str) -> Counted:
    words = (word.text for segment in segments for word in tokens(segment))
    return counted(words, sum(len(sentences(segment, locale)) for segment in segments), language)


def _finding(segments: tuple[Segment, ...], locale: str | None, message: Said) -> Finding:
    """Point at where the text begins; all of it is meant."""
    first = segments[0]
    end = sentences(first, locale)[0].end
    return Finding(at=at(first, 0, end), quote=first.text[:end], message=message)


def _number(options: Mapping[str, object], name: str) -> float:
    value = options.get(name, 0)
    return float(value) if isinstance(value, int | float) else 0.0


def _message(formula: _Formula, value: float, limit: float) -> Said:
    than = ("über", "above") if formula.is_more_harder else ("unter", "below")
    return Said(
        de=f"Schwer zu lesen: {formula.name} {value:.0f} liegt {than[0]} {limit:.0f}.",
        en=f"Hard to read: {formula.name} {value:.0f} is {than[1]} {limit:.0f}.",
    )


_SHORT = speaking(options={"words": 6})
_HARD = "Witterungsbeständige Außenzelttextilien überstehen selbst mehrwöchige Hochgebirgsexpeditionen unbeschadet."
_HARD_EN = "Exceptionally sophisticated manufacturing methodologies considerably outperform conventional alternatives."

CHECK = Check(
    id="language/readability",
    family="language",
    summary=Said(de="Schwer lesbarer Text", en="Text that is hard to read"),
    why=Said(
        de="Wer zweimal lesen muss, liest nicht weiter.",
        en="Who must read twice does not read on.",
    ),
    severity=Severity.NOTE,
    needs=Needs.PROSE,
    options={"formula": "", "limit": 0, "words": 100},
    run=run,
    examples=(
        Breach(
            content=_HARD,
            context=_SHORT,
            findings=(found((0, len(_HARD)), _HARD, _message(_FORMULAS["amstad"], -128, 40)),),
        ),
        Breach(
            content=_HARD_EN,
            locale="en-GB",
            context=_SHORT,
            findings=(found((0, len(_HARD_EN)), _HARD_EN, _message(_FORMULAS["flesch"], -182, 40)),),
        ),
        Pass(content="Das Zelt steht am See, und wir kochen Suppe für alle.", context=_SHORT),
        Pass(content="The tent stands by the lake, and we cook soup for all.", locale="en-GB", context=_SHORT),
        Pass(content=_HARD, context=speaking(options={"words": 100})),
    ),
)
