"""Decoded facts: what a price, a day or a moment is once its form has been checked."""

import datetime as dt
from typing import Literal

from msgspec import Struct

from components.zones import zone

__all__ = ["Hours", "Moment", "Money", "ReferenceMoney", "UnitMoney", "instant", "local_time", "utc"]


class Money(Struct, frozen=True, kw_only=True):
    """An amount as decimal text with the currency's number of decimals, and its ISO 4217 code."""

    amount: str
    currency: str


class UnitMoney(Money, frozen=True, kw_only=True):
    """A price per unit of measure."""

    per: Literal["kg", "l", "m", "m2", "m3", "piece"]


class ReferenceMoney(Money, frozen=True, kw_only=True):
    """A price to compare with: what it cost before, or what the maker recommends."""

    kind: Literal["former", "rrp"]


class Moment(Struct, frozen=True, kw_only=True):
    """A wall time in a zone. `fold` 1 is the second of two equal wall times when clocks go back."""

    local: dt.datetime
    zone: str
    fold: int = 0


class Hours(Struct, frozen=True, kw_only=True):
    """When a store opens and closes on one day of the week, as `HH:MM`."""

    day: str
    opens: str
    closes: str


def local_time(moment: Moment) -> str:
    """Write the moment by its own clock, with its distance from UTC: `2026-12-24T23:59:00+01:00`."""
    local = moment.local.replace(tzinfo=zone(moment.zone), fold=moment.fold)
    return local.isoformat(timespec="seconds")


def instant(moment: Moment) -> dt.datetime:
    """Give the moment in UTC, for whoever compares or sends it."""
    rules = zone(moment.zone)
    if rules is None:  # decoded contents name known zones only
        raise LookupError(moment.zone)
    return moment.local.replace(tzinfo=rules, fold=moment.fold).astimezone(dt.UTC)


def utc(moment: Moment) -> str:
    """Write the moment as RFC 3339 in UTC: `2026-12-24T22:59:00Z`."""
    return instant(moment).isoformat(timespec="seconds").replace("+00:00", "Z")
