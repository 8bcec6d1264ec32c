"""The words of a language with their forms, from simplemma's tables, turned around once per process.

Only compiling needs it: 1.1 million German forms take two seconds and 50 MB.
"""

from array import array
from bisect import bisect_left
from functools import lru_cache
from itertools import accumulate

import numpy as np
from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory

__all__ = ["Vocabulary", "vocabulary_of"]

_ITSELF = 0
"""The number of the lemma of a form that is its own."""
_SHORTEST, _LONGEST = 3, 14
"""A part of a compound is so long; what is longer falls apart itself."""


class Vocabulary:
    """Asks in both directions: the forms of a lemma, the lemma of a form."""

    def __init__(self, language: str) -> None:
        table = DefaultDictionaryFactory(cache_max_size=0).get_dictionary(language)
        forms: list[str] = []
        lemma_of = array("I")
        ids: dict[str, int] = {"": _ITSELF}
        for form, lemma in table.items():
            forms.append(form)
            lemma_of.append(_ITSELF if lemma == form else ids.setdefault(lemma, len(ids)))
        self._forms = "\n".join((*forms, ""))
        self._offsets = array("I", accumulate((len(form) + 1 for form in forms), initial=0))
        self._lemma_of = lemma_of
        self._ids = ids
        self._lemmas = tuple(ids)
        numbers = np.frombuffer(lemma_of, dtype=np.uint32)
        self._order = array("I", np.argsort(numbers, kind="stable").astype(np.uint32).tobytes())
        self._firsts = array("I", accumulate(np.bincount(numbers, minlength=len(ids)).tolist(), initial=0))

    def __contains__(self, form: str) -> bool:
        return self._find(form) is not None

    def lemma_of(self, form: str) -> str | None:
        """Give the lemma of a form, None for a word that is not known."""
        index = self._find(form)
        return None if index is None else self._lemma(index)

    def forms_of(self, lemma: str) -> frozenset[str]:
        """Give every form of a lemma; none for a word that is no lemma."""
        number = self._ids.get(lemma) if lemma else None
        others = () if number is None else self._order[self._firsts[number] : self._firsts[number + 1]]
        index = self._find(lemma)
        itself = () if index is None or self._lemma_of[index] != _ITSELF else (lemma,)
        return frozenset((*itself, *map(self._form, others)))

    def parts(self) -> tuple[frozenset[str], frozenset[str]]:
        """Give the nouns and the other words that compounds are made of, in lower case."""
        own = self._order[: self._firsts[_ITSELF + 1]]
        words = [word for word in map(self._form, own) if _SHORTEST <= len(word) <= _LONGEST and word.isalpha()]
        nouns = frozenset(word.lower() for word in words if word[0].isupper())
        return nouns, frozenset(word for word in words if word[0].islower())

    def _form(self, index: int) -> str:
        return self._forms[self._offsets[index] : self._offsets[index + 1] - 1]

    def _lemma(self, index: int) -> str:
        return self._lemmas[self._lemma_of[index]] or self._form(index)

    def _find(self, form: str) -> int | None:
        index = bisect_left(range(len(self._lemma_of)), form, key=self._form)
        return index if index < len(self._lemma_of) and self._form(index) == form else None


@lru_cache(maxsize=2)
def vocabulary_of(language: str) -> Vocabulary:
    """Load the words of `de` or `en` once."""
    return Vocabulary(language)
