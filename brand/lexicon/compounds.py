"""Is a hit inside a longer word the first or last part of a compound?"""

from array import array
from bisect import bisect_left

from brand.languages.language import words
from brand.lexicon.model import Letters, Spelling, Words
from brand.lexicon.place import Place
from brand.lexicon.vocabulary_digest import digest_of

__all__ = ["Parts", "compound"]

_LINKS = ("", "s", "es", "n", "en", "er", "e", "ens")
_NOUN_LINKS = ("", "s", "es", "ens")
"""The others belong to forms that a noun has: "Kunden-", "Räder-"."""
_SHORTEST = 3
_ENDINGS = ("", "s", "es", "e", "en", "n", "er", "ern", "nen", "em", "se", "ses", "sen")
_PLAIN = str.maketrans("äöü", "aou")
_AFFIXES = words(
    """heit keit igkeit ung schaft tum lich ig bar sam los isch chen lein er erin innen in nis haft weise ling ler ner
    ei ismus ist isten ion iert ierung ieren ling end ende art tion tät eur ant enz anz
    un ur miss erz ge be ver zer ent er emp re de ko ex prä pro dis trans inter kon sub per"""
)
_ENGLISH_SUFFIXES = words("dom hood ship ships ness ful less ment ward wards wise like able ible some")
_ALSO = words(
    """super mega ultra hyper mini maxi extra top turbo öko bio giga spott sau allzu hoch tief neu alt sonder dauer
    online offline web app shop sale deal outlet"""
)
_NO_COMPOUNDS = words(
    """quadrat apparat inventar kommode karton planet musikant lieferant fabrikant passant komitee kamerad freitag
    teenager gastronomie gastronom gastritis nachbar heiland girlande kompass globus kristall herberge haushalt"""
)
"""These only look as if they were made of two words."""
_SHORT_HEADS = words(
    "tee eis see tag tür hof uhr bad rad hut zug weg tor öko bio neu rot alt ski bau gas öl top web app los"
)


class Parts:
    """The words of a language that compounds are made of."""

    def __init__(self, digests: Words, language: str) -> None:
        self.suffixes = _AFFIXES | _ENGLISH_SUFFIXES if language == "en" else _AFFIXES
        self._nouns, self._others = array("I"), array("I")
        self._nouns.frombytes(digests.nouns)
        self._others.frombytes(digests.others)

    def is_noun(self, word: str) -> bool:
        """Say whether a word in lower case is a noun."""
        return _holds(self._nouns, word) or word in _ALSO

    def is_other(self, word: str) -> bool:
        """Say whether a word is known that is no noun."""
        return _holds(self._others, word) or word in _ALSO

    def is_known(self, word: str) -> bool:
        """Say whether a word in lower case is one, in whatever form, or made of two."""
        return self.is_tail(word, nominal=True) or self.is_tail(word, nominal=False)

    def is_verb(self, word: str) -> bool:
        """Say whether a word in lower case may be the finite form of a verb."""
        if word.endswith("n"):
            return self.is_other(word)
        stems = [word.removesuffix(ending) for ending in ("est", "et", "st", "t", "e") if word.endswith(ending)]
        return any(self.is_other(stem + ending) for stem in stems for ending in ("en", "n"))

    def is_tail(self, word: str, *, nominal: bool) -> bool:
        """Say whether a compound may end in this, in whatever form."""
        knows = self.is_noun if nominal else self.is_other
        if any(knows(base) for base in _bases(word)):
            return True
        return any(
            self.is_head(word[:at]) and any(knows(base) for base in _bases(word[at:]))
            for at in range(_SHORTEST, len(word) - _SHORTEST + 1)
        )

    def is_head(self, word: str) -> bool:
        """Say whether a compound may begin with this, its linking letters included."""
        return word not in _AFFIXES and any(self._is_bare_head(base, word) for base in _unlinked(word))

    def is_chain(self, word: str) -> bool:
        """Say whether this is one or two parts that a compound may begin with."""
        return self.is_head(word) or any(
            self.is_head(word[:at]) and self.is_head(word[at:]) for at in range(_SHORTEST, len(word) - _SHORTEST + 1)
        )

    def _is_bare_head(self, base: str, word: str) -> bool:
        """Take what is linked only as a noun or a verb: "Tag-e-buch", "Wart-e-saal"."""
        if len(base) < _SHORTEST or base in _AFFIXES:
            return False
        if self.is_noun(base) or self.is_other(base + "en"):
            return True
        return base == word and (self.is_other(base) or self.is_noun(base + "e"))


