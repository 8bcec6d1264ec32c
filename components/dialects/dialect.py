"""The shape of a dialect."""

from collections.abc import Callable, Mapping

from msgspec import Struct

__all__ = ["Dialect", "Tag", "typographic"]


class Tag(Struct, frozen=True, kw_only=True):
    """What a tag says: the tool's own name of the reader's datum, and the words for a reader without it.

    The fallback is escaped for its place already. `encoded` asks for the dialect's own filter for addresses.
    """

    name: str
    fallback: str
    encoded: bool = False


class Dialect(Struct, frozen=True, kw_only=True):
    """How a tool writes a placeholder. `names` are the data that it calls otherwise than we do."""

    name: str
    write: Callable[[Tag], str]
    names: Mapping[str, str] = {}
    default_name: Callable[[str], str] = str


def typographic(words: str) -> str:
    """Replace what would end a literal or be read as an escape: tools differ in what they make of a backslash."""
    return words.replace("'", "\N{RIGHT SINGLE QUOTATION MARK}").replace("\\", "\N{REVERSE SOLIDUS OPERATOR}")
