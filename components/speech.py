"""How a locale writes numbers, money, days and times (Babel's CLDR tables)."""

import datetime as dt
from decimal import Decimal
from functools import lru_cache

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_time
from babel.numbers import format_currency, format_percent

from components.values import Moment, Money, UnitMoney
from components.zones import zone

__all__ = [
    "language",
    "speech",
    "write_date",
    "write_moment",
    "write_money",
    "write_percent",
    "write_period",
    "write_unit_money",
]

_NARROW = "\N{NARROW NO-BREAK SPACE}"
_UNITS = {"m2": "m²", "m3": "m³"}
_PIECE = {"de": "Stück", "en": "piece"}
_CLOCK = {"de": "\N{NO-BREAK SPACE}Uhr"}


def language(locale: str) -> str:
    """Give the language of a locale: `de` of `de-AT`."""
    return locale.replace("_", "-").split("-", 1)[0].lower()


@lru_cache(maxsize=64)
def speech(locale: str) -> Locale:
    """Find the tables that fit a locale best; an unknown one is written as its language, or as English."""
    for name in (locale, language(locale), "en"):
        try:
            return Locale.parse(name, sep="-")
        except (UnknownLocaleError, ValueError):
            continue
    raise LookupError(locale)


def write_money(money: Money, locale: str) -> str:
    """Write an amount: `1.299,90 €`, `€ 1.299,90`, `CHF 1’299.90`, `€1,299.90`."""
    return str(format_currency(Decimal(money.amount), money.currency, locale=speech(locale)))


def write_unit_money(money: UnitMoney, locale: str) -> str:
    """Write a price per unit: `29,98 €/kg`."""
    unit = _UNITS.get(money.per, money.per)
    if money.per == "piece":
        unit = _PIECE.get(language(locale), _PIECE["en"])
    return f"{write_money(money, locale)}/{unit}"


def write_percent(amount: str, locale: str) -> str:
    """Write a percentage: `20 %`, `20%`."""
    share = Decimal(amount) / 100
    return str(format_percent(share, locale=speech(locale), decimal_quantization=False))


def write_date(day: dt.date, locale: str) -> str:
    """Write a day: `1. Dezember 2026`."""
    return str(format_date(day, format="long", locale=speech(locale)))


def write_moment(moment: Moment, locale: str) -> str:
    """Write a moment by the clock of its own zone: `1. Dezember 2026, 09:00 Uhr`."""
    return _kept(f"{write_date(moment.local.date(), locale)}, {_time(moment, locale)}{_clock(locale)}")


def write_period(begins: Moment, ends: Moment | None, locale: str) -> str:
    """Write when something takes place: `Samstag, 5. Dezember 2026, 10:00–16:00 Uhr`; over days, both of them."""
    first = f"{_weekday(begins, locale)}, {_time(begins, locale)}"
    if ends is None:
        return _kept(f"{first}{_clock(locale)}")
    last = f"{_time(ends, locale)}{_clock(locale)}"
    if begins.local.date() == ends.local.date():
        return _kept(f"{first}–{last}")
    return _kept(f"{first}{_clock(locale)}\N{NO-BREAK SPACE}– {_weekday(ends, locale)}, {last}")


def _weekday(moment: Moment, locale: str) -> str:
    return str(format_date(moment.local.date(), format="full", locale=speech(locale)))


def _time(moment: Moment, locale: str) -> str:
    local = moment.local.replace(tzinfo=zone(moment.zone), fold=moment.fold)
    return str(format_time(local, format="short", locale=speech(locale), tzinfo=local.tzinfo))


def _clock(locale: str) -> str:
    return _CLOCK.get(language(locale), "")


def _kept(words: str) -> str:
    """Use the no-break space that every typeface has."""
    return words.replace(_NARROW, "\N{NO-BREAK SPACE}")
