"""Rich text in the closed subset of Markdown."""

from collections.abc import Iterator, Mapping

from components.characters import faults_of_characters
from components.kinds.kind import Fault, Kind
from components.markdown import faults_of_markdown
from components.model import Field, Said
from components.wording import wrong_type

__all__ = ["KIND", "MOST"]

MOST = 50_000


def _faults(raw: object, _field: Field) -> Iterator[Fault]:
    if not isinstance(raw, str):
        yield Fault(detail=wrong_type(raw, str))
        return
    if len(raw) > MOST:
        yield Fault(detail=Said(de=f"länger als {MOST} Zeichen", en=f"longer than {MOST} characters"))
        return
    unfit = [Fault(detail=said) for said in faults_of_characters(raw, lines=MOST)]
    yield from unfit or (Fault(detail=said) for said in faults_of_markdown(raw))


def _schema(_field: Field) -> Mapping[str, object]:
    return {"type": "string", "maxLength": MOST, "contentMediaType": "text/markdown"}


KIND = Kind(faults=_faults, value=str, show=lambda value, _locale: str(value), schema=_schema, quotable=False)
