"""TOML with positions: the values as `tomllib` reads them, and the line on which each key stands.

`tomllib` decides what is valid. Only then does the scanner walk the same text for line numbers, so that it may trust
its grammar and stay small.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping

from msgspec import Struct

from brand.errors import PackProblem
from brand.finding import Said

__all__ = ["Path", "Toml", "read_toml"]

Path = tuple[str | int, ...]
"""Where a value stands: keys and positions from the top, `("terms", 3, "prefer")`."""

_PLACE = re.compile(r" \(at (?:line (\d+), column \d+|end of document)\)$")
_BLANK = re.compile(r"(?:[ \t\r\n]+|#[^\n]*)*")
_KEY = re.compile(r"[ \t]*(\"(?:[^\"\\]|\\.)*\"|'[^']*'|[A-Za-z0-9_-]+)[ \t]*(\.?)")
_STRING = re.compile(
    r'"""(?:[^\\]|\\.)*?"""(?:"{1,2}(?!"))?' r"|'''.*?'''(?:'{1,2}(?!'))?" r"|\"(?:[^\"\\]|\\.)*\"|'[^']*'",
    re.DOTALL,
)
_BARE = re.compile(r"[^,\]}\n#]*")


class Toml(Struct, frozen=True, kw_only=True):
    """One file: its values, and where each of them stands."""

    file: str
    values: Mapping[str, object]
    lines: Mapping[Path, int]

    def line(self, path: Path) -> int:
        """Give the line of a value, or of the nearest thing around it."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)

    def problem(self, path: Path, reason: Said) -> PackProblem:
        """State a fault at the place of a value."""
        return PackProblem(file=self.file, line=self.line(path), reason=reason)


def read_toml(data: bytes, file: str) -> Toml | PackProblem:
    """Read one file, or say at which line it is no TOML."""
    try:
        text = data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as fault:
        line = data.count(b"\n", 0, fault.start) + 1
        return PackProblem(file=file, line=line, reason=Said(de="das ist kein UTF-8", en="this is not UTF-8"))
    try:
        values = tomllib.loads(text)
        lines = dict(_statements(text))
    except tomllib.TOMLDecodeError as fault:
        return _syntax_problem(str(fault), text, file)
    except RecursionError:
        reason = Said(de="die Werte sind zu tief verschachtelt", en="the values are nested too deeply")
        return PackProblem(file=file, line=1, reason=reason)
    return Toml(file=file, values=values, lines=lines)


def _syntax_problem(message: str, text: str, file: str) -> PackProblem:
    found = _PLACE.search(message)
    at_end = text.count("\n", 0, len(text.rstrip())) + 1
    line = int(found[1]) if found and found[1] else at_end
    what = _PLACE.sub("", message)
    return PackProblem(
        file=file, line=line, reason=Said(de=f"kein gültiges TOML: {what}", en=f"not valid TOML: {what}")
    )


class _Cursor:
    """The text, how far it has been read, and the line number there."""

    def __init__(self, text: str) -> None:
        self.text, self.at, self._line, self._counted = text, 0, 1, 0

    def line(self) -> int:
        self._line += self.text.count("\n", self._counted, self.at)
        self._counted = self.at
        return self._line

    def skip(self, pattern: re.Pattern[str]) -> str:
        found = pattern.match(self.text, self.at)
        self.at = found.end() if found else self.at
        return found[0] if found else ""

    def starts(self, mark: str) -> bool:
        return self.text.startswith(mark, self.at)

    def dotted(self) -> tuple[str, ...]:
        """Read a dotted key; quoted parts are decoded by `tomllib` itself."""
        parts = []
        while found := _KEY.match(self.text, self.at):
            self.at = found.end()
            written = found[1]
            parts.append(str(tomllib.loads(f"k = {written}")["k"]) if written[0] in "\"'" else written)
            if not found[2]:
                break
        return tuple(parts)


def _statements(text: str) -> Iterator[tuple[Path, int]]:
    cursor = _Cursor(text)
    table: Path = ()
    counts: dict[Path, int] = {}
    while cursor.skip(_BLANK) or cursor.at < len(text):
        if cursor.at >= len(text):
            return
        line = cursor.line()
        if cursor.starts("["):
            is_array = cursor.starts("[[")
            cursor.at += 1 + is_array
            table = _table(cursor.dotted(), counts, is_array=is_array)
            cursor.at += 1 + is_array
            yield table, line
        else:
            yield from _pair(cursor, table)


def _table(keys: tuple[str, ...], counts: dict[Path, int], *, is_array: bool) -> Path:
    """Give the path of a table header: a name that is an array means its newest element."""
    path: Path = ()
    for depth, key in enumerate(keys):
        path = (*path, key)
        if is_array and depth == len(keys) - 1:
            counts[path] = counts.get(path, -1) + 1
        if path in counts:
            path = (*path, counts[path])
    return path


def _pair(cursor: _Cursor, table: Path) -> Iterator[tuple[Path, int]]:
    path: Path = table
    line = cursor.line()
    for key in cursor.dotted():
        path = (*path, key)
        yield path, line
    cursor.at = cursor.text.index("=", cursor.at) + 1
    cursor.skip(_BLANK)
    yield from _value(cursor, path)


def _value(cursor: _Cursor, path: Path) -> Iterator[tuple[Path, int]]:
    if cursor.starts("["):
        yield from _array(cursor, path)
    elif cursor.starts("{"):
        yield from _inline_table(cursor, path)
    elif cursor.starts('"') or cursor.starts("'"):
        cursor.skip(_STRING)
    else:
        cursor.skip(_BARE)


def _array(cursor: _Cursor, path: Path) -> Iterator[tuple[Path, int]]:
    cursor.at += 1
    position = 0
    while cursor.skip(_BLANK) or not cursor.starts("]"):
        if cursor.starts("]"):
            break
        if cursor.starts(","):
            cursor.at += 1
            continue
        yield (*path, position), cursor.line()
        yield from _value(cursor, (*path, position))
        position += 1
    cursor.at += 1


def _inline_table(cursor: _Cursor, path: Path) -> Iterator[tuple[Path, int]]:
    cursor.at += 1
    while cursor.skip(_BLANK) or not cursor.starts("}"):
        if cursor.starts("}"):
            break
        if cursor.starts(","):
            cursor.at += 1
            continue
        yield from _pair(cursor, path)
    cursor.at += 1
