"""The shape of a kind."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from msgspec import Struct

from components.model import Field, Said
from components.wording import meant, quoted, wrong_type

__all__ = ["Fault", "Kind", "faults_of_members", "faults_of_pattern"]


class Fault(Struct, frozen=True, kw_only=True):
    """One thing wrong with a value, at a path inside it."""

    at: tuple[str | int, ...] = ()
    detail: Said


class Kind(Struct, frozen=True, kw_only=True):
    """A kind of field. `value` and `show` are called for values without faults only.

    `quotable` says that texts may quote such a fact as `{name}`.
    """

    faults: Callable[[Any, Field], Iterator[Fault]]
    value: Callable[[Any], object]
    show: Callable[[Any, str], str]
    schema: Callable[[Field], Mapping[str, object]]
    quotable: bool = True


def faults_of_members(raw: object, needed: tuple[str, ...], optional: tuple[str, ...] = ()) -> Iterator[Fault]:
    """Say what is missing from an object, and what does not belong there; whether it is one at all."""
    if not isinstance(raw, dict):
        yield Fault(detail=wrong_type(raw, dict))
        return
    for name in needed:
        if name not in raw:
            yield Fault(at=(name,), detail=Said(de=f"{name} fehlt", en=f"{name} is missing"))
    for name in raw:
        if name not in needed and name not in optional:
            hint = meant(str(name), (*needed, *optional))
            yield Fault(at=(str(name),), detail=Said(de=f"unbekannt; {hint.de}", en=f"unknown; {hint.en}"))


def faults_of_pattern(raw: object, matches: Callable[[str], object], wanted: Said) -> Iterator[Fault]:
    """Say that a value is no text, or a text of another form."""
    if not isinstance(raw, str):
        yield Fault(detail=wrong_type(raw, str))
    elif not matches(raw):
        yield Fault(
            detail=Said(de=f"muss {wanted.de} sein, ist „{quoted(raw)}“", en=f'must be {wanted.en}, is "{quoted(raw)}"')
        )
