"""Writes Vale rules as TOML that a person can go on with."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from brand.vale.model import ValeFile, ValeRule

__all__ = ["as_toml"]

_BARE = re.compile(r"[A-Za-z0-9_-]+")
_LITERAL = re.compile(r"[^'\x00-\x1f\x7f-\x9f\ud800-\udfff]*")
_WIDE = 100


def as_toml(file: ValeFile) -> str:
    """Give a pack file; the same rules give the same bytes."""
    return "\n".join(_lines(file)).strip() + "\n"


def _lines(file: ValeFile) -> Iterator[str]:
    if file.accept:
        yield f"accept = {_written(file.accept)}"
    for rule in file.rules:
        yield ""
        yield "[[rules]]"
        tables: dict[str, Mapping[str, str]] = {}
        for key, value in _members(rule).items():
            if isinstance(value, dict):
                tables[key] = value
            else:
                yield f"{key} = {_written(value)}"
        for key, table in tables.items():
            yield f"[rules.{key}]"
            yield from (f"{_key(name)} = {_written(word)}" for name, word in table.items())


def _members(rule: ValeRule) -> Mapping[str, object]:
    """Give what departs from the defaults."""
    members: dict[str, object] = msgspec.to_builtins(rule)
    return members


def _key(name: str) -> str:
    return name if _BARE.fullmatch(name) else _written(name)


def _written(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return repr(value)
    if isinstance(value, Sequence) and not isinstance(value, str):
        return _listed([_written(item) for item in value])
    return _string(str(value))


def _listed(items: Sequence[str]) -> str:
    short = f"[{', '.join(items)}]"
    if len(short) <= _WIDE:
        return short
    return "[\n" + "".join(f"    {item},\n" for item in items) + "]"


def _string(text: str) -> str:
    """Write a pattern as it is where TOML lets us, so that nobody has to double its backslashes."""
    if "\\" in text and _LITERAL.fullmatch(text):
        return f"'{text}'"
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
