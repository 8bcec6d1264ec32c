"""A share of a hundred, as decimal text: `"20"`."""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal

from components.kinds.kind import Fault, Kind, faults_of_pattern
from components.model import Field, Said
from components.speech import write_percent

__all__ = ["KIND"]

_FORM = re.compile(r"\d{1,3}(\.\d{1,2})?", re.ASCII)
_WANTED = Said(
    de="ein Prozentwert von 0 bis 100 als Text wie „20“", en='a percentage from 0 to 100 as a string such as "20"'
)


def _is_percentage(raw: str) -> bool:
    return bool(_FORM.fullmatch(raw)) and Decimal(raw) <= 100  # noqa: PLR2004 — a hundred is what per cent means


def _faults(raw: object, _field: Field) -> Iterator[Fault]:
    return faults_of_pattern(raw, _is_percentage, _WANTED)


def _schema(_field: Field) -> Mapping[str, object]:
    return {"type": "string", "pattern": "^[0-9]{1,3}(\\.[0-9]{1,2})?$"}


KIND = Kind(faults=_faults, value=str, show=write_percent, schema=_schema)
