"""The mapping: a TOML file that says which fields of another system become which of ours."""

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Literal

import msgspec
from msgspec import Struct

from content_hub.actions.import_ import BlockLine
from content_hub.errors import Fault, Invalid
from content_hub.importers.markdown import from_html, from_rich_text
from content_hub.importers.records import EVERY_LOCALE, Record

__all__ = ["FieldMapping", "Kind", "lines_of", "read_mapping"]

_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "Ä": "ae", "Ö": "oe", "Ü": "ue"})
_NO_KEY = re.compile(r"[^a-z0-9]+")
_LONGEST_KEY = 100


class Kind(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One kind of entry. `texts` and `facts` map our fields to theirs; `html` names ours that come as HTML.

    `key` names the field that the key is made of; without it, or where it is empty, the id is.
    """

    source: str
    component: str
    texts: dict[str, str] = {}
    facts: dict[str, str] = {}
    html: tuple[str, ...] = ()
    channels: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    key: str | None = None
    prefix: str = ""


class FieldMapping(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How an export is read, which of its locales are which of ours, and what becomes of each kind."""

    format: Literal["contentful", "directus"]
    kinds: tuple[Kind, ...]
    locales: dict[str, str] = {}


def read_mapping(file: Path) -> FieldMapping:
    """Read a mapping. Raise Invalid naming what does not fit."""
    try:
        return msgspec.convert(tomllib.loads(file.read_text("utf-8")), FieldMapping)
    except (OSError, ValueError, RecursionError) as error:  # msgspec's and TOML's errors are ValueErrors
        raise Invalid(
            de=f"{file} ist keine Zuordnung: {error}",
            en=f"{file} is no mapping: {error}",
            faults=(Fault(pointer="", de=str(error), en=str(error)),),
        ) from None


def lines_of(mapping: FieldMapping, records: Iterable[Record]) -> Iterator[BlockLine]:
    """Make a block of each record whose kind is named; the same export always gives the same keys."""
    kinds = {kind.source: kind for kind in mapping.kinds}
    taken: set[str] = set()
    for record in records:
        kind = kinds.get(record.kind)
        if kind is not None:
            key = _key(kind, record)
            if key in taken:
                key = f"{key[: _LONGEST_KEY - 9]}-{_slug(record.id)[:8]}"
            taken.add(key)
            yield BlockLine(
                key=key, component=kind.component, content=_content(mapping, kind, record), labels=kind.labels
            )


def _content(mapping: FieldMapping, kind: Kind, record: Record) -> Mapping[str, object]:
    facts: dict[str, object] = {}
    texts: dict[str, dict[str, object]] = {}
    for ours, theirs in kind.facts.items():
        values = [value for value in record.fields.get(theirs, {}).values() if value not in (None, "")]
        if values:
            facts[ours] = values[0]
    for ours, theirs in kind.texts.items():
        for locale, value in record.fields.get(theirs, {}).items():
            text = _text(value, is_html=ours in kind.html)
            if text and locale != EVERY_LOCALE:
                texts.setdefault(mapping.locales.get(locale, locale), {})[ours] = text
    channels = {"channels": list(kind.channels)} if kind.channels else {}
    return {**channels, "facts": facts, "texts": texts}


def _text(value: Any, *, is_html: bool) -> str:
    if isinstance(value, Mapping):
        return from_rich_text(value)
    text = "" if value is None else str(value)
    return from_html(text) if is_html else text.strip()


def _key(kind: Kind, record: Record) -> str:
    values = list(record.fields.get(kind.key, {}).values()) if kind.key else []
    named = next((str(value) for value in values if value), record.id)
    return (kind.prefix + (_slug(named) or _slug(record.id) or "block"))[:_LONGEST_KEY].strip("-")


def _slug(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.translate(_UMLAUTS)).encode("ascii", "ignore").decode().lower()
    return _NO_KEY.sub("-", plain).strip("-")
