"""Compiles a pack's terms, claims and names into the forms that a scan looks for."""

from array import array
from collections.abc import Collection, Iterator
from functools import lru_cache

import msgspec

from brand.lexicon.model import Entry, Forms, Pattern, Words
from brand.lexicon.names import name_patterns
from brand.lexicon.patterns import Wanted, patterns_of
from brand.lexicon.slips import is_far_name
from brand.lexicon.vocabulary import vocabulary_of
from brand.lexicon.vocabulary_digest import digest_of
from brand.model import Claim, Name, Term, Voice

__all__ = ["compile_forms", "expand"]

_KNOWN = ("de", "en")


def compile_forms(voice: Voice, locales: Collection[str]) -> bytes:
    """Give the words of a pack in all their forms; the same voice and locales give the same bytes."""
    languages = tuple(sorted({locale.split("-")[0].lower() for locale in locales})) or _KNOWN
    entries: list[Entry] = []
    patterns: list[Pattern] = []
    for entry, found in _compiled(voice, languages):
        patterns.extend(msgspec.structs.replace(pattern, entry=len(entries)) for pattern in found)
        entries.append(entry)
    forms = Forms(
        entries=tuple(entries),
        patterns=tuple(patterns),
        words={language: _words(language) for language in _with_words(voice, languages, patterns)},
    )
    return msgspec.msgpack.encode(forms)


def expand(term: Term) -> tuple[str, ...]:
    """Show every form that a term matches, those that part in the sentence as "meldet … an"."""
    shown: dict[str, None] = {}
    for language in _languages_of(term.locale, _KNOWN):
        for pattern in patterns_of(_wanted(term), language):
            if not pattern.is_exception and pattern.compounds != "first":
                shown.update(dict.fromkeys(_shown(pattern)))
    return tuple(shown)


def _compiled(voice: Voice, languages: tuple[str, ...]) -> Iterator[tuple[Entry, tuple[Pattern, ...]]]:
    for term in voice.terms:
        for language in _languages_of(term.locale, languages):
            yield _term(term, language), tuple(patterns_of(_wanted(term), language))
    for claim in voice.claims:
        for language in _languages_of(claim.locale, languages):
            wanted = Wanted(text=claim.claim, match=claim.match, except_=claim.except_)
            yield _claim(claim, language), tuple(patterns_of(wanted, language))
    for name in voice.names:
        entry = Entry("tone/name-misspelt", name.name, prefer=name.name)
        yield entry, _name(name, languages)


@lru_cache(maxsize=512)
def _name(name: Name, languages: tuple[str, ...]) -> tuple[Pattern, ...]:
    return tuple(name_patterns(name, 0, languages))


def _term(term: Term, language: str) -> Entry:
    return Entry(
        check="tone/avoided-term",
        said=term.term,
        locale=term.locale or language,
        prefer=term.prefer,
        channels=term.channels,
        why=term.why,
        guide=term.guide,
    )


def _claim(claim: Claim, language: str) -> Entry:
    return Entry(check="tone/claim", said=claim.claim, locale=claim.locale or language, why=claim.why)


def _wanted(term: Term) -> Wanted:
    return Wanted(text=term.term, match=term.match, pos=term.pos, prefer=term.prefer, except_=term.except_)


def _languages_of(locale: str | None, languages: tuple[str, ...]) -> tuple[str, ...]:
    """Give the languages to expand a word in: its own, or all of the brand's."""
    return (locale.split("-")[0].lower(),) if locale else languages


def _with_words(voice: Voice, languages: tuple[str, ...], patterns: list[Pattern]) -> list[str]:
    """Name the languages in which a scan must know words: for compounds, for verbs that part, and for long names."""
    needed = set(_with_compounds(voice, languages))
    if any(is_far_name(name.name) for name in voice.names):
        needed |= {language for language in languages if language in _KNOWN}
    return sorted(needed | ({"de"} if any(pattern.tail for pattern in patterns) else set()))


def _with_compounds(voice: Voice, languages: tuple[str, ...]) -> Iterator[str]:
    said: tuple[Term | Claim, ...] = (*voice.terms, *voice.claims)
    for one in said:
        if one.match == "compounds":
            yield from (language for language in _languages_of(one.locale, languages) if language in _KNOWN)


@lru_cache(maxsize=2)
def _words(language: str) -> Words:
    """Digest the words that compounds are made of; those that are compounds themselves fall apart again."""
    nouns, others = vocabulary_of(language).parts()
    return Words(nouns=_digests(nouns), others=_digests(others))


def _digests(words: frozenset[str]) -> bytes:
    return array("I", sorted({digest_of(word) for word in words})).tobytes()


def _shown(pattern: Pattern) -> Iterator[str]:
    before, after, tail = (
        " ".join(slot[0] for slot in slots) for slots in (pattern.before, pattern.after, pattern.tail)
    )
    for spelling in pattern.spellings:
        words = " ".join(part for part in (before, spelling.text, after) if part)
        yield f"{words} … {tail}" if tail else words
