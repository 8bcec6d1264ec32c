"""Where a placeholder stands in finished bytes, and how its fallback is escaped there."""

import enum
import re
from collections.abc import Callable, Iterator

from components.sentinels import SENTINEL

__all__ = ["Place", "filled_html", "filled_string"]

# A tag with its attributes, whose quoted values may hold `>`; or what is no place for words at all.
_TAG = re.compile(r"<!--.*?-->|<[A-Za-z/!](?:\"[^\"]*\"|'[^']*'|[^'\">])*>", re.DOTALL)
_ATTRIBUTE = re.compile(r"([\w:-]+)\s*=\s*\"([^\"]*)\"")
_ADDRESSES = frozenset({"href", "src", "action"})
_WORD = re.compile(r"\S+")
_SCHEME = re.compile(r"(?:https?|mailto|tel):")


class Place(enum.Enum):
    """What surrounds a placeholder. One that begins an address is an address itself, not encoded as a part of it."""

    PLAIN = enum.auto()
    JSON = enum.auto()
    HTML = enum.auto()
    URL = enum.auto()


Write = Callable[[str, Place], str]


def filled_html(markup: str, write: Write) -> str:
    """Replace every stand-in of a piece of HTML by what `write` makes of it at its place."""
    return "".join(_pieces(markup, write))


def filled_string(text: str, write: Write, *, inside: Place = Place.PLAIN) -> str:
    """Replace every stand-in of a text without markup; words that begin like an address are one."""

    def fill(word: re.Match[str]) -> str:
        return _filled(word[0], write, is_address=bool(_SCHEME.match(word[0])), inside=inside)

    return _WORD.sub(fill, text)


def _pieces(markup: str, write: Write) -> Iterator[str]:
    done = 0
    for tag in _TAG.finditer(markup):
        yield _filled(markup[done : tag.start()], write, is_address=False, inside=Place.HTML)
        yield _ATTRIBUTE.sub(lambda found: _attribute(found, write), tag[0]) if SENTINEL.search(tag[0]) else tag[0]
        done = tag.end()
    yield _filled(markup[done:], write, is_address=False, inside=Place.HTML)


def _attribute(found: re.Match[str], write: Write) -> str:
    before = found[0][: found.start(2) - found.start()]
    return f'{before}{_filled(found[2], write, is_address=found[1].lower() in _ADDRESSES, inside=Place.HTML)}"'


def _filled(text: str, write: Write, *, is_address: bool, inside: Place) -> str:
    def place(found: re.Match[str]) -> Place:
        return Place.URL if is_address and found.start() > 0 else inside

    return SENTINEL.sub(lambda found: write(found[0], place(found)), text)
