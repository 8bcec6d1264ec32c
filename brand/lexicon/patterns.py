"""Turns one term into the patterns that find it: its forms, its compounds, its split and its phrase."""

from collections.abc import Iterator
from typing import Literal, NamedTuple

from msgspec.structs import replace

from brand.lexicon import english, german
from brand.lexicon.inflection import Inflected, PartOfSpeech, in_same_slot
from brand.lexicon.model import Letters, Pattern, Spelling
from brand.lexicon.phrases import phrase_patterns
from brand.lexicon.vocabulary import Vocabulary, vocabulary_of
from brand.text.normal import normalise

__all__ = ["Wanted", "patterns_of"]


_SUPERLATIVE = ("ste", "stem", "sten", "ster", "stes")
"""No noun is derived from these: "das Beste" is the adjective."""


_DERIVED = ("ig", "lich", "isch", "bar", "sam", "los", "haft", "voll", "frei")
"""No noun in -e is made of these adjectives."""
_SHORTEST_STEM = 3
_LONGEST = 100
"""A longer word or phrase is looked for as it stands."""


class Wanted(NamedTuple):
    """A term, claim or exception as it stands in the pack."""

    text: str
    match: Literal["exact", "inflected", "compounds"]
    pos: PartOfSpeech | None = None
    prefer: str | None = None
    except_: tuple[str, ...] = ()


def patterns_of(wanted: Wanted, language: str, entry: int = 0) -> Iterator[Pattern]:
    """Give what to look for, and the exceptions that silence it."""
    wanted = wanted._replace(text=" ".join(normalise(wanted.text).cased.split()))
    yield from _forms(wanted, language, entry)
    for exception in wanted.except_:
        silent = Wanted(text=" ".join(normalise(exception).cased.split()), match="inflected")
        for pattern in _forms(silent, language, entry):
            yield replace(pattern, is_exception=True, spellings=_any_letters(pattern.spellings))


def _any_letters(spellings: tuple[Spelling, ...]) -> tuple[Spelling, ...]:
    return tuple(Spelling(spelling.text) for spelling in spellings)


def _forms(wanted: Wanted, language: str, entry: int) -> Iterator[Pattern]:
    if wanted.match == "exact" or language not in {"de", "en"} or len(wanted.text) > _LONGEST:
        letters = Letters.AS_WRITTEN if wanted.match == "exact" else Letters.ANY
        yield from _exact(wanted, letters, entry)
    elif " " in wanted.text:
        yield from phrase_patterns(wanted.text, language, entry, wanted.prefer)
    elif language == "de":
        yield from _german(wanted, entry)
    else:
        yield from _english(wanted, entry)


def _exact(wanted: Wanted, letters: Letters, entry: int) -> Iterator[Pattern]:
    yield Pattern(entry=entry, spellings=(Spelling(wanted.text, letters, wanted.prefer),))


def _german(wanted: Wanted, entry: int) -> Iterator[Pattern]:
    vocabulary = vocabulary_of("de")
    pos = wanted.pos or german.part_of_speech(wanted.text, vocabulary)
    forms = german.inflect(wanted.text, pos, vocabulary)
    preferred = _preferred(wanted, pos, vocabulary)
    spellings = tuple(
        Spelling(text, _letters(text, pos, wanted.text, vocabulary), in_same_slot(form.slot, preferred))
        for form in forms
        for text in _written(form.text, vocabulary)
    )
    if wanted.match != "compounds":
        yield Pattern(entry=entry, spellings=spellings)
    else:
        ends = {one.text for one in spellings if pos == "noun" and _is_dative(one.text, wanted.text, spellings)}
        first = tuple(one for one in spellings if one.text not in ends)
        yield Pattern(entry=entry, spellings=first, compounds="both")
        if ends:
            last = tuple(one for one in spellings if one.text in ends)
            yield Pattern(entry=entry, spellings=last, compounds="last")
        yield from _first_parts(wanted.text, pos, entry)
    split = german.split_forms(wanted.text, vocabulary) if pos == "verb" else None
    if split:
        yield Pattern(
            entry=entry,
            spellings=tuple(Spelling(form, Letters.LOWER) for form in split.forms),
            tail=((split.particle,),),
        )


def _is_dative(form: str, word: str, spellings: tuple[Spelling, ...]) -> bool:
    """Know "Rabatten", which no compound begins with: "Rabattenpflanzung" is made of another word."""
    plural = form.removesuffix("n")
    return plural not in {form, word} and any(one.text == plural for one in spellings)


def _preferred(wanted: Wanted, pos: PartOfSpeech, vocabulary: Vocabulary) -> tuple[Inflected, ...]:
    if not wanted.prefer:
        return ()
    if " " in wanted.prefer or pos not in {"adjective", "noun", "verb"}:
        return (Inflected(wanted.prefer, "base"),)
    return german.inflect(wanted.prefer, pos, vocabulary)


