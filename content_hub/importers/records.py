"""What an export of another system holds, in one shape: fields by name, values by locale."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from msgspec import Struct

from content_hub.errors import Fault, Invalid

__all__ = ["EVERY_LOCALE", "Record", "contentful_records", "directus_records"]

EVERY_LOCALE = ""
"""The locale of a value that is the same in all."""

_TRANSLATIONS = "_translations"
_LANGUAGE = "languages_code"


class Record(Struct, frozen=True, kw_only=True):
    """One entry: of which kind, under which id, what its fields say in which locale."""

    kind: str
    id: str
    fields: Mapping[str, Mapping[str, Any]]


def contentful_records(file: Path) -> Iterator[Record]:
    """Read the file that `contentful space export` writes (format read 2026-11). Raise Invalid where it is none."""
    for entry in _rows(_read(file), "entries", file):
        fields = entry.get("fields")
        try:
            kind, id_ = str(entry["sys"]["contentType"]["sys"]["id"]), str(entry["sys"]["id"])
            values = {str(name): {str(key): value for key, value in by.items()} for name, by in (fields or {}).items()}
        except (KeyError, TypeError, AttributeError):
            raise _unreadable(file, "entries") from None
        yield Record(kind=kind, id=id_, fields=values)


def directus_records(folder: Path) -> Iterator[Record]:
    """Read a folder of collections as JSON, `posts.json` with `posts_translations.json`. Raise Invalid."""
    for file in sorted(folder.glob("*.json")):
        kind = file.stem
        if kind.endswith(_TRANSLATIONS):
            continue
        translations = folder / f"{kind}{_TRANSLATIONS}.json"
        rows = _rows({"": _read(file)}, "", file)
        translated = _rows({"": _read(translations)}, "", translations) if translations.is_file() else []
        by_parent: dict[str, list[Mapping[str, Any]]] = {}
        for row in translated:
            by_parent.setdefault(str(row.get(kind)), []).append(row)
        for row in rows:
            yield _directus_record(kind, row, by_parent.get(str(row.get("id")), []))


def _directus_record(kind: str, row: Mapping[str, Any], translated: list[Mapping[str, Any]]) -> Record:
    fields: dict[str, dict[str, Any]] = {name: {EVERY_LOCALE: value} for name, value in row.items()}
    for translation in translated:
        for name, value in translation.items():
            if value is not None and name != "id":
                fields.setdefault(name, {}).setdefault(str(translation.get(_LANGUAGE)), value)
    return Record(kind=kind, id=str(row.get("id")), fields=fields)


def _read(file: Path) -> Any:
    try:
        return json.loads(file.read_text("utf-8"))
    except (OSError, ValueError, RecursionError) as error:
        raise _unreadable(file, str(error)) from None


def _rows(found: Any, name: str, file: Path) -> list[Mapping[str, Any]]:
    rows = found.get(name) if isinstance(found, dict) else None
    if isinstance(rows, dict):
        rows = [rows]
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise _unreadable(file, name or "rows")
    return rows


def _unreadable(file: Path, what: str) -> Invalid:
    return Invalid(
        de=f"{file} ist kein Export, den wir lesen können ({what}).",
        en=f"{file} is no export that we can read ({what}).",
        faults=(Fault(pointer=f"/{what}", de="nicht lesbar", en="not readable"),),
    )
