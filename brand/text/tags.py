"""Cuts markup into tags, words and references, each with its place. Linear, also where nothing is ever closed."""

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

__all__ = ["Piece", "pieces"]

_NAME = re.compile(r"</?([a-zA-Z][^\s/>]*)")
_TAG_END = re.compile(r"=\s*([\"'])|>")
_REFERENCE = re.compile(r"&(?:#[0-9]{1,8}|#[xX][0-9a-fA-F]{1,8}|[a-zA-Z][a-zA-Z0-9]{1,31});?")
_RAW = {name: re.compile(rf"</{name}(?![^\s/>])", re.IGNORECASE) for name in ("script", "style", "textarea")}


class Piece(NamedTuple):
    """One piece of markup; `name` is that of a tag in lower case."""

    kind: Literal["words", "reference", "start", "end", "empty"]
    start: int
    end: int
    name: str = ""


def pieces(source: str, start: int, end: int) -> Iterator[Piece]:
    """Walk from `start` to `end`; comments, declarations and what a browser would drop are left out."""
    position = start
    while position < end:
        mark = source.find("<", position, end)
        mark = end if mark < 0 else mark
        yield from _words(source, position, mark)
        if mark == end:
            return
        tag = _tag(source, mark, end)
        if tag is None:
            position = _declaration_end(source, mark, end)
            if position == mark + 1:
                yield Piece("words", mark, position)
            continue
        yield tag
        position = _raw_end(source, tag, end)


def _words(source: str, start: int, end: int) -> Iterator[Piece]:
    for found in _REFERENCE.finditer(source, start, end):
        if start < found.start():
            yield Piece("words", start, found.start())
        yield Piece("reference", found.start(), found.end())
        start = found.end()
    if start < end:
        yield Piece("words", start, end)


def _tag(source: str, start: int, limit: int) -> Piece | None:
    name = _NAME.match(source, start, limit)
    if name is None:
        return None
    end = _tag_end(source, name.end(), limit)
    if source[start + 1] == "/":
        return Piece("end", start, end, name[1].lower())
    return Piece("empty" if source[end - 2 : end] == "/>" else "start", start, end, name[1].lower())


def _tag_end(source: str, position: int, limit: int) -> int:
    """Find the `>` that closes a tag; one inside a quoted value does not."""
    while found := _TAG_END.search(source, position, limit):
        quote = found[1]
        if quote is None:
            return found.end()
        position = source.find(quote, found.end(), limit) + 1
        if position == 0:
            return limit
    return limit


def _declaration_end(source: str, start: int, limit: int) -> int:
    """Skip a comment or declaration; a `<` that begins nothing is one character of text."""
    opening = source[start : start + 4]
    if opening == "<!--":
        closer, after = "-->", start + 2
    elif opening[1:2] in {"!", "?", "/"} and len(opening) > 2:  # noqa: PLR2004 -- `<!` at the very end is text
        closer, after = ">", start + 1
    else:
        return start + 1
    end = source.find(closer, after, limit)
    return limit if end < 0 else end + len(closer)


def _raw_end(source: str, tag: Piece, limit: int) -> int:
    """Skip what is no markup at all: script, style and what a reader types into a form."""
    raw = _RAW.get(tag.name) if tag.kind == "start" else None
    if raw is None:
        return tag.end
    closing = raw.search(source, tag.end, limit)
    return closing.start() if closing else limit
