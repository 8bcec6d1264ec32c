"""Texts that say nearly the same: what a reusable block should be once."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from msgspec import Struct

__all__ = ["Near", "near_duplicates"]

_WORD = re.compile(r"\w+")
_RUN = 3
_ALIKE = 0.6
_COMMON = 50
_FEWEST = 5


class Near(Struct, frozen=True, kw_only=True):
    """Two blocks whose texts in a locale share so much of their runs of three words (1.0: all)."""

    locale: str
    first: str
    second: str
    share: float


def near_duplicates(texts: Mapping[tuple[str, str], str], *, alike: float = _ALIKE) -> Iterator[Near]:
    """Compare texts by (locale, block); runs that very many share tell nothing, and cost nothing."""
    runs = {place: _runs(text) for place, text in sorted(texts.items())}
    having: dict[tuple[str, str], list[str]] = {}
    first_with: dict[tuple[str, frozenset[str]], str] = {}
    for (locale, block), own in runs.items():
        first = first_with.setdefault((locale, own), block)
        if first != block and own:
            yield Near(locale=locale, first=first, second=block, share=1.0)
            continue  # what is said of the first holds for it too
        for run in own:
            having.setdefault((locale, run), []).append(block)
    shared: Counter[tuple[str, str, str]] = Counter()
    for (locale, _), blocks in having.items():
        if len(blocks) <= _COMMON:
            shared.update((locale, one, other) for n, one in enumerate(blocks) for other in blocks[n + 1 :])
    for (locale, one, other), count in sorted(shared.items()):
        share = count / (len(runs[locale, one]) + len(runs[locale, other]) - count)
        if share >= alike:
            yield Near(locale=locale, first=one, second=other, share=round(share, 2))


def _runs(text: str) -> frozenset[str]:
    words = _WORD.findall(text.casefold())
    if len(words) < _FEWEST:
        return frozenset()
    return frozenset(" ".join(words[place : place + _RUN]) for place in range(len(words) - _RUN + 1))
