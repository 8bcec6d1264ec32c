"""German nouns: the forms that are known, of the word or of the last part of a compound."""

from brand.lexicon.inflection import Inflected
from brand.lexicon.vocabulary import Vocabulary

__all__ = ["known_tail", "noun_forms"]

_SHORTEST_TAIL = 3
_BY_ENDING = (
    (("ung", "heit", "keit", "schaft", "tät", "ion", "ik", "ur"), ("en",)),
    (("in",), ("nen",)),
    (("chen", "lein"), ("s",)),
    (("er", "el", "ler"), ("s", "n")),
    (("ismus",), ()),
    (("e",), ("n", "s")),
    (("a", "o", "i", "u", "y"), ("s",)),
    (("s", "ß", "z", "x"), ("e", "es", "en")),
)
_OTHERWISE = ("s", "es", "e", "en")


def noun_forms(word: str, vocabulary: Vocabulary) -> tuple[Inflected, ...]:
    """Give every form; of a word that no table has, those of its last part, or what its ending tells."""
    forms = _known(word, vocabulary)
    if not forms and (tail := known_tail(word, vocabulary)):
        head = word[: -len(tail)]
        forms = frozenset(head + form.lower() for form in _known(tail.capitalize(), vocabulary))
    if not forms:
        forms = frozenset(word + ending for ending in _endings(word))
    return (
        Inflected(word, "base"),
        *(Inflected(form) for form in sorted(forms | _genitive(word, forms) | _dative(word, forms, vocabulary))),
    )


def known_tail(word: str, vocabulary: Vocabulary) -> str | None:
    """Find the longest last part that is a noun of its own."""
    for at in range(1, len(word) - _SHORTEST_TAIL + 1):
        tail = word[at:].lstrip("-")
        if vocabulary.lemma_of(tail.capitalize()) == tail.capitalize() and len(tail) >= _SHORTEST_TAIL:
            return tail
    return None


def _known(word: str, vocabulary: Vocabulary) -> frozenset[str]:
    """Take the forms that begin with a capital: a table may give a noun forms of its verb."""
    lemma = vocabulary.lemma_of(word)
    if lemma is None or lemma[:1].islower():
        return frozenset()
    return frozenset(form for form in vocabulary.forms_of(lemma) if form[:1] == word[:1] or form[:1] in "ÄÖÜ")


def _endings(word: str) -> tuple[str, ...]:
    return next((endings for tails, endings in _BY_ENDING if word.endswith(tails)), _OTHERWISE)


def _genitive(word: str, forms: frozenset[str]) -> frozenset[str]:
    """Add the genitive that a table forgot where it knows the plural only."""
    masculine = word.endswith(("er", "el", "chen", "lein", "o"))
    return frozenset({word + "s"}) if masculine and word + "s" not in forms else frozenset()


def _dative(word: str, forms: frozenset[str], vocabulary: Vocabulary) -> frozenset[str]:
    """Add the dative plural that a table has for another word only: "Rabatten" of "Rabatt"."""
    if any(form.endswith("n") for form in forms):
        return frozenset()
    datives = (form + "n" for form in forms if form != word and form.endswith(("e", "er")))
    return frozenset(form for form in datives if vocabulary.lemma_of(form) != form)
