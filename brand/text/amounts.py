"""Reads amounts of money and percentages out of prose, in the ways that German and English write them."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

__all__ = ["Amount", "amounts", "number_of"]

_SPACE = r"[ \u00a0\u202f\u2009]?"
_NUMBER = (
    r"\d{1,3}(?:[.,'’ \u00a0\u202f]\d{3})+(?:[.,](?:\d{1,2}|[-–—]{1,2}))?|\d{1,9}(?:[.,](?:\d{1,2}(?!\d)|[-–—]{1,2}))?"
)
_SIGNS = {"€": "EUR", "£": "GBP", "$": "USD", "¥": "JPY"}
_NAMES = {
    **dict.fromkeys(("euro", "euros"), "EUR"),
    **dict.fromkeys(("franken", "fr.", "francs"), "CHF"),
    **dict.fromkeys(("pound", "pounds"), "GBP"),
    **dict.fromkeys(("dollar", "dollars"), "USD"),
    **dict.fromkeys(("cent", "cents"), "CENT"),
}
_CODE = r"(?:[€£$¥]|EUR|CHF|Fr\.|GBP|USD)"
_WORDS = r"EUR|CHF|GBP|USD|[Ee]uros?|Franken|francs|[Pp]ounds?|[Dd]ollars?|[Cc]ents?"
_AFTER = rf"(?:[€£$¥]|(?:{_WORDS})(?![^\W\d_]))"
_MONEY = re.compile(
    rf"(?<![\w.,])(?:(?P<before>{_CODE}){_SPACE}(?P<first>{_NUMBER})|(?P<last>{_NUMBER}){_SPACE}(?P<after>{_AFTER}))(?![\d])"
)
_HOURS = re.compile(r"\s?(?:Uhr|[-–]\s?\d)")
"""After "Fr. 8.00" these tell that it is a Friday, not francs."""
_PERCENT = re.compile(
    rf"(?<![\w.,])(?P<number>\d{{1,3}}(?:[.,]\d{{1,2}})?){_SPACE}(?:%|(?:Prozent|percent|per cent)(?!\w))"
)


class Amount(NamedTuple):
    """An amount at its place; `currency` is None for a percentage."""

    start: int
    end: int
    value: Decimal
    currency: str | None


def amounts(text: str) -> Iterator[Amount]:
    """Give every amount in reading order."""
    yield from sorted((*_money(text), *_percentages(text)), key=lambda amount: amount.start)


def _money(text: str) -> Iterator[Amount]:
    for found in _MONEY.finditer(text):
        sign = found["before"] or found["after"]
        if sign == "Fr." and _HOURS.match(text, found.end()):
            continue
        currency = _SIGNS.get(sign) or _NAMES.get(sign.lower(), sign)
        value = number_of(found["first"] or found["last"])
        if currency == "CENT":
            value, currency = value / 100, "EUR"
        yield Amount(found.start(), found.end(), value, currency)


def _percentages(text: str) -> Iterator[Amount]:
    for found in _PERCENT.finditer(text):
        yield Amount(found.start(), found.end(), Decimal(found["number"].replace(",", ".")), None)


def number_of(written: str) -> Decimal:
    """Read `1.299,90`, `1,299.90`, `1’290.00`, `149,–`; a lone mark before three digits parts thousands."""
    plain = re.sub(r"['’ \u00a0\u202f]", "", written)
    plain = re.sub(r"[.,][-–—]+\Z", "", plain)
    last = max(plain.rfind("."), plain.rfind(","))
    if last < 0:
        return Decimal(plain)
    if len(plain) - last - 1 == 3:  # noqa: PLR2004 -- thousands come in threes
        return Decimal(re.sub(r"[.,]", "", plain))
    return Decimal(f"{re.sub(r'[.,]', '', plain[:last])}.{plain[last + 1 :]}")
