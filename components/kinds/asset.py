"""A stored picture, named by the digest of its bytes."""

import re
from collections.abc import Iterator, Mapping

from components.kinds.kind import Fault, Kind, faults_of_pattern
from components.model import Field, Said

__all__ = ["KIND"]

_FORM = re.compile(r"sha256:[0-9a-f]{64}")
_WANTED = Said(
    de="der Digest eines Assets (sha256: und 64 Hexziffern)", en="an asset's digest (sha256: and 64 hex digits)"
)


def _faults(raw: object, _field: Field) -> Iterator[Fault]:
    return faults_of_pattern(raw, _FORM.fullmatch, _WANTED)


def _schema(_field: Field) -> Mapping[str, object]:
    return {"type": "string", "pattern": "^sha256:[0-9a-f]{64}$"}


KIND = Kind(faults=_faults, value=str, show=lambda value, _locale: str(value), schema=_schema, quotable=False)
