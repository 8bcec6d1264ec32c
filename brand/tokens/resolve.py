"""Follows aliases and references until a plain value is left."""

import re
from collections.abc import Mapping

from brand.tokens.document import step
from brand.tokens.errors import TokenProblem, problem
from brand.tokens.groups import ALIAS, Found, Tree
from brand.tokens.shapes import SLOTS, TYPES

__all__ = ["Resolver", "Unresolved", "alias_of"]

_POINTER = re.compile(r"#(?:/(?:[^~{}\s/\"#]|~[01])+)+")
_INDEX = re.compile(r"0|[1-9][0-9]{0,8}", re.ASCII)
_MAX_CHAIN = 50


class Unresolved(Exception):
    """A value leads nowhere."""

    def __init__(self, pointer: str, *, de: str, en: str) -> None:
        super().__init__(en)
        self.problem: TokenProblem = problem(pointer, de=de, en=en)


class Resolver:
    """Resolves the tokens of one file; each is worked out once."""

    def __init__(self, tree: Tree) -> None:
        self._tree = tree
        self._done: dict[str, tuple[str, object]] = {}
        self._failed: dict[str, Unresolved] = {}
        self._busy: list[str] = []

    def token(self, path: str) -> tuple[str, object]:
        """Give a token's type and its value without aliases.

        Raises:
            Unresolved: an alias leads nowhere, in a circle, or to another type.
        """
        if path in self._failed:
            raise self._failed[path]
        if path not in self._done:
            found = self._tree.tokens[path]
            self._enter(path, found.pointer)
            try:
                kind = self._type(found)
                self._done[path] = (kind, self._value(found, kind))
            except Unresolved as fault:
                self._failed[path] = fault
                raise
            finally:
                self._busy.pop()
        return self._done[path]

    def _enter(self, path: str, pointer: str) -> None:
        if path in self._busy:
            circle = " → ".join([*self._busy[self._busy.index(path) :], path])
            raise Unresolved(pointer, de=f"Verweist im Kreis: {circle}.", en=f"Refers in a circle: {circle}.")
        if len(self._busy) >= _MAX_CHAIN:
            raise Unresolved(
                pointer,
                de=f"Mehr als {_MAX_CHAIN} Verweise hintereinander.",
                en=f"More than {_MAX_CHAIN} references in a row.",
            )
        self._busy.append(path)

    def _type(self, found: Found) -> str:
        """Take the token's own word, else the type of what it is an alias of, else its group's."""
        kind, other = found.own_type, alias_of(found.node)
        if kind is None and other in self._tree.tokens:
            kind = self.token(other)[0]
        kind = kind or found.inherited
        if kind is None:
            raise Unresolved(
                found.pointer,
                de="Kein $type: gib ihn dem Token oder seiner Gruppe.",
                en="No $type: give one to the token or its group.",
            )
        if kind not in TYPES:
            raise Unresolved(
                step(found.pointer, "$type"), de=f"„{kind}“ ist kein Typ.", en=f"“{kind}” is no type of DTCG 2025.10."
            )
        return kind

    def _value(self, found: Found, kind: str) -> object:
        if "$ref" in found.node:
            return self._follow(found.node["$ref"], step(found.pointer, "$ref"))
        return self._slot(found.node.get("$value"), kind, step(found.pointer, "$value"))

    def _slot(self, value: object, kind: str, pointer: str) -> object:
        """Resolve a value of a known type, or of none ("") where only `$ref` may stand in for it."""
        if kind and isinstance(value, str) and value.startswith("{"):
            return self._aliased(value, kind, pointer)
        if isinstance(value, dict):
            return self._members(value, kind, pointer)
        if isinstance(value, list):
            inner = kind if kind in {"shadow", "gradient"} else ""
            return [self._slot(part, inner, step(pointer, index)) for index, part in enumerate(value)]
        return value

    def _members(self, value: Mapping[str, object], kind: str, pointer: str) -> object:
        if set(value) == {"$ref"}:
            return self._follow(value["$ref"], step(pointer, "$ref"))
        slots = SLOTS.get(kind, {})
        return {name: self._slot(part, slots.get(name, ""), step(pointer, name)) for name, part in value.items()}

    def _aliased(self, word: str, kind: str, pointer: str) -> object:
        match = ALIAS.fullmatch(word)
        if match is None or match[1] not in self._tree.tokens:
            raise Unresolved(pointer, de=f"{word} ist kein Token dieser Datei.", en=f"{word} is no token of this file.")
        other, value = self.token(match[1])
        if other != kind:
            raise Unresolved(
                pointer, de=f"{word} ist vom Typ {other}, nicht {kind}.", en=f"{word} is of type {other}, not {kind}."
            )
        return value

    def _follow(self, word: object, pointer: str) -> object:
        """Walk a JSON pointer: through groups to a token, through its `$value`, and on into that value."""
        if not isinstance(word, str) or not _POINTER.fullmatch(word):
            raise Unresolved(
                pointer, de=f"{word!s} ist kein JSON-Zeiger „#/…“.", en=f"{word!s} is no JSON pointer “#/…”."
            )
        names = [name.replace("~1", "/").replace("~0", "~") for name in word[2:].split("/")]
        if "$value" not in names:
            raise Unresolved(
                pointer, de=f"{word} muss durch ein $value führen.", en=f"{word} must lead through a $value."
            )
        cut = names.index("$value")
        path = ".".join(names[:cut])
        if path not in self._tree.tokens:
            raise Unresolved(pointer, de=f"{word} führt zu keinem Token.", en=f"{word} leads to no token.")
        value = self.token(path)[1]
        for name in names[cut + 1 :]:
            value = _member(value, name, word, pointer)
        return value


def _member(value: object, name: str, word: str, pointer: str) -> object:
    if isinstance(value, dict) and name in value:
        return value[name]
    if isinstance(value, list) and _INDEX.fullmatch(name) and int(name) < len(value):
        return value[int(name)]
    raise Unresolved(pointer, de=f"{word}: „{name}“ gibt es dort nicht.", en=f"{word}: there is no “{name}” there.")


def alias_of(node: Mapping[str, object]) -> str:
    """Name the token that another one wholly is: by `{a.b}` or by `$ref` to its `$value`; "" where there is none."""
    word = node.get("$ref")
    if isinstance(word, str) and word.startswith("#/") and word.endswith("/$value"):
        return word[2:].removesuffix("/$value").replace("/", ".")
    value = node.get("$value")
    match = ALIAS.fullmatch(value) if isinstance(value, str) else None
    return match[1] if match else ""
