"""Blanks out what is not prose before any markup is parsed, character for character, so that no position moves.

Template tags, placeholders, addresses of pages and mailboxes become one `OBJECT` (something stands there that a reader
will see) or nothing at all, each followed by `NOTHING` up to its old length. `NOTHING` is a noncharacter, which no
text may hold, and is dropped when prose is collected.
"""

import re
from collections.abc import Iterator

__all__ = ["NOTHING", "OBJECT", "mask"]

OBJECT = "\ufffc"
NOTHING = "\ufdd0"

_SURROGATE = re.compile("[\ud800-\udfff]")
_OPENERS = re.compile(
    r"""(?P<expression>\{\{)|(?P<statement>\{%)|(?P<note>\{\#)|(?P<dollar>\$\{)
    |(?P<mailchimp>\*\|)|(?P<sfmc_print>%%=)|(?P<sfmc_block>%%\[)
    |(?P<gap>\{[a-z][a-z0-9_]*(?:\.[a-z0-9_]+)*(?:\|(?P<fallback>[^{}\n|]*))?\})
    |(?P<url><?(?:https?://|ftp://|mailto:|tel:|www\.)[^\s<>"'\])}]+>?)
    |(?P<mail>(?<![\w.+-])[\w.+-]{1,64}@(?:[\w-]{1,63}\.){1,6}[a-z]{2,24}\b)
    |(?P<site>(?<![\w@./-])(?:[A-Za-z0-9-]{1,63}\.){1,4}(?:de|at|ch|com|org|net|eu|io|shop|uk|app|dev)\b(?:/[^\s<>"'\])}]*)?)
    """,
    re.VERBOSE,
)
_CLOSERS = {
    "expression": "}}",
    "statement": "%}",
    "note": "#}",
    "dollar": "}",
    "mailchimp": "|*",
    "sfmc_print": "=%%",
    "sfmc_block": "]%%",
}
_SILENT = frozenset({"statement", "note", "sfmc_block"})
_COMMENT = re.compile(r"\{%-?\s*comment\b")
_COMMENT_END = re.compile(r"\{%-?\s*endcomment\s*-?%\}")
_TRAILING = ".,;:!?…"


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


def _marks(source: str) -> Iterator[tuple[int, int, str]]:
    """Find each thing to blank out as (start, end, what stands for it). Linear, also without any closing mark."""
    unclosed: set[str] = set()
    position = 0
    while found := _OPENERS.search(source, position):
        start, position = found.span()
        kind = _kind(found)
        if kind not in _CLOSERS:
            position = _trimmed(source, start, position)
            yield start, position, _standing(kind, found)
        elif kind not in unclosed:
            end = _closing(source, start, kind)
            if end < 0:
                unclosed.add(kind)
                continue
            yield start, end, "" if kind in _SILENT else OBJECT
            position = end


def _kind(found: re.Match[str]) -> str:
    """Name the alternative that matched; a fallback is a group inside of `gap`."""
    return "gap" if found.lastgroup in {"fallback", None} else str(found.lastgroup)


def _closing(source: str, start: int, kind: str) -> int:
    if kind == "statement" and _COMMENT.match(source, start):
        ending = _COMMENT_END.search(source, start)
        return ending.end() if ending else -1
    closer = _CLOSERS[kind]
    at = source.find(closer, start + 2)
    return at + len(closer) if at >= 0 else -1


def _trimmed(source: str, start: int, end: int) -> int:
    """Leave the full stop behind an address to the sentence."""
    while end - 1 > start and source[end - 1] in _TRAILING:
        end -= 1
    return end


def _standing(kind: str, found: re.Match[str]) -> str:
    """Show a recipient's fallback as prose at its own place, everything else as an object."""
    fallback = found["fallback"]
    if kind != "gap" or not fallback:
        return OBJECT
    return NOTHING * (found.start("fallback") - found.start()) + fallback
