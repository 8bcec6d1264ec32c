import re
from collections.abc import Iterator

from brand.check import Breach, Check, Context, Needs, Pass
from brand.checks._example import found, mended, speaking
from brand.finding import Finding, Fix, Said, Severity
from brand.languages import is_german, language_of
from brand.model import Document, Segment
from brand.text import at, replacements
from brand.text.amounts import Amount, amounts

__all__ = ["CHECK"]

_DIGITS = re.compile(r"\d[\d.,'’\u00a0\u202f ]*\d|\d")
_CENTS = re.compile(r"[.,](\d{1,2}|[-–—]{1,2})\Z")
_SIGN = {"EUR": "€", "GBP": "£", "USD": "$"}
_SIGNS = "€£$¥"
_SIGN_BEHIND = re.compile(rf"[ \u00a0\u202f\u2009]?[{_SIGNS}]")
_MEASURE = re.compile(
    r"(?<![\w.,:/’'§-])(?<!§ )(?P<number>\d{1,3}(?P<mark>[.,])\d{1,2})(?=[ \u00a0\u202f]?"
    r"(?:%|°C|kg|mg|g|km|cm|mm|m²|m³|m|ml|cl|l|kWh|kW|mAh|Ah|GB|MB|TB|Mio\.|Mrd\.|Millionen|Milliarden|million|billion"
    r"|Prozent|percent|per cent|Liter|Meter|Kilo|Kilogramm|Kilometer|Zentimeter|litres?|met(?:re|er)s?|kilos?"
    r"|kilomet(?:re|er)s?|miles)(?![\w²³]))"
)
"""A decimal in front of what it measures; clock times, versions and chapters have nothing behind them."""
_LETTERS = re.compile(r"[^\W\d_]+")


def run(document: Document, _: Context) -> Iterator[Finding]:
    """Report amounts of money that the locale writes differently."""
    if language_of(document.locale) is None:
        return
    for segment in document.segments:
        for amount in amounts(segment.text):
            quote = segment.text[amount.start : amount.end]
            is_money = amount.currency is not None and not _has_two_signs(segment.text, amount)
            right = _written(quote, amount, document.locale or "") if is_money else None
            if right is not None and right != quote:
                yield _finding(segment, (amount.start, amount.end), quote, right)
        for place, quote, right in _decimals(segment.text, document.locale or ""):
            yield _finding(segment, place, quote, right)


def _has_two_signs(text: str, amount: Amount) -> bool:
    """Say whether a sign stands before the number and another behind: nobody knows which one is meant."""
    return text[amount.start] in _SIGNS and _SIGN_BEHIND.match(text, amount.end) is not None


def _written(quote: str, amount: Amount, locale: str) -> str | None:
    """Write the amount as the locale does; keep words, codes and whole amounts as the writer chose them."""
    digits = _DIGITS.search(quote)
    if digits is None or "cent" in quote.lower():
        return None
    number = _number(digits.group(), amount, locale)
    written = quote[: digits.start()] + number + quote[digits.end() :]
    sign = _SIGN.get(amount.currency or "")
    if sign is None or sign not in quote:
        return written
    return _placed(written, number, sign, locale)


def _number(digits: str, amount: Amount, locale: str) -> str:
    """Write marks and groups: 1.299,90 in German, 1’299.90 in Switzerland, 1,299.90 in English."""
    group, mark = ("’", ".") if locale.upper().endswith("-CH") else (".", ",") if is_german(locale) else (",", ".")
    cents = _CENTS.search(digits)
    whole = int(amount.value)
    is_grouped = any(letter in digits.removesuffix(cents.group() if cents else "") for letter in ".,'’ \u00a0\u202f")
    shown = f"{whole:,}".replace(",", group) if is_grouped or whole >= 10_000 else str(whole)  # noqa: PLR2004 -- five digits are grouped
    if cents is None:
        return shown
    return f"{shown}{mark}{cents[1]}"


