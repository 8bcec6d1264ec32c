"""An address that a reader can follow: https, http, mailto or tel."""

from collections.abc import Iterator, Mapping

from components.addresses import LONGEST, is_address
from components.kinds.kind import Fault, Kind, faults_of_pattern
from components.model import Field, Said

__all__ = ["KIND"]

_WANTED = Said(
    de=f"eine vollständige Adresse mit https, http, mailto oder tel, höchstens {LONGEST} Zeichen",
    en=f"a full address with https, http, mailto or tel, at most {LONGEST} characters",
)


def _faults(raw: object, _field: Field) -> Iterator[Fault]:
    return faults_of_pattern(raw, is_address, _WANTED)


def _schema(_field: Field) -> Mapping[str, object]:
    return {
        "type": "string",
        "format": "uri",
        "maxLength": LONGEST,
        "pattern": "^([hH][tT][tT][pP][sS]?|[mM][aA][iI][lL][tT][oO]|[tT][eE][lL]):",
    }


KIND = Kind(faults=_faults, value=str, show=lambda value, _locale: str(value), schema=_schema)
