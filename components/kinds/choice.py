"""One of the words that the component lists."""

from collections.abc import Iterator, Mapping

from components.kinds.kind import Fault, Kind
from components.model import Field, Said
from components.wording import quoted, wrong_type

__all__ = ["KIND"]


def _faults(raw: object, field: Field) -> Iterator[Fault]:
    listed = ", ".join(field.choices)
    if not isinstance(raw, str):
        yield Fault(detail=wrong_type(raw, str))
    elif raw not in field.choices:
        yield Fault(
            detail=Said(
                de=f"muss eines sein von: {listed}; ist „{quoted(raw)}“",
                en=f'must be one of: {listed}; is "{quoted(raw)}"',
            )
        )


def _schema(field: Field) -> Mapping[str, object]:
    return {"enum": list(field.choices)}


KIND = Kind(faults=_faults, value=str, show=lambda value, _locale: str(value), schema=_schema)
