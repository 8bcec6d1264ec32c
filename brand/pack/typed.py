"""Turns the values of a TOML file into a typed Struct, and names every fault on the way instead of the first one."""

import re
import types
import typing
from collections.abc import Mapping
from typing import Generic, TypeVar

import msgspec
from msgspec import Struct

from brand.errors import PackProblem
from brand.finding import Said
from brand.nearest import did_you_mean, perhaps
from brand.pack.toml import Path, Toml

__all__ = ["Typed", "read_typed"]

Shape = TypeVar("Shape", bound=Struct)

_NOTHING = Said(de="", en="")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_KINDS = {
    str: Said(de="einen Text", en="a text"),
    int: Said(de="eine ganze Zahl", en="a whole number"),
    float: Said(de="eine Zahl", en="a number"),
    bool: Said(de="`true` oder `false`", en="`true` or `false`"),
}
_FOUND = {
    str: Said(de="der Text", en="the text"),
    bool: Said(de="ein Wahrheitswert", en="a true or false"),
    int: Said(de="die Zahl", en="the number"),
    float: Said(de="die Zahl", en="the number"),
    list: Said(de="eine Liste", en="a list"),
    dict: Said(de="eine Tabelle", en="a table"),
}
_LIMITS = {
    "min_length": Said(de="nicht leer", en="not empty"),
    "ge": Said(de="mindestens {}", en="at least {}"),
    "gt": Said(de="mehr als {}", en="more than {}"),
    "le": Said(de="höchstens {}", en="at most {}"),
}


class Typed(Generic[Shape]):
    """A file as its type. Name a fault by the entry that has it: the line is known."""

    def __init__(self, value: Shape, toml: Toml, *, places: Mapping[int, Path]) -> None:
        self.value, self._toml, self._places = value, toml, places

    def problem(self, entry: Struct, reason: Said, *keys: str | int) -> PackProblem:
        """State a fault of an entry, at its key where one is given (`"except", 2` is the third exception)."""
        return self._toml.problem((*self._places[id(entry)], *keys), reason)


def read_typed(toml: Toml, shape: type[Shape], *, problems: list[PackProblem]) -> Typed[Shape] | None:
    """Give the file as its type and add to `problems`; what is wrong is left out, so that the rest can be judged."""
    reader = _Reader(toml, problems)
    value = reader.table(toml.values, shape, path=())
    return None if value is None else Typed(value, toml, places=reader.places)


class _Reader:
    """Reads one file. `places` knows by identity where each entry stands."""

    def __init__(self, toml: Toml, problems: list[PackProblem]) -> None:
        self.toml, self.problems = toml, problems
        self.places: dict[int, Path] = {}

    def refuse(self, path: Path, reason: Said) -> None:
        self.problems.append(self.toml.problem(path, reason))

    def value(self, value: object, wanted: object, *, path: Path) -> object:
        origin = typing.get_origin(wanted)
        if isinstance(wanted, type) and issubclass(wanted, Struct):
            return self.table(value, wanted, path=path)
        if origin is Mapping:
            return self.mapping(value, typing.get_args(wanted)[1], path=path)
        if origin is tuple:
            return self.several(value, typing.get_args(wanted)[0], path=path)
        return self.leaf(value, wanted, path=path)

    def table(self, value: object, wanted: type[Shape], *, path: Path) -> Shape | None:
        if not isinstance(value, dict):
            self.refuse(path, _mismatch(path, Said(de="eine Tabelle", en="a table"), value=value))
            return None
        fields = {field.name.rstrip("_"): field for field in msgspec.structs.fields(wanted)}
        for key in value.keys() - fields.keys():
            self.refuse((*path, key), _unknown_key(key, fields.keys() - value.keys() or fields.keys()))
        read = {
            field.name: self.value(value[key], field.type, path=(*path, key))
            for key, field in fields.items()
            if key in value
        }
        for key, field in fields.items():
            if field.required and key not in value:
                self.refuse(path, Said(de=f"der Schlüssel `{key}` fehlt", en=f"the key `{key}` is missing"))
        whole = {name: item for name, item in read.items() if item is not None}
        if any(field.required and field.name not in whole for field in fields.values()):
            return None
        entry = wanted(**whole)
        self.places[id(entry)] = path
        return entry

    def mapping(self, value: object, wanted: object, *, path: Path) -> Mapping[str, object] | None:
        if not isinstance(value, dict):
            self.refuse(path, _mismatch(path, Said(de="eine Tabelle", en="a table"), value=value))
            return None
        read = {key: self.value(item, wanted, path=(*path, key)) for key, item in value.items()}
        return {key: item for key, item in read.items() if item is not None}

    def several(self, value: object, wanted: object, *, path: Path) -> tuple[object, ...] | None:
        if not isinstance(value, list):
            self.refuse(path, _mismatch(path, Said(de="eine Liste", en="a list"), value=value))
            return None
        read = [self.value(item, wanted, path=(*path, position)) for position, item in enumerate(value)]
        return tuple(item for item in read if item is not None)

    def leaf(self, value: object, wanted: object, *, path: Path) -> object:
        if isinstance(value, str) and _CONTROL.search(value):
            name = _name(path)
            self.refuse(
                path,
                Said(de=f"`{name}` enthält ein Steuerzeichen", en=f"`{name}` holds a control character"),
            )
            return None
        try:
            return msgspec.convert(value, type=wanted)
        except msgspec.ValidationError:
            near = perhaps(value, _words(_present(wanted))) if isinstance(value, str) else _NOTHING
            self.refuse(path, _mismatch(path, _expected(wanted), value=value, near=near))
            return None


