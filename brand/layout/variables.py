"""Puts custom properties where `var()` asks for them, and remembers where each piece was typed."""

import re
from collections import ChainMap
from collections.abc import Mapping
from types import MappingProxyType
from typing import cast

from brand.layout.origin import Fixed, Origin, Span, Spelt

__all__ = ["NO_VARIABLES", "Variables", "spell", "variables"]

Variables = Mapping[str, Spelt | None]
Stated = Mapping[str, tuple[str, Origin | Fixed, int]]
"""What an element says itself: for each name the text, its origin, and where it begins there."""

NO_VARIABLES: Variables = MappingProxyType({})
_VAR = re.compile(r"var\(\s*(--[^\s,()]+)\s*", re.IGNORECASE)
_MARK = re.compile(r"""/\*.*?\*/|"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|\\.|[()]""", re.DOTALL)
_LONGEST = 65_536
_DEEPEST = 60
_MOST_LAYERS = 32  # of inherited properties, before they are laid together again
Pieces = list[tuple[str, Origin | Fixed, int]]


def _closing(text: str, at: int) -> int:
    depth = 1
    for match in _MARK.finditer(text, at):
        depth += (match[0] == "(") - (match[0] == ")")
        if depth == 0:
            return match.start()
    return len(text)


class _Spelling:
    """One value being spelt out; gives up where it grows beyond measure or goes round in a circle."""

    def __init__(self, inherited: Variables, stated: Stated, done: dict[str, Spelt | None]) -> None:
        self._inherited = inherited
        self._stated = stated
        self._done = done
        self._busy: list[str] = []
        self._size = 0

    def pieces(self, text: str, origin: Origin | Fixed, start: int) -> Pieces | None:
        """Cut a value at its variables and put theirs in; None where one leads nowhere."""
        found: Pieces = []
        at = 0
        while match := _VAR.search(text, at):
            found.append((text[at : match.start()], origin, start + at))
            end = _closing(text, match.end())
            inner = self._lent(match[1], text[match.end() : end], origin, start + match.end())
            if inner is None:
                return None
            found.extend(inner)
            self._size += sum(len(piece[0]) for piece in inner)
            if self._size > _LONGEST:
                return None
            at = end + 1
        found.append((text[at:], origin, start + at))
        return found

    def _lent(self, name: str, rest: str, origin: Origin | Fixed, start: int) -> Pieces | None:
        value = self.named(name)
        if value is not None:
            return _cut(value)
        if not rest.startswith(",") or len(self._busy) > _DEEPEST:
            return None
        self._busy.append("")
        try:
            return self.pieces(rest[1:], origin, start + 1)
        finally:
            self._busy.pop()

    def named(self, name: str) -> Spelt | None:
        """Give the value of a custom property at this element."""
        if name not in self._stated:
            return self._inherited.get(name)
        if name not in self._done:
            if name in self._busy or len(self._busy) > _DEEPEST:
                return None
            text, origin, start = self._stated[name]
            self._busy.append(name)
            pieces = self.pieces(text, origin, start)
            self._busy.pop()
            self._done[name] = _joined(pieces, origin.span(start, start + len(text))) if pieces else None
        return self._done[name]


def _cut(value: Spelt) -> Pieces:
    ends = [at for at, _, _ in value.pieces[1:]] + [len(value.text)]
    return [(value.text[at:end], origin, start) for (at, origin, start), end in zip(value.pieces, ends, strict=True)]


def _joined(pieces: Pieces, whole: Span) -> Spelt:
    at = 0
    placed: list[tuple[int, Origin | Fixed, int]] = []
    for text, origin, start in pieces:
        if text or not placed:
            placed.append((at, origin, start))
            at += len(text)
    return Spelt("".join(text for text, _, _ in pieces), tuple(placed), whole)


def variables(inherited: Variables, stated: Stated) -> Variables:
    """Work out the custom properties of an element; one that refers to itself has none."""
    done: dict[str, Spelt | None] = {}
    spelling = _Spelling(inherited, stated, done)
    for name in stated:
        spelling.named(name)
    return _layered(inherited, done) if inherited else done


def _layered(inherited: Variables, own: dict[str, Spelt | None]) -> Variables:
    """Lay properties over inherited ones; copying them all for each element would take long where there are many."""
    below = inherited.maps if isinstance(inherited, ChainMap) else [cast("dict[str, Spelt | None]", inherited)]
    if len(below) < _MOST_LAYERS:
        return ChainMap(own, *below)
    whole: dict[str, Spelt | None] = {}
    for layer in reversed(below):
        whole.update(layer)
    return ChainMap(own, whole)


def spell(text: str, origin: Origin | Fixed, start: int, known: Variables) -> Spelt | None:
    """Put variables into a value; None where the browser would drop it."""
    whole = origin.span(start, start + len(text))
    if "var(" not in text and "VAR(" not in text:
        return Spelt(text, ((0, origin, start),), whole)
    pieces = _Spelling(known, {}, {}).pieces(text, origin, start)
    return _joined(pieces, whole) if pieces else None
