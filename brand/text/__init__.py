"""Markup in, prose out, with the place of every character in what the writer sent."""

from brand.text.reader import read, segments
from brand.text.run import at, replacements, span
from brand.text.words import Sentence, Word, sentences, tokens, words_by_sentence

__all__ = [
    "Sentence",
    "Word",
    "at",
    "read",
    "replacements",
    "segments",
    "sentences",
    "span",
    "tokens",
    "words_by_sentence",
]
