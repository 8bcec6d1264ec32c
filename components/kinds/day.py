"""A day of the calendar: `"2026-12-01"`."""

import datetime as dt
import re
from collections.abc import Iterator, Mapping

from components.kinds.kind import Fault, Kind, faults_of_pattern
from components.model import Field, Said
from components.speech import write_date

__all__ = ["KIND", "is_day"]

_FORM = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_WANTED = Said(de="ein Tag wie „2026-12-01“", en='a day such as "2026-12-01"')


def is_day(raw: str) -> bool:
    """Tell whether a text is a day that there is."""
    try:
        return bool(_FORM.fullmatch(raw)) and bool(dt.date.fromisoformat(raw))
    except ValueError:
        return False


def _faults(raw: object, _field: Field) -> Iterator[Fault]:
    return faults_of_pattern(raw, is_day, _WANTED)


def _schema(_field: Field) -> Mapping[str, object]:
    return {"type": "string", "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}


KIND = Kind(faults=_faults, value=dt.date.fromisoformat, show=write_date, schema=_schema)
