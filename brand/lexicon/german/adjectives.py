"""German adjectives: five endings in three degrees."""

from brand.languages.language import words
from brand.lexicon.inflection import Inflected
from brand.lexicon.vocabulary import Vocabulary

__all__ = ["ENDINGS", "adjective_forms", "declined", "stem_of"]

ENDINGS = ("e", "em", "en", "er", "es")
_UMLAUTED = words(
    """alt arg arm blass dumm fromm gesund glatt grob groß hart jung kalt karg klug krank kurz lang nah nass rot scharf
    schmal schwach schwarz stark warm zart"""
)
_UMLAUT = str.maketrans("aou", "äöü")
_KEEPS_E = ("i", "l", "d")
"""Behind these the e of "-el" stays: "viele", "parallele", "fidele"."""
_NEEDS_E = ("d", "t", "s", "ß", "z", "sch", "x")


def adjective_forms(word: str, vocabulary: Vocabulary) -> tuple[Inflected, ...]:
    """Give every form. A word that is inflected already ("beste", "kleiner") keeps its degree."""
    stem = stem_of(word, vocabulary)
    if stem != word:
        return tuple(declined(stem, "positive"))
    known = vocabulary.forms_of(word)
    positive = _positive_stem(word, known)
    return (
        Inflected(word, "base"),
        *declined(positive, "positive"),
        *_comparative(word, positive, known),
        *_superlative(word, known),
    )


def stem_of(word: str, vocabulary: Vocabulary) -> str:
    """Take the ending off a form that is not the one dictionaries list; a participle ends in itself."""
    lemma = vocabulary.lemma_of(word)
    if lemma is None or lemma == word or (lemma.islower() and lemma.endswith("n")):
        return word
    for ending in ("em", "en", "er", "es", "e"):
        if word.endswith(ending) and len(word) - len(ending) > 1:
            return word[: -len(ending)]
    return word


def declined(stem: str, degree: str) -> list[Inflected]:
    """Put the five endings on a stem."""
    return [Inflected(stem + ending, f"{degree}-{ending}") for ending in ENDINGS]


def _positive_stem(word: str, known: frozenset[str]) -> str:
    """Find what the endings stand on: "teuer" gives "teur", "dunkel" "dunkl", "müde" "müd"."""
    if word.endswith("e"):
        return word[:-1]
    if word.endswith(("el", "er")) and (short := word[:-2] + word[-1]) + "em" in known:
        return short
    if word == "hoch" or (word.endswith("hoch") and word[:-2] + "h" + "e" in known):
        return word[:-2] + "h"
    return word[:-2] + "l" if word.endswith("el") and word[-3:-2] not in _KEEPS_E else word


def _comparative(word: str, positive: str, known: frozenset[str]) -> list[Inflected]:
    stems = {form[:-2] for form in known if form.endswith("erem")} - {positive}
    if not stems or word in _UMLAUTED:
        stems |= {stem + "er" for stem in _changed(word, positive)}
    return [
        form
        for stem in sorted(stems)
        for form in (Inflected(stem, "comparative"), *declined(stem, "comparative"))
        if form.text != word
    ]


def _superlative(word: str, known: frozenset[str]) -> list[Inflected]:
    stems = {form[:-2] for form in known if form.endswith(("stem", "ßtem")) and form[:-2] != word}
    if not stems or word in _UMLAUTED:
        stems |= {stem + ("est" if word.endswith(_NEEDS_E) else "st") for stem in _changed(word, word)}
    return [
        form
        for stem in sorted(stems)
        for form in (*declined(stem, "superlative"), *declined("aller" + stem, "most-superlative"))
    ]


def _changed(word: str, stem: str) -> set[str]:
    """Give the stem, and where the word may change its vowel the changed one too: "gesund" gives "gesünd"."""
    return {stem, stem.translate(_UMLAUT)} if word in _UMLAUTED else {stem}
