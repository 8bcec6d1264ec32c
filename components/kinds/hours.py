"""Opening hours of one day of the week: `{"day": "monday", "opens": "09:00", "closes": "18:00"}`."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from babel.dates import get_day_names

from components.kinds.kind import Fault, Kind, faults_of_members, faults_of_pattern
from components.model import Field, Said
from components.speech import speech
from components.values import Hours

__all__ = ["KIND"]

_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_TIME = re.compile(r"([01]\d|2[0-3]):[0-5]\d", re.ASCII)
_WANTED = Said(de="eine Uhrzeit wie „09:00“", en='a time such as "09:00"')


def _faults(raw: Any, _field: Field) -> Iterator[Fault]:
    yield from faults_of_members(raw, ("day", "opens", "closes"))
    if not isinstance(raw, dict):
        return
    if "day" in raw and raw["day"] not in _DAYS:
        listed = ", ".join(_DAYS)
        yield Fault(at=("day",), detail=Said(de=f"muss eines sein von: {listed}", en=f"must be one of: {listed}"))
    for part in ("opens", "closes"):
        if part in raw:
            for fault in faults_of_pattern(raw[part], _TIME.fullmatch, _WANTED):
                yield Fault(at=(part,), detail=fault.detail)


def _show(value: Hours, locale: str) -> str:
    days = get_day_names("wide", locale=speech(locale))
    return f"{days[_DAYS.index(value.day)]} {value.opens}–{value.closes}"


def _schema(_field: Field) -> Mapping[str, object]:
    time = {"type": "string", "pattern": "^([01][0-9]|2[0-3]):[0-5][0-9]$"}
    return {
        "type": "object",
        "properties": {"day": {"enum": list(_DAYS)}, "opens": time, "closes": time},
        "required": ["day", "opens", "closes"],
        "additionalProperties": False,
    }


KIND = Kind(faults=_faults, value=lambda raw: Hours(**raw), show=_show, schema=_schema, quotable=False)
