"""English: which class a word belongs to, and all its forms, in British and American spelling."""

import re
from collections.abc import Iterator

from brand.languages.language import words
from brand.lexicon.inflection import Inflected, PartOfSpeech
from brand.lexicon.vocabulary import Vocabulary

__all__ = ["inflect", "part_of_speech", "variants"]

_VOWELS = "aeiou"
_DOUBLED = re.compile(r"(?:^|[^aeiou])[aeiouy][bdgklmnprtvz]$")
_SYLLABLES = re.compile(r"[aeiouy]+")
_SPELLINGS = (
    ("isation", "ization"), ("ise", "ize"), ("ising", "izing"), ("yse", "yze"), ("our", "or"), ("tre", "ter"),
    ("ogue", "og"), ("ence", "ense"), ("lfil", "lfill"), ("ilful", "illful"), ("ewellery", "ewelry"),
    ("stalment", "stallment"), ("eller", "eler"), ("ellor", "elor"), ("grey", "gray"),
    ("aeo", "eo"), ("programme", "program"),
    ("cheque", "check"), ("tyre", "tire"),
)  # fmt: skip
_IRREGULAR = {
    "good": ("better", "best"),
    "bad": ("worse", "worst"),
    "far": ("farther", "farthest", "further", "furthest"),
    "little": ("less", "least"),
}
_FUNCTION = words(
    """a an the of in on at to for from by with and or but not no so as than that this these those is are was were be
    your our my his her its their you we i he she it they up off out now"""
)


def part_of_speech(word: str, vocabulary: Vocabulary) -> PartOfSpeech | None:
    """Tell what the forms tell; None where a word may be both noun and verb."""
    if " " in word:
        return "phrase"
    if word.lower() in _FUNCTION:
        return "adverb"
    known = vocabulary.forms_of(vocabulary.lemma_of(word.lower()) or word.lower())
    if word in _IRREGULAR or _suffixed(word, "er") in known or _suffixed(word, "est") in known:
        return "adjective"
    if (
        word.endswith(("less", "ful", "ous", "able", "ible", "ive", "ic", "al", "ly", "ish"))
        and word + "s" not in known
    ):
        return "adverb"
    return None


def inflect(word: str, pos: PartOfSpeech | None, vocabulary: Vocabulary) -> tuple[Inflected, ...]:
    """Give all forms of a word in every spelling, the word itself first."""
    found: dict[str, Inflected] = {}
    for spelling in (word, *variants(word, vocabulary)):
        for form in _forms(spelling, pos, vocabulary):
            found.setdefault(form.text, form)
    return tuple(found.values())


def variants(word: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    """Give the other side's spelling of a word, where it is one."""
    swapped = (
        word.replace(one, other)
        for british, american in _SPELLINGS
        for one, other in ((british, american), (american, british))
        if one in word
    )
    return tuple(dict.fromkeys(other for other in swapped if other != word and other.lower() in vocabulary))


def _forms(word: str, pos: PartOfSpeech | None, vocabulary: Vocabulary) -> Iterator[Inflected]:
    yield Inflected(word, "base")
    known = vocabulary.forms_of(word.lower())
    if pos in {"noun", None}:
        yield from _noun(word, known)
    if pos == "verb" or (pos is None and _is_verb(word, known)):
        yield from _verb(word, known)
    if pos == "adjective":
        yield from _adjective(word)


def _is_verb(word: str, known: frozenset[str]) -> bool:
    others = known - {word, _plural(word)}
    return any(form.endswith(("ed", "ing")) for form in others) or (_plural(word) in known and bool(others))


def _noun(word: str, known: frozenset[str]) -> Iterator[Inflected]:
    if word.endswith("s") and not word.endswith("ss"):
        return
    irregular = {form for form in known if form.endswith(("ves", "men", "ice", "eet", "ren")) and form != word}
    for form in irregular or {_plural(word)}:
        yield Inflected(form, "plural")


def _verb(word: str, known: frozenset[str]) -> Iterator[Inflected]:
    yield Inflected(_plural(word), "third")
    yield Inflected(_suffixed(word, "ing"), "present")
    past = {form for form in known if not form.endswith(("ing", "s")) and form != word}
    if not past or _suffixed(word, "ed") in past:
        yield Inflected(_suffixed(word, "ed"), "past")
    else:
        yield from (Inflected(form) for form in sorted(past))
    yield from (Inflected(form) for form in sorted(known) if form.endswith("ing"))
    if word.endswith("l") and word[-2:-1] in _VOWELS:
        yield Inflected(word + "led", "past")
        yield Inflected(word + "ling", "present")


def _adjective(word: str) -> Iterator[Inflected]:
    if word in _IRREGULAR:
        yield from (Inflected(form) for form in _IRREGULAR[word])
    elif len(_SYLLABLES.findall(word)) <= 2:  # noqa: PLR2004 -- longer adjectives are compared by "more" and "most"
        yield Inflected(_suffixed(word, "er"), "comparative")
        yield Inflected(_suffixed(word, "est"), "superlative")


def _plural(word: str) -> str:
    if word.endswith(("s", "x", "z", "ch", "sh")):
        return word + "es"
    if word.endswith("y") and word[-2:-1] not in _VOWELS:
        return word[:-1] + "ies"
    return word + "s"


def _suffixed(word: str, suffix: str) -> str:
    """Add an ending as English does: "cheap" "cheaper", "nice" "nicer", "big" "bigger", "easy" "easier"."""
    if word.endswith("ie") and suffix == "ing":
        return word[:-2] + "ying"
    if word.endswith("e") and not (suffix == "ing" and word.endswith(("ee", "oe", "ye"))):
        return word[:-1] + suffix
    if word.endswith("y") and word[-2:-1] not in _VOWELS and suffix != "ing":
        return word[:-1] + "i" + suffix
    if _DOUBLED.search(word) and len(_SYLLABLES.findall(word)) == 1:
        return word + word[-1] + suffix
    return word + suffix
