"""Finds members that an object of JSON names twice: readers differ on which of them counts, so none may."""

import json
from collections.abc import Iterator

__all__ = ["named_twice"]


class _Twice:
    """Stands for an object in which a member is named twice."""

    def __init__(self, name: str) -> None:
        self.name = name


def named_twice(body: bytes) -> str | None:
    """Give the pointer of a member that is named twice, or None. The body must be JSON of a sane depth."""
    is_found = False

    def told(pairs: list[tuple[str, object]]) -> object:
        nonlocal is_found
        members = dict(pairs)
        if len(members) == len(pairs):
            return members
        is_found = True
        return _Twice(_repeated(pairs))

    # Numbers are measured, not read: only names matter here, and a number of a million digits costs nothing.
    value = json.loads(body.decode(), object_pairs_hook=told, parse_int=len, parse_float=len, parse_constant=len)
    return next(_places(value), "") if is_found else None


def _repeated(pairs: list[tuple[str, object]]) -> str:
    seen: set[str] = set()
    for name, _ in pairs:
        if name in seen:
            return name
        seen.add(name)
    return ""


def _places(value: object, pointer: str = "") -> Iterator[str]:
    """Walk to the objects that name a member twice; the depth was checked before."""
    if isinstance(value, _Twice):
        yield f"{pointer}/{_escaped(value.name)}"
    elif isinstance(value, dict):
        for name, item in value.items():
            yield from _places(item, f"{pointer}/{_escaped(name)}")
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _places(item, f"{pointer}/{index}")


def _escaped(name: str) -> str:
    return name.replace("~", "~0").replace("/", "~1")
