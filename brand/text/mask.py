"""Blanks out what is not prose before any markup is parsed, character for character, so that no position moves.

Template tags, placeholders, addresses of pages and mailboxes become one `OBJECT` (something stands there that a reader
will see) or nothing at all, each followed by `NOTHING` up to its old length. `NOTHING` is a noncharacter, which no
text may hold, and is dropped when prose is collected.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

__all__ = ["NOTHING", "OBJECT", "mask"]

OBJECT = "\ufffc"
NOTHING = "\ufdd0"

_SURROGATE = re.compile("[\ud800-\udfff]")
_HINT = re.compile(
    r"\{\{|\{%|\{#|\{[a-z]|\$\{|\*\||%%=|%%\[|https?://|ftp://|mailto:|tel:|www\.|@"
    r"|\.de|\.at|\.ch|\.com|\.org|\.net|\.eu|\.io|\.shop|\.uk|\.app|\.dev|\.example"
)
"""Every alternative begins with a plain character, so that a search passes over the rest quickly."""
_CLOSERS = {"{{": "}}", "{%": "%}", "{#": "#}", "${": "}", "*|": "|*", "%%=": "=%%", "%%[": "]%%"}
_SILENT = frozenset({"{%", "{#", "%%["})
_COMMENT = re.compile(r"\{%-?\s*comment\b")
_COMMENT_END = re.compile(r"\{%-?\s*endcomment\s*-?%\}")
_GAP = re.compile(r"\{[a-z][a-z0-9_]*(?:\.[a-z0-9_]+)*(?:\|(?P<fallback>[^{}\n|]*))?\}")
_URL = re.compile(r"[^\s<>\"'\])}]+")
_MAILBOX = re.compile(r"[\w.+-]{1,64}\Z")
_MAIL_HOST = re.compile(r"@(?:[\w-]{1,63}\.){1,6}[a-z]{2,24}\b")
_SITE = re.compile(r"(?<![\w@./-])(?:[A-Za-z0-9-]{1,63}\.){0,3}[A-Za-z0-9-]{1,63}\Z")
_SITE_END = re.compile(r"\.[a-z]{2,7}(?:\.uk)?\b(?![.-]\w)(?:/[^\s<>\"'\])}]*)?")
_LONGEST_SITE = 256
_TRAILING = ".,;:!?…"


class _Mark(NamedTuple):
    """Something to blank out, and what stands for it."""

    start: int
    end: int
    shown: str


def mask(source: str) -> str:
    """Give the same number of code points, in which all that remains is markup and prose."""
    source = _SURROGATE.sub("\ufffd", source)
    pieces: list[str] = []
    done = 0
    for start, end, shown in _marks(source):
        pieces.append(source[done:start])
        pieces.append(shown.ljust(end - start, NOTHING))
        done = end
    pieces.append(source[done:])
    return "".join(pieces)


def _marks(source: str) -> Iterator[_Mark]:
    """Find each thing to blank out. Linear, also without any closing mark."""
    unclosed: set[str] = set()
    position = done = 0
    while hint := _HINT.search(source, position):
        position = hint.end()
        kind = hint.group()
        mark = _tag(source, hint.start(), kind, unclosed) if kind in _CLOSERS else _other(source, hint.start(), kind)
        if mark is not None and mark.start >= done:
            yield mark
            position = done = mark.end


def _tag(source: str, start: int, kind: str, unclosed: set[str]) -> _Mark | None:
    """Take a template tag up to its end; remember a kind that nothing closes any more."""
    if kind in unclosed:
        return None
    end = _closing(source, start, kind)
    if end < 0:
        unclosed.add(kind)
        return None
    return _Mark(start, end, "" if kind in _SILENT else OBJECT)


def _closing(source: str, start: int, kind: str) -> int:
    if kind == "{%" and _COMMENT.match(source, start):
        ending = _COMMENT_END.search(source, start)
        return ending.end() if ending else -1
    closer = _CLOSERS[kind]
    at = source.find(closer, start + 2)
    return at + len(closer) if at >= 0 else -1


def _other(source: str, start: int, kind: str) -> _Mark | None:
    if kind[0] == "{":
        return _gap(source, start)
    if kind == "@":
        return _mail(source, start)
    return _site(source, start) if kind[0] == "." else _url(source, start)


def _gap(source: str, start: int) -> _Mark | None:
    """Show a recipient's fallback as prose at its own place, every other placeholder as an object."""
    found = _GAP.match(source, start)
    if found is None:
        return None
    fallback = found["fallback"]
    shown = NOTHING * (found.start("fallback") - start) + fallback if fallback else OBJECT
    return _Mark(start, found.end(), shown)


def _url(source: str, start: int) -> _Mark | None:
    found = _URL.match(source, start)
    if found is None or (start and source[start - 1].isalnum()):
        return None
    end = _trimmed(source, start, found.end())
    if source[start - 1 : start] == "<" and source[end : end + 1] == ">":
        return _Mark(start - 1, end + 1, OBJECT)
    return _Mark(start, end, OBJECT)


def _mail(source: str, at: int) -> _Mark | None:
    box = _MAILBOX.search(source[max(0, at - 64) : at])
    host = _MAIL_HOST.match(source, at)
    return _Mark(at - len(box.group()), host.end(), OBJECT) if box and host else None


def _site(source: str, at: int) -> _Mark | None:
    """Know `nordlicht.de/zelte` without its scheme."""
    ending = _SITE_END.match(source, at)
    if ending is None:
        return None
    name = _SITE.search(source[max(0, at - _LONGEST_SITE) : at])
    return _Mark(at - len(name.group()), _trimmed(source, at, ending.end()), OBJECT) if name else None


def _trimmed(source: str, start: int, end: int) -> int:
    """Leave the full stop behind an address to the sentence."""
    while end - 1 > start and source[end - 1] in _TRAILING:
        end -= 1
    return end
