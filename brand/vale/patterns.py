r"""Patterns that users write, searched in bounded time.

Vale's patterns are those of .NET: `\b` and `\w` know all letters. RE2 is linear but knows ASCII only there. So RE2
searches with the classes spelt out, first without any boundary: where that finds nothing, nothing is. Where it finds
something, RE2 decides in ASCII words, and the backtracking engine, under a time limit, among others. Patterns that
RE2 does not know, such as look-around, go to the backtracking engine at once.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

import re2
import regex  # type: ignore[import-untyped]  # it ships no types

from brand.finding import Said
from brand.vale.errors import RuleUnusable

__all__ = ["Found", "Pattern", "TimeOut"]

SECONDS = 0.2
"""So long may a backtracking pattern search one piece of text."""

_LONGEST = 400_000
_DEEPEST = 100
_WORD = r"\p{L}\p{M}\p{N}_"
_SPACE = r"\s\p{Z}\x{85}\v"
_OUTSIDE = {
    "w": f"[{_WORD}]",
    "W": f"[^{_WORD}]",
    "d": r"\p{Nd}",
    "D": r"\P{Nd}",
    "s": f"[{_SPACE}]",
    "S": f"[^{_SPACE}]",
}
_INSIDE = {"w": _WORD, "d": r"\p{Nd}", "s": _SPACE}
_PIECE = re.compile(r"\\(.)|\[\^?\]?|\]|[^\\\[\]]+", re.DOTALL)
_ANCHORS = re.compile(r"\\[AzZG]")
_FOREIGN = re.compile(r"[^\W\x00-\x7f]|[^\S\x00-\x7f]")


class TimeOut(Exception):
    """A pattern did not come to an end in its time."""


class Found(NamedTuple):
    """One match; `group` is the first group that took part, 0 where there is none."""

    start: int
    end: int
    group: int
    groups: tuple[str | None, ...]
    spans: tuple[tuple[int, int], ...]


class Pattern:
    """A compiled pattern. RuleUnusable says why one cannot be compiled."""

    def __init__(self, written: str) -> None:
        self.written = written
        if len(written) > _LONGEST or _depth(written) > _DEEPEST:
            raise RuleUnusable(
                Said(
                    de="das Muster ist zu lang oder zu tief verschachtelt",
                    en="the pattern is too long or nested too deep",
                )
            )
        exact, relaxed = _translated(written)
        self._exact = _linear(exact)
        self._relaxed = None if self._exact is None or _ANCHORS.search(written) else _linear(relaxed)
        self._has_boundary = exact != relaxed
        if self._exact is None:
            _ = self._backtracking  # says what is wrong with it

    def is_somewhere(self, texts: Sequence[str]) -> bool:
        """Say in one pass that none of the texts matches; True means: one may."""
        return self._relaxed is None or self._relaxed.search("\n".join(texts)) is not None

    def find(self, text: str) -> Iterator[Found]:
        """Give the matches in one text from left to right; TimeOut ends the search of a hostile pattern."""
        is_foreign = self._exact is None or (self._has_boundary and _FOREIGN.search(text) is not None)
        matches = self._bounded(text) if is_foreign or self._exact is None else self._exact.finditer(text)
        for match in matches:
            groups = match.groups()
            taken = next((number for number, group in enumerate(groups, 1) if group is not None), 0)
            spans = tuple(match.span(number) for number in range(len(groups) + 1))
            yield Found(match.start(), match.end(), taken, groups, spans)

    def _bounded(self, text: str) -> Iterator["regex.Match[str]"]:
        try:
            yield from self._backtracking.finditer(text, timeout=SECONDS)
        except TimeoutError as fault:
            raise TimeOut from fault

    @cached_property
    def _backtracking(self) -> "regex.Pattern[str]":
        try:
            return _compiled(self.written)
        except (regex.error, RecursionError, OverflowError, ValueError) as fault:
            raise RuleUnusable(
                Said(
                    de=f"das Muster `{_short(self.written)}` ist nicht lesbar: {fault}",
                    en=f"the pattern `{_short(self.written)}` does not compile: {fault}",
                )
            ) from fault


def _compiled(written: str) -> "regex.Pattern[str]":
    """Read a flag as .NET does, from where it stands; a `[` inside a set may be nothing but itself."""
    try:
        return regex.compile(f"(?-f){written}", regex.VERSION1)
    except regex.error:
        return regex.compile(written, regex.VERSION0)


def _linear(written: str | None) -> "re2._Regexp[str] | None":
    options = re2.Options()
    options.log_errors = False
    try:
        return None if written is None else re2.compile(written, options)
    except re2.error:
        return None


def _translated(written: str) -> tuple[str | None, str | None]:
    r"""Spell the classes of letters out; once with, once without boundaries. None where RE2 cannot say it."""
    exact: list[str] = []
    relaxed: list[str] = []
    is_inside = False
    for piece in _PIECE.finditer(written):
        letter, part = piece[1], piece[0]
        if letter is None:
            is_inside = part.startswith("[") or (is_inside and part != "]")
        elif is_inside and letter in "WDS":
            return None, None
        elif letter in _OUTSIDE:
            part = _INSIDE[letter] if is_inside else _OUTSIDE[letter]
        if not is_inside and letter in {"b", "B"}:
            exact.append(part)
            continue
        exact.append(part)
        relaxed.append(part)
    return "".join(exact), "".join(relaxed)


def _depth(written: str) -> int:
    depth = deepest = 0
    for piece in re.finditer(r"\\.|[()]", written, re.DOTALL):
        depth += {"(": 1, ")": -1}.get(piece[0], 0)
        deepest = max(deepest, depth)
    return deepest


def _short(written: str, limit: int = 60) -> str:
    return written if len(written) <= limit else f"{written[:limit]}…"
