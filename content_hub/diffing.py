"""What differs between two contents, place by place; long texts word by word."""

import re
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from typing import Any, Literal, TypeGuard

from msgspec import UNSET, Struct, UnsetType

__all__ = ["Change", "WordChange", "differences"]

WordChange = tuple[Literal["=", "-", "+"], str]

_WORDS = re.compile(r"\s+|\w+|[^\w\s]")
_MOST_WORDS = 4_000
_ABSENT = object()


class Change(Struct, frozen=True, kw_only=True, rename={"from_": "from"}):
    """One place that differs. `from` or `to` is null where it is missing on that side; `words` for two texts."""

    pointer: str
    from_: Any
    to: Any
    words: tuple[WordChange, ...] | UnsetType = UNSET


def differences(before: object, after: object) -> tuple[Change, ...]:
    """List where two contents differ, in the order of their places."""
    return tuple(_differences(before, after, ""))


def _differences(before: object, after: object, pointer: str) -> Iterator[Change]:
    if isinstance(before, Mapping) and isinstance(after, Mapping):
        for name in sorted({*before, *after}):
            step = name.replace("~", "~0").replace("/", "~1")
            yield from _differences(before.get(name, _ABSENT), after.get(name, _ABSENT), f"{pointer}/{step}")
    elif _is_list(before) and _is_list(after):
        for index in range(max(len(before), len(after))):
            yield from _differences(_at(before, index), _at(after, index), f"{pointer}/{index}")
    elif before != after or type(before) is not type(after):
        yield _change(before, after, pointer)


def _is_list(value: object) -> TypeGuard[Sequence[object]]:
    return isinstance(value, Sequence) and not isinstance(value, str | bytes)


def _at(values: Sequence[object], index: int) -> object:
    return values[index] if index < len(values) else _ABSENT


def _change(before: object, after: object, pointer: str) -> Change:
    words = _words(before, after) if isinstance(before, str) and isinstance(after, str) else UNSET
    return Change(
        pointer=pointer,
        from_=None if before is _ABSENT else before,
        to=None if after is _ABSENT else after,
        words=words,
    )


def _words(before: str, after: str) -> tuple[WordChange, ...] | UnsetType:
    """Compare word by word; texts so long that this would take seconds are shown whole."""
    old, new = _WORDS.findall(before), _WORDS.findall(after)
    if len(old) > _MOST_WORDS or len(new) > _MOST_WORDS:
        return UNSET
    found: list[WordChange] = []
    for kind, start, end, begin, finish in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            found.append(("=", "".join(old[start:end])))
            continue
        if end > start:
            found.append(("-", "".join(old[start:end])))
        if finish > begin:
            found.append(("+", "".join(new[begin:finish])))
    return tuple(found)
