"""Finds the place of a fault again: in which file, under which pointer, on which line."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace

from brand.tokens.document import lines_of
from brand.tokens.errors import TokenProblem

__all__ = ["Source", "placed"]


class Source(Struct, frozen=True, kw_only=True, eq=False):
    """Groups and tokens that a file holds at the pointer `prefix`; `text` is the whole file."""

    file: str
    prefix: str
    content: Mapping[str, object]
    text: str


@lru_cache(maxsize=8)
def _lines(text: str) -> Mapping[str, int]:
    return lines_of(text)


def _depth(content: object, names: Sequence[str]) -> int:
    """Count how many steps of a pointer a source can follow."""
    for index, name in enumerate(names):
        if isinstance(content, dict) and name in content:
            content = content[name]
        elif isinstance(content, list) and name.isdecimal() and int(name) < len(content):
            content = content[int(name)]
        else:
            return index
    return len(names)


def _line(pointer: str, lines: Mapping[str, int]) -> int:
    while pointer not in lines and pointer:
        pointer = pointer.rpartition("/")[0]
    return lines.get(pointer, 1)


def placed(problems: Iterable[TokenProblem], sources: Sequence[Source], file: str) -> Iterator[TokenProblem]:
    """Give each fault its line, and the file where that is not `file`: the last source that states the place."""
    for entry in problems:
        names = [name.replace("~1", "/").replace("~0", "~") for name in entry.pointer.split("/")[1:]]
        source = max(reversed(sources), key=lambda source: _depth(source.content, names))
        pointer = source.prefix + entry.pointer
        where = None if source.file == file else source.file
        yield replace(entry, pointer=pointer, line=_line(pointer, _lines(source.text)), file=where)
