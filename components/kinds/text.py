"""One line of plain text."""

from collections.abc import Iterator, Mapping

from components.characters import faults_of_characters
from components.kinds.kind import Fault, Kind
from components.model import Field, Said
from components.wording import wrong_type

__all__ = ["KIND", "MOST"]

MOST = 2_000


def _faults(raw: object, _field: Field) -> Iterator[Fault]:
    if not isinstance(raw, str):
        yield Fault(detail=wrong_type(raw, str))
        return
    if len(raw) > MOST:
        yield Fault(detail=Said(de=f"länger als {MOST} Zeichen", en=f"longer than {MOST} characters"))
        return
    for said in faults_of_characters(raw, lines=1):
        yield Fault(detail=said)


def _schema(_field: Field) -> Mapping[str, object]:
    return {"type": "string", "maxLength": MOST, "pattern": "^[^\\r\\n]*$"}


KIND = Kind(faults=_faults, value=str, show=lambda value, _locale: str(value), schema=_schema)
