"""The words of a language with their forms, from simplemma's tables, turned around once per process.

Only compiling needs it: 1.1 million German forms take two seconds and 50 MB.
"""

import re
from array import array
from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache

import numpy as np
from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory

from brand.lexicon.vocabulary_digest import digest_of

__all__ = ["Vocabulary", "vocabulary_of"]

_PART = re.compile(r"[^\W\d_]{3,14}\Z")


class Vocabulary:
    """Asks in both directions: the forms of a lemma, the lemma of a form."""

    def __init__(self, language: str) -> None:
        forms, lemmas, offsets, digests = [], [], array("I"), array("I")
        at = 0
        for form, lemma in DefaultDictionaryFactory(cache_max_size=0).get_dictionary(language).items():
            forms.append(form)
            lemmas.append("" if lemma == form else lemma)
            digests.append(digest_of(lemma))
            offsets.append(at)
            at += len(form) + 1
        offsets.append(at)
        self._forms = "\n".join((*forms, ""))
        self._offsets = offsets
        lemma_ids: dict[str, int] = {}
        self._lemma_of = array("I", (lemma_ids.setdefault(lemma, len(lemma_ids)) for lemma in lemmas))
        self._lemmas = tuple(lemma_ids)
        order = np.argsort(np.frombuffer(digests, dtype=np.uint32), kind="stable").astype(np.uint32)
        self._order = order
        self._digests = np.frombuffer(digests, dtype=np.uint32)[order]

    def __contains__(self, form: str) -> bool:
        return self._find(form) is not None

    def lemma_of(self, form: str) -> str | None:
        """Give the lemma of a form, None for a word that is not known."""
        index = self._find(form)
        return None if index is None else self._lemma(index)

    def forms_of(self, lemma: str) -> frozenset[str]:
        """Give every form of a lemma; none for a word that is no lemma."""
        digest = digest_of(lemma)
        first = int(np.searchsorted(self._digests, digest, side="left"))
        last = int(np.searchsorted(self._digests, digest, side="right"))
        indexes = (int(index) for index in self._order[first:last])
        return frozenset(self._form(index) for index in indexes if self._lemma(index) == lemma)

    def parts(self) -> tuple[frozenset[str], frozenset[str]]:
        """Give the nouns and the other words that compounds are made of, nouns in lower case."""
        nouns: set[str] = set()
        others: set[str] = set()
        for word in self._own_lemmas():
            if _PART.match(word):
                (nouns if word[0].isupper() else others).add(word.lower())
        return frozenset(nouns), frozenset(others)

    def _own_lemmas(self) -> Iterator[str]:
        empty = self._lemmas.index("")
        return (self._form(index) for index, lemma in enumerate(self._lemma_of) if lemma == empty)

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
