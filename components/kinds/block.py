"""Another block, named by its key."""

import re
from collections.abc import Iterator, Mapping

from components.kinds.kind import Fault, Kind, faults_of_pattern
from components.model import Field, Said

__all__ = ["KIND"]

_FORM = re.compile(r"[a-z0-9][a-z0-9-]{0,99}")
_WANTED = Said(
    de="der Schlüssel eines Bausteins (a–z, 0–9 und Bindestrich, höchstens 100 Zeichen)",
    en="the key of a block (a–z, 0–9 and hyphens, at most 100 characters)",
)


def _faults(raw: object, _field: Field) -> Iterator[Fault]:
    return faults_of_pattern(raw, _FORM.fullmatch, _WANTED)


def _schema(_field: Field) -> Mapping[str, object]:
    return {"type": "string", "pattern": "^[a-z0-9][a-z0-9-]{0,99}$"}


KIND = Kind(faults=_faults, value=str, show=lambda value, _locale: str(value), schema=_schema, quotable=False)
