"""The term engine: forms are expanded when a pack is compiled, and looked for in one pass over a document."""

from collections.abc import Collection

from brand.lexicon.model import Entry, Forms, Match
from brand.lexicon.scan import scan
from brand.model import Term, Voice

__all__ = ["Entry", "Forms", "Match", "compile_forms", "expand", "scan"]


def compile_forms(voice: Voice, locales: Collection[str]) -> bytes:
    """Give the words of a pack in all their forms; the same voice and locales give the same bytes."""
    from brand.lexicon import compile as compiler  # noqa: PLC0415 -- loads tables of a million words; a scan needs none

    return compiler.compile_forms(voice, locales)


def expand(term: Term) -> tuple[str, ...]:
    """Show every form that a term matches, those that part in the sentence as "meldet … an"."""
    from brand.lexicon import compile as compiler  # noqa: PLC0415 -- loads tables of a million words; a scan needs none

    return compiler.expand(term)