def _name(path: Path) -> str:
    return next((part for part in reversed(path) if isinstance(part, str)), "")


def _unknown_key(key: str, known: typing.Collection[str]) -> Said:
    hint = did_you_mean(key, known)
    return Said(de=f"unbekannter Schlüssel `{key}`{hint.de}", en=f"unknown key `{key}`{hint.en}")


def _mismatch(path: Path, wanted: Said, *, value: object, near: Said = _NOTHING) -> Said:
    name = _name(path)
    found = _FOUND.get(type(value), Said(de="ein Datum", en="a date"))
    if isinstance(value, str | int | float) and not isinstance(value, bool):
        shown = f" {_short(value)}"
        found = Said(de=found.de + shown, en=found.en + shown)
    return Said(
        de=f"`{name}` braucht {wanted.de}; hier steht {found.de}{near.de}",
        en=f"`{name}` takes {wanted.en}; here stands {found.en}{near.en}",
    )


def _short(value: object, limit: int = 40) -> str:
    shown = f"`{value}`"
    return shown if len(shown) <= limit else f"{shown[:limit]}…`"


def _expected(wanted: object) -> Said:
    """Say what a value must be: one of some words, or a kind within limits."""
    limits: tuple[object, ...] = ()
    wanted = _present(wanted)
    if typing.get_origin(wanted) is typing.Annotated:
        wanted, *stated = typing.get_args(wanted)
        limits = tuple(stated)
    words = _words(wanted)
    if words:
        listed = ", ".join(f"`{word}`" for word in words)
        return Said(de=f"eines von {listed}", en=f"one of {listed}")
    kind = _KINDS.get(typing.cast("type", wanted), Said(de="einen anderen Wert", en="another value"))
    return _limited(kind, limits)


def _present(wanted: object) -> object:
    """Give the type of a value that may be missing."""
    if typing.get_origin(wanted) in {types.UnionType, typing.Union}:
        return next(part for part in typing.get_args(wanted) if part is not type(None))
    return wanted


def _words(wanted: object) -> tuple[str, ...]:
    if typing.get_origin(wanted) is typing.Literal:
        return tuple(str(word) for word in typing.get_args(wanted))
    if isinstance(wanted, type) and hasattr(wanted, "__members__"):
        return tuple(str(member) for member in typing.cast("typing.Iterable[object]", wanted))
    return ()


def _limited(kind: Said, limits: tuple[object, ...]) -> Said:
    for limit in limits:
        for name, said in _LIMITS.items():
            bound = getattr(limit, name, None)
            if bound is not None:
                kind = Said(de=f"{kind.de}, {said.de.format(bound)}", en=f"{kind.en}, {said.en.format(bound)}")
    return kind
