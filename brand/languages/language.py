"""The shape of a language."""

from msgspec import Struct

__all__ = ["Language", "words"]


class Language(Struct, frozen=True, kw_only=True):
    """Closed classes of words that checks rely on, in lower case."""

    code: str
    abbreviations: frozenset[str]
    months: tuple[str, ...]
    speaks: frozenset[str]
    works: frozenset[str]
    has_ordinal_stop: bool = False


def words(listed: str) -> frozenset[str]:
    """Take words that white space parts."""
    return frozenset(listed.split())