def compound(place: Place, start: int, end: int, spelling: Spelling, parts: Parts | None) -> tuple[int, int] | None:
    """Give the whole word around a hit where that is a compound, None otherwise."""
    first, last = start, end
    while place.is_open(first - 1):
        first -= 1
    while place.is_open(last):
        last += 1
    if (first, last) != (start, end) and not _is_closed(place, (first, start, end, last), spelling, parts):
        return None
    return _hyphenated(place, first, last)


def _hyphenated(place: Place, first: int, last: int) -> tuple[int, int] | None:
    """Widen to what hyphens tie together; a word in the middle is neither first nor last."""
    left, right = place.is_joined_left(first), place.is_joined_right(last)
    if left and right:
        return None
    while place.is_joined_left(first) or place.is_open(first - 1):
        first -= 1
    while place.is_joined_right(last) or place.is_open(last):
        last += 1
    return first, last


def _is_none(word: str) -> bool:
    return any(base in _NO_COMPOUNDS for base in _bases(word))


def _is_closed(place: Place, places: tuple[int, int, int, int], spelling: Spelling, parts: Parts | None) -> bool:
    first, start, end, last = places
    if parts is None or (first < start and end < last):
        return False
    word = place.text[first:last]
    if _is_none(word):
        return False
    is_capital = not place.allows(first, last, Spelling("", Letters.LOWER))
    begins = place.begins_sentence(first)
    if end < last:
        links = _NOUN_LINKS if spelling.letters is Letters.NOUN else _LINKS
        nominal = place.allows(first, last, Spelling("", Letters.NOUN))
        rests = [word[end - first + len(link) :] for link in links if word.startswith(link, end - first)]
        return _is_first(rests, parts, nominal=nominal, either=begins)
    if spelling.letters is Letters.NOUN and not place.allows(first, last, spelling):
        return False
    if spelling.letters not in {Letters.NOUN, Letters.ANY} and is_capital:
        return False
    return _is_last(word, word[: start - first], parts)


def _is_first(tails: list[str], parts: Parts, *, nominal: bool, either: bool) -> bool:
    for tail in tails:
        if len(tail) < _SHORTEST or tail in parts.suffixes or _is_affix(tail):
            continue
        if parts.is_tail(tail, nominal=nominal) or (either and parts.is_tail(tail, nominal=False)):
            return True
    return False


def _is_last(word: str, head: str, parts: Parts) -> bool:
    if len(head) <= _SHORTEST and head not in _SHORT_HEADS and (parts.is_noun(word) or parts.is_other(word)):
        return False
    if word[len(head) :] in _AFFIXES and not head.endswith(("s", "n")):
        return False
    return parts.is_chain(head)


def _is_affix(tail: str) -> bool:
    return any(base in _AFFIXES for base in _bases(tail) if tail.startswith(base))


def _bases(word: str) -> list[str]:
    """Take endings off, and the umlaut of a plural."""
    stripped = [word[: len(word) - len(ending)] for ending in _ENDINGS if word.endswith(ending)]
    long_enough = [base for base in stripped if len(base) >= _SHORTEST]
    return [*long_enough, *(base.translate(_PLAIN) for base in long_enough if base.translate(_PLAIN) != base)]


def _unlinked(word: str) -> list[str]:
    bare = [word[: len(word) - len(link)] for link in _LINKS if word.endswith(link) and len(word) > len(link)]
    umlauted = [word[: -len(link)].translate(_PLAIN) for link in ("er", "e") if word.endswith(link)]
    return [*bare, *(base for base in umlauted if base not in bare)]


def _holds(digests: "array[int]", word: str) -> bool:
    digest = digest_of(word)
    index = bisect_left(digests, digest)
    return index < len(digests) and digests[index] == digest
