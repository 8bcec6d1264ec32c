"""Names that two slips of the finger, or letters of another alphabet, make of the right one."""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache

from brand.lexicon.hits import Hit
from brand.lexicon.model import Entry, Pattern
from brand.lexicon.place import Place
from brand.text.normal import fold

__all__ = ["Slips", "is_far_name"]

_SHORTEST = 8
"""In a shorter name two slips make another word."""
_MOST = 2
_FOREIGN = re.compile("[\u0370-\u03ff\u0400-\u04ff]")
_MIXED = re.compile(r"[^\W\d_]*[\u0370-\u03ff\u0400-\u04ff][^\W\d_]*")
_LOOK_ALIKES = str.maketrans(
    "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧονАВЕКМНОРСТХаеорсухіј",
    "ABEZHIKMNOPTYXovABEKMHOPCTXaeopcyxij",
)


def is_far_name(name: str) -> bool:
    """Say whether a name is long enough to be known through two slips."""
    return len(name) >= _SHORTEST and name.isalpha()


class Slips:
    """The names of a pack, to be known again in words that nobody knows."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        names = [(number, entry.said) for number, entry in enumerate(entries) if entry.check == "tone/name-misspelt"]
        self._names = tuple((Pattern(entry=number, spellings=()), name, fold(name)) for number, name in names)
        self._far = tuple(one for one in self._names if is_far_name(one[1]))
        firsts = "".join(sorted({low[0].upper() for _, _, low in self._far}))
        self._capital = (
            re.compile(rf"(?<!\w)[{re.escape(firsts)}][^\W\d_]{{{_SHORTEST - _MOST - 1},}}") if firsts else None
        )
        self._meant = lru_cache(maxsize=4096)(self._find_meant)

    def hits(self, place: Place, active: frozenset[int], is_known: Callable[[str], bool] | None) -> Iterator[Hit]:
        """Give the names that are meant; without words to compare with, only those in other alphabets."""
        if _FOREIGN.search(place.cased):
            yield from self._disguised(place, active)
        if self._capital is None or is_known is None:
            return
        for found in self._capital.finditer(place.cased):
            word = place.text[found.start() : found.end()]
            for pattern, name in self._meant(word):
                if pattern.entry in active and not is_known(word):
                    yield Hit(*found.span(), found.end(), pattern, name)

    def _disguised(self, place: Place, active: frozenset[int]) -> Iterator[Hit]:
        for found in _MIXED.finditer(place.cased):
            word = fold(found.group().translate(_LOOK_ALIKES))
            for pattern, name, low in self._names:
                if low == word and pattern.entry in active:
                    yield Hit(*found.span(), found.end(), pattern, name)

    def _find_meant(self, word: str) -> tuple[tuple[Pattern, str], ...]:
        return tuple(
            (Pattern(entry=pattern.entry, spellings=(), is_near=True), name)
            for pattern, name, low in self._far
            if word[0] == low[0] and not word.startswith(low) and _is_within(word, low)
        )


def _is_within(word: str, name: str) -> bool:
    """Say whether two letters changed, lost, added or swapped with their neighbour make one of the other."""
    if abs(len(word) - len(name)) > _MOST:
        return False
    before: list[int] = []
    row = list(range(len(name) + 1))
    for at, letter in enumerate(word, 1):
        earlier, before = before, row
        row = [at]
        for to, other in enumerate(name, 1):
            cost = min(before[to] + 1, row[-1] + 1, before[to - 1] + (letter != other))
            if earlier and to > 1 and letter == name[to - 2] and word[at - 2] == other:
                cost = min(cost, earlier[to - 2] + 1)
            row.append(cost)
        if min(row) > _MOST:
            return False
    return row[-1] <= _MOST