def _placed(written: str, number: str, sign: str, locale: str) -> str:
    """Put the sign behind the number in German, in front of it in English; Austria takes both."""
    if not is_german(locale):
        return sign + number
    if written.startswith(sign) and not locale.upper().endswith(("-AT", "-CH")):
        tail = written[written.index(number) + len(number) :]
        return f"{number}{tail}\u00a0{sign}"
    return written


def _decimals(text: str, locale: str) -> Iterator[tuple[tuple[int, int], str, str]]:
    """Give measures with the other language's mark; Switzerland writes both."""
    if locale.upper().endswith("-CH"):
        return
    wrong, right = (".", ",") if is_german(locale) else (",", ".")
    for measure in _MEASURE.finditer(text):
        if measure["mark"] == wrong:
            quote = measure["number"]
            yield measure.span("number"), quote, quote.replace(wrong, right)


def _finding(segment: Segment, place: tuple[int, int], quote: str, right: str) -> Finding:
    return Finding(
        at=at(segment, *place),
        quote=quote,
        message=_message(quote, right),
        fix=Fix(safe=True, replacements=replacements(segment, *place, right)),
    )


def _message(quote: str, right: str) -> Said:
    return Said(de=f"„{quote}“ schreibt man hier „{right}“.", en=f"“{quote}” is written “{right}” here.")


_PLAIN = speaking()

CHECK = Check(
    id="language/number-format",
    family="language",
    summary=Said(de="Betrag oder Maß in fremder Schreibweise", en="Amount or measure in foreign notation"),
    why=Said(
        de="1.299 ist hier tausend, dort eins: Ein Betrag in fremder Schreibweise wird falsch gelesen.",
        en="1.299 is a thousand here and one there: an amount in foreign notation is misread.",
    ),
    severity=Severity.WARNING,
    needs=Needs.PROSE,
    run=run,
    examples=(
        Breach(
            content="Nur €1,299.90!",
            context=_PLAIN,
            findings=(
                found(
                    (4, 13),
                    "€1,299.90",
                    _message("€1,299.90", "1.299,90\u00a0€"),
                    fix=mended((4, 13, "1.299,90\u00a0€"), safe=True),
                ),
            ),
        ),
        Breach(
            content="CHF 1.290,00",
            locale="de-CH",
            context=_PLAIN,
            findings=(
                found(
                    (0, 12),
                    "CHF 1.290,00",
                    _message("CHF 1.290,00", "CHF 1’290.00"),
                    fix=mended((0, 12, "CHF 1’290.00"), safe=True),
                ),
            ),
        ),
        Breach(
            content="Now 1.299,90 €.",
            locale="en-GB",
            context=_PLAIN,
            findings=(
                found(
                    (4, 14),
                    "1.299,90 €",
                    _message("1.299,90 €", "€1,299.90"),
                    fix=mended((4, 14, "€1,299.90"), safe=True),
                ),
            ),
        ),
        Breach(
            content="Ein Sack mit 2.5\u00a0kg, 1.5\u00a0€.",
            context=_PLAIN,
            findings=(
                found((13, 16), "2.5", _message("2.5", "2,5"), fix=mended((13, 16, "2,5"), safe=True)),
                found(
                    (21, 26),
                    "1.5\u00a0€",
                    _message("1.5\u00a0€", "1,5\u00a0€"),
                    fix=mended((21, 26, "1,5\u00a0€"), safe=True),
                ),
            ),
        ),
        Pass(
            content="149\u00a0€, 149,–\u00a0€, 1.299,90\u00a0€, 1299\u00a0€, am 24.12.2026 um 9.30 Uhr, Version 1.2.",
            context=_PLAIN,
        ),
        Pass(content="€ 1.299,90", locale="de-AT", context=_PLAIN),
        Pass(content="CHF 1’290.00", locale="de-CH", context=_PLAIN),
        Pass(content="€1,299.90, £5, version 1.2", locale="en-GB", context=_PLAIN),
    ),
)
