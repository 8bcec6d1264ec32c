"""What can be counted in a text, under the names that Vale gives it."""

import math
import re
from collections.abc import Iterable, Mapping

from brand.text import sentences
from brand.vale.blocks import Block

__all__ = ["NAMES", "READABILITY", "measured", "readability_score"]

NAMES = frozenset(
    {"characters", "complex_words", "long_words", "paragraphs", "polysyllabic_words", "sentences", "syllables", "words"}
)
READABILITY = (
    "Automated Readability",
    "Coleman-Liau",
    "Flesch-Kincaid",
    "Gunning Fog",
    "SMOG",
)

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_VOWELS = re.compile(r"[aeiouyäöüàâéèêëïîôûù]+")
_SILENT = re.compile(r"(?:[^laeiouy]es|[^laeiouydt]ed|[^laeiouy]e)$")
_INFLECTED = re.compile(r"(?:es|ed|ing)$")
_MANY, _LONG = 3, 6


def measured(blocks: Iterable[Block], locale: str | None) -> Mapping[str, float]:
    """Count words, sentences, syllables and the rest."""
    whole = tuple(blocks)
    words = [word for block in whole for word in _WORD.findall(block.text)]
    syllables = [_syllables(word) for word in words]
    polysyllabic = sum(count >= _MANY for count in syllables)
    complex_ = sum(
        count >= _MANY and _syllables(_INFLECTED.sub("", word.lower())) >= _MANY
        for word, count in zip(words, syllables, strict=True)
    )
    counted = {
        "characters": sum(letter.isalnum() for word in words for letter in word),
        "complex_words": complex_,
        "long_words": sum(len(word) > _LONG for word in words),
        "paragraphs": sum(part[1].role in {"paragraph", "line"} for block in whole for part in block.parts),
        "polysyllabic_words": polysyllabic,
        "sentences": sum(len(sentences(part[1], locale)) for block in whole for part in block.parts),
        "syllables": sum(syllables),
        "words": len(words),
    }
    return {name: float(count) for name, count in counted.items()}


def readability_score(name: str, of: Mapping[str, float]) -> float:
    """Give the school grade that a formula asks for; the text has words and sentences."""
    words, sentences_ = of["words"], of["sentences"]
    per_sentence = words / sentences_
    if name == "Automated Readability":
        return 4.71 * of["characters"] / words + 0.5 * per_sentence - 21.43
    if name == "Coleman-Liau":
        return 5.88 * of["characters"] / words - 29.6 * sentences_ / words - 15.8
    if name == "Flesch-Kincaid":
        return 0.39 * per_sentence + 11.8 * of["syllables"] / words - 15.59
    if name == "Gunning Fog":
        return 0.4 * (per_sentence + 100 * of["complex_words"] / words)
    return 1.043 * math.sqrt(of["polysyllabic_words"] * 30 / sentences_) + 3.1291


def _syllables(word: str) -> int:
    """Count groups of vowels; an English e at the end is mute."""
    lower = word.lower()
    return max(len(_VOWELS.findall(lower)) - bool(_SILENT.search(lower)), 1)
