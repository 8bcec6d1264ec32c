"""voice.toml: how the brand speaks."""

import unicodedata
from collections.abc import Collection, Iterator, Mapping

from brand import lexicon
from brand.errors import PackProblem
from brand.finding import Said
from brand.model import Claim, Name, Term, Voice
from brand.nearest import did_you_mean
from brand.pack.reading import CHANNELS, Reading, mistyped
from brand.pack.shape import VoiceFile
from brand.pack.typed import Typed

__all__ = ["read_voice"]


def read_voice(reading: Reading, locales: Collection[str]) -> Voice:
    """Read the voice of a brand that has these locales."""
    file = reading.typed("voice.toml", VoiceFile)
    if file is None:
        return Voice()
    reading.problems += [
        *_locale_faults(file, locales),
        *_doubled(file),
        *_empty(file),
        *_channel_faults(file),
        *_exception_faults(file),
    ]
    found = file.value
    return Voice(
        address=found.address,
        gender=found.gender,
        sentence_max_words=found.sentences.max_words,
        exclamation_max=found.exclamations.max,
        capitals_allow=found.capitals.allow,
        names=found.names,
        terms=found.terms,
        claims=found.claims,
    )


def _serves(prefix: str, locales: Collection[str]) -> bool:
    return any(locale == prefix or locale.startswith(f"{prefix}-") for locale in locales)


def _locale_faults(file: Typed[VoiceFile], locales: Collection[str]) -> Iterator[PackProblem]:
    voice = file.value
    if not locales:
        return
    tables: tuple[tuple[tuple[str, ...], Mapping[str, object]], ...] = (
        (("address",), voice.address),
        (("gender",), voice.gender),
        (("sentences", "max_words"), voice.sentences.max_words),
    )
    for path, table in tables:
        for key in table:
            if not _serves(key, locales):
                yield file.problem(voice, _no_locale(key, locales), *path, key)
    for entry in _ruled(voice):
        if entry.locale is not None and not _serves(entry.locale, locales):
            yield file.problem(entry, _no_locale(entry.locale, locales), "locale")


def _no_locale(name: str, locales: Collection[str]) -> Said:
    known = {*locales, *(locale.partition("-")[0] for locale in locales)}
    hint = did_you_mean(name, known)
    return Said(
        de=f"`{name}` dient keiner Sprache aus brand.toml{hint.de}",
        en=f"`{name}` serves no locale of brand.toml{hint.en}",
    )


def _key(word: str) -> str:
    return " ".join(unicodedata.normalize("NFC", word).casefold().split())


def _ruled(voice: VoiceFile) -> tuple[Term | Claim, ...]:
    return (*voice.terms, *voice.claims)


def _entries(voice: VoiceFile) -> tuple[Term | Claim | Name, ...]:
    return (*voice.terms, *voice.claims, *voice.names)


def _word(entry: Term | Claim | Name) -> tuple[str, str]:
    """Give the key that an entry's word stands under, and the word."""
    if isinstance(entry, Term):
        return "term", entry.term
    return ("claim", entry.claim) if isinstance(entry, Claim) else ("name", entry.name)


def _doubled(file: Typed[VoiceFile]) -> Iterator[PackProblem]:
    """Refuse a word that is ruled twice for the same readers. Names differ by case, words do not."""
    seen: dict[tuple[object, ...], list[frozenset[str]]] = {}
    for entry in _entries(file.value):
        kind, word = _word(entry)
        channels = frozenset(entry.channels) if isinstance(entry, Term) else frozenset[str]()
        locale = None if isinstance(entry, Name) else entry.locale
        key = (kind, word if isinstance(entry, Name) else _key(word), locale)
        others = seen.setdefault(key, [])
        if any(not channels or not other or channels & other for other in others):
            reason = Said(de=f"`{word}` steht schon weiter oben", en=f"`{word}` is stated further up already")
            yield file.problem(entry, reason, kind)
        others.append(channels)


def _empty(file: Typed[VoiceFile]) -> Iterator[PackProblem]:
    for entry in _entries(file.value):
        kind, word = _word(entry)
        if not _has_word(word):
            reason = Said(de=f"`{kind}` enthält kein Wort", en=f"`{kind}` holds no word")
            yield file.problem(entry, reason, kind)
    for name in file.value.names:
        if name.name in name.never:
            reason = Said(
                de=f"`{name.name}` ist zugleich richtig und falsch geschrieben",
                en=f"`{name.name}` is said to be right and wrong at once",
            )
            yield file.problem(name, reason, "never", name.never.index(name.name))


def _channel_faults(file: Typed[VoiceFile]) -> Iterator[PackProblem]:
    for term in file.value.terms:
        for position, channel in enumerate(term.channels):
            if (reason := mistyped(channel, CHANNELS)) is not None:
                yield file.problem(term, reason, "channels", position)


def _exception_faults(file: Typed[VoiceFile]) -> Iterator[PackProblem]:
    """Refuse an exception that would silence a form of its own word: both hold in all their forms."""
    for entry in _ruled(file.value):
        if not entry.except_:
            continue
        _, word = _word(entry)
        term = entry if isinstance(entry, Term) else Term(term=word, locale=entry.locale, match=entry.match)
        forms = _forms(term)
        for position, exception in enumerate(entry.except_):
            if forms & _forms(Term(term=exception, locale=entry.locale)):
                reason = Said(
                    de=f"die Ausnahme `{exception}` deckt Formen von `{word}` selbst: dort griffe die Regel nie",
                    en=f"the exception `{exception}` covers forms of `{word}` itself: the rule would never hold there",
                )
                yield file.problem(entry, reason, "except", position)


def _forms(term: Term) -> frozenset[str]:
    return frozenset(map(_key, lexicon.expand(term))) if _has_word(term.term) else frozenset()


def _has_word(text: str) -> bool:
    return any(letter.isalnum() for letter in text)
