"""Phrases: every word in its forms, the verb also at the front of the clause."""

from collections.abc import Iterator
from typing import Literal

import msgspec

from brand.languages.language import words
from brand.lexicon import english, german
from brand.lexicon.model import Letters, Pattern, Spelling
from brand.lexicon.vocabulary import Vocabulary, vocabulary_of

__all__ = ["phrase_patterns"]

_DETERMINERS = (
    words("der die das dem den des"),
    words("ein eine einem einen einer eines"),
    *(
        words(f"{stem} {stem}e {stem}em {stem}en {stem}er {stem}es")
        for stem in ("kein", "mein", "dein", "sein", "ihr", "unser", "dies", "jed", "all", "manch", "welch", "solch")
    ),
    words("euer eure eurem euren eurer eures"),
)
_BE = ("sein", "bin", "bist", "ist", "sind", "seid", "war", "warst", "waren", "wart", "sei", "wäre", "wären", "gewesen")
_PAIR = _PHRASAL = 2
_PARTICLES = words("up down in out on off away back over through around along apart together ahead forward")
_ENDINGS = ("em", "en", "er", "es", "e")


def phrase_patterns(phrase: str, language: str, entry: int, prefer: str | None) -> Iterator[Pattern]:
    """Give the phrase around its longest word, and, in German, its verb apart from the rest.

    What follows an English "of" stays as it is: "states of the art".
    """
    written = phrase.split(" ") if language == "de" else phrase.replace("-", " ").split(" ")
    head = written.index("of") if language == "en" and "of" in written else len(written)
    slots = tuple(
        _BE
        if language == "de" and number and number + 1 == len(written) and word == "sein"
        else _german(word)
        if language == "de"
        else _english(word)
        if number < head
        else (word.lower(),)
        for number, word in enumerate(written)
    )
    whole = _around(slots, _anchor(written), entry, Spelling(phrase, Letters.ANY, prefer))
    if language != "de":
        yield whole
        if len(written) == _PHRASAL and written[1] in _PARTICLES:
            yield Pattern(entry=entry, spellings=tuple(map(Spelling, slots[0])), tail=(slots[1],))
        return
    yield msgspec.structs.replace(whole, phrase=_kind(written))
    verb = written[-1]
    vocabulary = vocabulary_of("de")
    if german.part_of_speech(verb, vocabulary) == "verb":
        yield from _verb_first(slots, verb, vocabulary, entry)


def _kind(written: list[str]) -> Literal["", "noun", "verb"]:
    """Tell "kleiner Preis" and "Freude bereiten" from other phrases."""
    if len(written) != _PAIR or written[0][:1].isupper() == written[1][:1].isupper():
        return ""
    return "noun" if written[1][:1].isupper() else "verb"


def _verb_first(slots: tuple[tuple[str, ...], ...], verb: str, vocabulary: Vocabulary, entry: int) -> Iterator[Pattern]:
    """Find "Geh auf Nummer sicher" and "auf Nummer sicher zu gehen"."""
    split = german.split_forms(verb, vocabulary)
    forms = split.forms if split else slots[-1]
    tail = (*slots[:-1], (split.particle,)) if split else slots[:-1]
    yield Pattern(entry=entry, spellings=tuple(Spelling(form, Letters.LOWER) for form in forms), tail=tail)
    if not split:
        yield Pattern(entry=entry, spellings=(Spelling(verb, Letters.LOWER),), before=(*slots[:-1], ("zu",)))


def _around(slots: tuple[tuple[str, ...], ...], anchor: int, entry: int, whole: Spelling) -> Pattern:
    base = " ".join(slot[0] for slot in slots)
    fix = whole.fix if base == whole.text.lower() else None
    return Pattern(
        entry=entry,
        spellings=tuple(
            Spelling(form, Letters.ANY, fix if number == 0 else None) for number, form in enumerate(slots[anchor])
        ),
        before=slots[:anchor],
        after=slots[anchor + 1 :],
    )


def _anchor(written: list[str]) -> int:
    return max(range(len(written)), key=lambda index: len(written[index]))


def _german(word: str) -> tuple[str, ...]:
    """Give the forms of one word in lower case, the word as it was written first."""
    low = word.lower()
    determiner = next((forms for forms in _DETERMINERS if low in forms), None)
    if determiner:
        return tuple(dict.fromkeys((low, *sorted(determiner))))
    vocabulary = vocabulary_of("de")
    pos = german.part_of_speech(word, vocabulary)
    if pos == "adjective" or _is_inflected_adjective(word, vocabulary):
        stem = _stem(word, vocabulary)
        return tuple(dict.fromkeys((low, *((stem,) if stem != low else ()), *(stem + ending for ending in _ENDINGS))))
    return tuple(dict.fromkeys((low, *(form.text.lower() for form in german.inflect(word, pos, vocabulary)))))


def _is_inflected_adjective(word: str, vocabulary: Vocabulary) -> bool:
    lemma = vocabulary.lemma_of(word)
    return (
        bool(lemma)
        and lemma != word
        and word[:1].islower()
        and german.part_of_speech(str(lemma), vocabulary) == "adjective"
    )


def _stem(word: str, vocabulary: Vocabulary) -> str:
    """Take off the ending that agrees: "kleinen" gives "klein", and "klein" itself."""
    lemma = vocabulary.lemma_of(word)
    if lemma in {None, word}:
        return word.removesuffix("e")
    return next((word[: -len(ending)] for ending in _ENDINGS if word.endswith(ending)), word)


def _english(word: str) -> tuple[str, ...]:
    vocabulary = vocabulary_of("en")
    pos = english.part_of_speech(word, vocabulary)
    if pos == "adjective":
        pos = "adverb"  # in a phrase an adjective is not compared
    return tuple(dict.fromkeys(form.text.lower() for form in english.inflect(word, pos, vocabulary)))
