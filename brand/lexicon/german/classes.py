"""German: which class a word belongs to where the pack does not say."""

from brand.lexicon.german.verbs import particle_of
from brand.lexicon.inflection import PartOfSpeech
from brand.lexicon.vocabulary import Vocabulary

__all__ = ["part_of_speech"]

_ADJECTIVE_ENDINGS = (
    "ig",
    "lich",
    "isch",
    "bar",
    "sam",
    "los",
    "haft",
    "voll",
    "frei",
    "reich",
    "wert",
    "mäßig",
    "arm",
)


def part_of_speech(word: str, vocabulary: Vocabulary) -> PartOfSpeech:
    """Tell a noun by its capital, a verb and an adjective by their forms, else by their ending."""
    if " " in word:
        return "phrase"
    if word[:1].isupper():
        return "noun"
    lemma = vocabulary.lemma_of(word)
    forms = vocabulary.forms_of(lemma or word)
    if _is_verb(lemma or word, forms, vocabulary):
        return _of_verb(word, lemma, forms)
    if _is_adjective(word, lemma or word, forms, vocabulary):
        return "adjective"
    return "verb" if lemma is None and word.endswith(("en", "ern", "eln")) else "adverb"


def _of_verb(word: str, lemma: str | None, forms: frozenset[str]) -> PartOfSpeech:
    """Take the infinitive as the verb, a participle as an adjective, a finite form as it is."""
    if lemma in {None, word}:
        return "verb"
    return "adjective" if word + "e" in forms or word + "en" in forms else "adverb"


def _is_adjective(word: str, lemma: str, forms: frozenset[str], vocabulary: Vocabulary) -> bool:
    if any(form.endswith(("em", "ere", "ste")) for form in forms) or lemma.removesuffix("e") + "es" in forms:
        return True
    return word.endswith(_ADJECTIVE_ENDINGS) or _tail_is_adjective(word, vocabulary)


def _is_verb(lemma: str, forms: frozenset[str], vocabulary: Vocabulary) -> bool:
    if not lemma.endswith("n"):
        return False
    stem = lemma.removesuffix("n").removesuffix("e")
    return any(form in forms for form in (stem + "t", stem + "et", stem + "te")) or bool(particle_of(lemma, vocabulary))


def _tail_is_adjective(word: str, vocabulary: Vocabulary) -> bool:
    """Know "spottbillig" by "billig"."""
    return any(
        vocabulary.lemma_of(tail) == tail and tail + "em" in vocabulary.forms_of(tail)
        for tail in (word[at:] for at in range(3, len(word) - 3))
    )
