"""A wall time in a zone: `{"local": "2026-12-01T09:00", "zone": "Europe/Berlin"}`."""

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from typing import Any

from components.kinds.kind import Fault, Kind, faults_of_members, faults_of_pattern
from components.model import Field, Said
from components.speech import write_moment
from components.values import Moment
from components.wording import meant, quoted, wrong_type
from components.zones import zone, zone_names

__all__ = ["KIND"]

_FORM = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?", re.ASCII)
_WANTED = Said(de="eine Ortszeit wie „2026-12-01T09:00“", en='a local time such as "2026-12-01T09:00"')


def _is_local(raw: str) -> bool:
    try:
        return bool(_FORM.fullmatch(raw)) and bool(dt.datetime.fromisoformat(raw))
    except ValueError:
        return False


def _faults(raw: Any, _field: Field) -> Iterator[Fault]:
    yield from faults_of_members(raw, ("local", "zone"), ("fold",))
    if not isinstance(raw, dict):
        return
    unfit = list(_faults_of_parts(raw))
    yield from unfit
    if not unfit and {"local", "zone"} <= raw.keys():
        yield from _faults_of_gap(_value(raw))


def _faults_of_parts(raw: dict[str, object]) -> Iterator[Fault]:
    if "local" in raw:
        for fault in faults_of_pattern(raw["local"], _is_local, _WANTED):
            yield Fault(at=("local",), detail=fault.detail)
    if "zone" in raw:
        yield from _faults_of_zone(raw["zone"])
    if raw.get("fold", 0) not in (0, 1) or isinstance(raw.get("fold"), (bool, float)):
        yield Fault(at=("fold",), detail=Said(de="muss 0 oder 1 sein", en="must be 0 or 1"))


def _faults_of_zone(raw: object) -> Iterator[Fault]:
    if not isinstance(raw, str):
        yield Fault(at=("zone",), detail=wrong_type(raw, str))
    elif zone(raw) is None:
        near = meant(raw, zone_names())
        hint = near if len(near.en) < 80 else Said(de="zum Beispiel Europe/Berlin", en="for example Europe/Berlin")  # noqa: PLR2004 — one name, not all six hundred
        yield Fault(
            at=("zone",),
            detail=Said(
                de=f"Zeitzone „{quoted(raw)}“ gibt es nicht; {hint.de}", en=f'no time zone "{quoted(raw)}"; {hint.en}'
            ),
        )


def _faults_of_gap(moment: Moment) -> Iterator[Fault]:
    rules = zone(moment.zone)
    local = moment.local.replace(tzinfo=rules, fold=moment.fold)
    try:
        there = local.astimezone(dt.UTC).astimezone(rules).replace(tzinfo=None) == moment.local
    except OverflowError:
        there = False
    if not there:
        yield Fault(
            at=("local",),
            detail=Said(
                de=f"diese Uhrzeit gibt es in {moment.zone} nicht: die Uhr wird vorgestellt",
                en=f"there is no such time in {moment.zone}: the clock is put forward",
            ),
        )


def _value(raw: Mapping[str, Any]) -> Moment:
    return Moment(local=dt.datetime.fromisoformat(raw["local"]), zone=raw["zone"], fold=raw.get("fold", 0))


def _schema(_field: Field) -> Mapping[str, object]:
    return {
        "type": "object",
        "properties": {
            "local": {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2})?$"},
            "zone": {"type": "string", "examples": ["Europe/Berlin"]},
            "fold": {"enum": [0, 1]},
        },
        "required": ["local", "zone"],
        "additionalProperties": False,
    }


KIND = Kind(faults=_faults, value=_value, show=write_moment, schema=_schema)