def _letters(form: str, pos: PartOfSpeech, word: str, vocabulary: Vocabulary) -> Letters:
    """Let an adjective be used as a noun, unless the capital makes it another word: "Frische", "Alter"."""
    if pos == "noun":
        return Letters.NOUN
    if pos == "adjective":
        return _adjective_letters(form, word, vocabulary)
    if pos == "verb" and form == word:
        return Letters.INFINITIVE if word.endswith("n") else Letters.LOWER
    return Letters.HOMOGRAPH_VERB if pos == "verb" and _noun_of(form, vocabulary) else Letters.LOWER


def _adjective_letters(form: str, word: str, vocabulary: Vocabulary) -> Letters:
    if form in {word, word + "e", word + "en"} and vocabulary.lemma_of(word + "te") == word + "en":
        return Letters.VERB_TOO
    noun = _noun_of(form, vocabulary)
    if noun and not form.endswith(_SUPERLATIVE) and not _is_nominalised(_capital(form), noun, word, vocabulary):
        return Letters.HOMOGRAPH
    return Letters.LOWER if form == word and not word.endswith(_SUPERLATIVE) else Letters.ADJECTIVE


def _noun_of(form: str, vocabulary: Vocabulary) -> str:
    """Give the noun that a form is when it begins with a capital, "" for none."""
    lemma = vocabulary.lemma_of(_capital(form)) or ""
    return lemma if lemma[:1].isupper() else ""


def _capital(form: str) -> str:
    return form[:1].upper() + form[1:]


def _is_nominalised(capital: str, lemma: str, word: str, vocabulary: Vocabulary) -> bool:
    """Tell "das Kostenlose", which is declined as an adjective, from "die Frische", which is not."""
    forms = vocabulary.forms_of(lemma)
    if capital.endswith("er") and capital + "s" in forms:
        return False
    if any(form.endswith("em") for form in forms) or _stem_of(word).capitalize() + "em" in vocabulary:
        return True
    return capital.endswith(("e", "en")) and word[_SHORTEST_STEM:].endswith(_DERIVED)


def _stem_of(word: str) -> str:
    """Give what the endings stand on, of "teuer" too."""
    return word[:-2] + word[-1] if word.endswith(("el", "er")) else word.removesuffix("e")


def _written(form: str, vocabulary: Vocabulary) -> Iterator[str]:
    """Add the Swiss spelling, unless it is another word ("Masse" is no "Maße"), and the German one of a Swiss word."""
    yield form
    if "ß" in form:
        swiss = form.replace("ß", "ss")
        if vocabulary.lemma_of(swiss) in {None, vocabulary.lemma_of(form), swiss.lower()} or swiss not in vocabulary:
            yield swiss


def _first_parts(word: str, pos: PartOfSpeech, entry: int) -> Iterator[Pattern]:
    """Add what stands at the front of a compound only: "Best-" of "beste"."""
    if pos == "adjective" and word.endswith("e"):
        yield Pattern(entry=entry, spellings=(Spelling(word[:-1]),), compounds="first")
    if pos == "noun" and word.endswith("e"):
        yield Pattern(entry=entry, spellings=(Spelling(word[:-1], Letters.NOUN),), compounds="first")


def _english(wanted: Wanted, entry: int) -> Iterator[Pattern]:
    vocabulary = vocabulary_of("en")
    if "-" in wanted.text.strip("-"):
        yield from phrase_patterns(wanted.text.replace("-", " "), "en", entry, wanted.prefer)
        wanted = wanted._replace(text=wanted.text.replace("-", ""))
    pos = wanted.pos or english.part_of_speech(wanted.text, vocabulary)
    preferred = english.inflect(wanted.prefer, pos, vocabulary) if wanted.prefer and " " not in wanted.prefer else ()
    slots = (*((Inflected(wanted.prefer, "base"),) if wanted.prefer else ()), *preferred)
    yield Pattern(
        entry=entry,
        spellings=tuple(
            Spelling(form.text, _english_letters(form, wanted, vocabulary), in_same_slot(form.slot, slots))
            for form in english.inflect(wanted.text, pos, vocabulary)
        ),
        compounds="both" if wanted.match == "compounds" else "",
    )


def _english_letters(form: Inflected, wanted: Wanted, vocabulary: Vocabulary) -> Letters:
    """Tell the noun from the verb where the pack says which is meant and the word may be both."""
    if wanted.text[:1].isupper():
        return Letters.NOUN
    if wanted.pos == "verb" and form.slot in {"base", "third"}:
        return Letters.ENGLISH_VERB
    is_verb = any(known.endswith(("ed", "ing")) for known in vocabulary.forms_of(wanted.text))
    return Letters.ENGLISH_NOUN if wanted.pos == "noun" and is_verb else Letters.ANY
