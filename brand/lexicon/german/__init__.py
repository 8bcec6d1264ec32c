"""German: which class a word belongs to, and all its forms."""

from brand.lexicon.german.adjectives import adjective_forms
from brand.lexicon.german.classes import part_of_speech
from brand.lexicon.german.nouns import noun_forms
from brand.lexicon.german.verbs import Split, split_forms, verb_forms
from brand.lexicon.inflection import Inflected, PartOfSpeech
from brand.lexicon.vocabulary import Vocabulary

__all__ = ["Split", "inflect", "part_of_speech", "split_forms"]


def inflect(word: str, pos: PartOfSpeech, vocabulary: Vocabulary) -> tuple[Inflected, ...]:
    """Give all forms of a word, the word itself first."""
    if pos == "noun":
        forms = noun_forms(word, vocabulary)
    elif pos == "verb":
        forms = verb_forms(word, vocabulary)
    elif pos == "adjective":
        forms = adjective_forms(word, vocabulary)
    else:
        forms = (Inflected(word, "base"),)
    return tuple({form.text: form for form in reversed((Inflected(word, "base"), *forms))}.values())[::-1]
