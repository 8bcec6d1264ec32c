"""Looks for a compiled pack's words in a document: one pass, then boundaries, capitals, exceptions, overlaps."""

from collections.abc import Iterator, Mapping
from functools import lru_cache

import msgspec
from ahocorasick_rs import AhoCorasick, Implementation

from brand.document import Document, Segment
from brand.lexicon.compounds import Parts, compound
from brand.lexicon.hits import Hit, resolved
from brand.lexicon.model import Forms, Match, Pattern, Spelling
from brand.lexicon.neighbours import after, before, particle_end, tail_end
from brand.lexicon.place import Place
from brand.lexicon.slips import Slips
from brand.text.normal import fold, normalise
from brand.text.quoted import is_quoted

__all__ = ["scan"]


_HANDLES = ("@", "#")
"""What begins with these is written as a network wants it."""


def scan(document: Document, forms: bytes) -> Mapping[str, tuple[Match, ...]]:
    """Give what the document says of the pack's words, by the id of the check that reports it."""
    found: dict[str, list[Match]] = {}
    for match in _scanner(forms).matches(document):
        found.setdefault(match.entry.check, []).append(match)
    return {check: tuple(matches) for check, matches in found.items()}


@lru_cache(maxsize=8)
def _scanner(forms: bytes) -> "_Scanner":
    return _Scanner(msgspec.msgpack.decode(forms, type=Forms))


class _Scanner:
    """An automaton over every form, and what each of them stands for."""

    def __init__(self, forms: Forms) -> None:
        self._entries = forms.entries
        self._parts = {language: Parts(words, language) for language, words in forms.words.items()}
        uses: dict[str, list[tuple[Pattern, Spelling]]] = {}
        for pattern in forms.patterns:
            for spelling in pattern.spellings:
                uses.setdefault(fold(spelling.text), []).append((pattern, spelling))
        uses.pop("", None)
        self._uses = tuple(uses.values())
        self._automaton = AhoCorasick(list(uses), store_patterns=False, implementation=Implementation.ContiguousNFA)
        self._slips = Slips(forms.entries)
        self._active = lru_cache(maxsize=64)(self._find_active)

    def matches(self, document: Document) -> Iterator[Match]:
        """Give the hits of every segment in reading order; what somebody else says is not ours."""
        active = self._active(document.locale, document.channel)
        parts = self._parts.get((document.locale or "de").split("-")[0].lower())
        is_known = parts.is_known if parts else None
        for number, segment in enumerate(document.segments):
            if segment.role != "quote":
                place = Place(normalise(segment.text), segment)
                hits = (*self._hits(place, active), *self._slips.hits(place, active, is_known))
                for hit in resolved(hits, self._entries):
                    yield from self._match(number, segment, place, hit, document.locale)

    def _match(self, number: int, segment: Segment, place: Place, hit: Hit, locale: str | None) -> Iterator[Match]:
        start, end = place.view.place(hit.start, hit.end)
        entry = self._entries[hit.pattern.entry]
        is_right = self._is_name(hit.pattern) and (
            place.view.cased[hit.start : hit.end] == hit.fix or place.text[hit.start - 1 : hit.start] in _HANDLES
        )
        if not is_right and not is_quoted(segment.text, start, end, locale):
            yield Match(
                segment=number,
                start=start,
                end=end,
                entry=entry,
                fix=hit.fix if self._is_name(hit.pattern) else place.like(hit.start, hit.end, hit.fix),
                is_near=hit.pattern.is_near,
            )

    def _find_active(self, locale: str | None, channel: str | None) -> frozenset[int]:
        return frozenset(
            index
            for index, entry in enumerate(self._entries)
            if _serves(entry.locale, locale) and (not entry.channels or channel in entry.channels)
        )

    def _hits(self, place: Place, active: frozenset[int]) -> Iterator[Hit]:
        padded = f" {place.text} "
        for index, start, end in self._automaton.find_matches_as_indexes(place.text, overlapping=True):
            is_bare = not (padded[start].isalnum() or padded[end + 1].isalnum())
            for use in self._uses[index]:
                if use[0].entry in active and (is_bare or use[0].compounds):
                    hit = self._hit(place, start, end, use)
                    if hit is not None:
                        yield hit

    def _hit(self, place: Place, start: int, end: int, use: tuple[Pattern, Spelling]) -> Hit | None:
        pattern, spelling = use
        if pattern.before or pattern.after or pattern.tail:
            return self._wide(place, start, end, use)
        is_tied = place.is_joined_left(start) or place.is_joined_right(end)
        if not (is_tied or place.is_open(start - 1) or place.is_open(end)):
            is_whole = (
                pattern.compounds != "first" and place.allows(start, end, spelling) and not place.is_gendered(end)
            )
            return Hit(start, end, end, pattern, spelling.fix) if is_whole else None
        if self._is_name(pattern):
            return Hit(start, end, end, pattern, spelling.fix)
        return self._compound(place, start, end, use)

    def _is_name(self, pattern: Pattern) -> bool:
        return self._entries[pattern.entry].check == "tone/name-misspelt"

    def _compound(self, place: Place, start: int, end: int, use: tuple[Pattern, Spelling]) -> Hit | None:
        pattern, spelling = use
        if not pattern.compounds:
            return None
        language = (self._entries[pattern.entry].locale or "").split("-")[0]
        span = compound(place, start, end, spelling, self._parts.get(language))
        return Hit(*span, span[1], pattern, None) if span and _is_at(pattern, span, start, end) else None

    def _wide(self, place: Place, start: int, end: int, use: tuple[Pattern, Spelling]) -> Hit | None:
        """Widen a hit to the phrase or to the end of the clause that it needs."""
        pattern, spelling = use
        if place.is_open(start - 1) or place.is_open(end) or not place.allows(start, end, spelling):
            return None
        more_in = place.cased if pattern.phrase == "noun" else ""
        first = before(place.text, start, pattern.before, more_in=more_in)
        last = after(place.text, end, pattern.after, more_in=more_in)
        if first is None or last is None or place.is_joined_left(first) or place.is_joined_right(last):
            return None
        if pattern.tail:
            far = self._far(place, last, pattern)
            return Hit(first, far, last, pattern, None) if far is not None else None
        if pattern.phrase == "verb" and place.is_led_by_preposition(first):
            return None
        return Hit(first, last, last, pattern, spelling.fix)

    def _far(self, place: Place, last: int, pattern: Pattern) -> int | None:
        """Find what belongs to a verb behind the rest of its clause."""
        if (self._entries[pattern.entry].locale or "").startswith("en"):
            return particle_end(place.text, last, pattern.tail[0][0])
        parts = self._parts.get("de")
        is_verb = parts.is_verb if parts else _never
        return tail_end(place.text, last, tail=pattern.tail, cased=place.cased, is_verb=is_verb)


def _is_at(pattern: Pattern, span: tuple[int, int], start: int, end: int) -> bool:
    """Say whether a part stands where the pattern has it: at the front, at the end, or either."""
    return not ((pattern.compounds == "first" and span[0] < start) or (pattern.compounds == "last" and span[1] > end))


def _never(_: str) -> bool:
    return False


def _serves(prefix: str | None, locale: str | None) -> bool:
    """Say whether an entry of this locale judges a document of that one."""
    if prefix is None:
        return True
    low, wanted = (locale or "").lower(), prefix.lower()
    return low == wanted or low.startswith(wanted + "-")
