"""Words of a pack that get in each other's way: one that is a form of another, and one that has no form at all."""

from collections.abc import Iterator, Mapping

import msgspec

from brand.errors import PackProblem
from brand.finding import Said
from brand.lexicon.model import Entry, Forms, Letters, Spelling
from brand.model import Claim, Term
from brand.pack.reading import Reading
from brand.pack.shape import VoiceFile
from brand.pack.typed import Typed

__all__ = ["refuse_collisions"]

_SMALL = frozenset({Letters.LOWER, Letters.ADJECTIVE, Letters.HOMOGRAPH, Letters.HOMOGRAPH_VERB})


def refuse_collisions(reading: Reading, forms: bytes) -> None:
    """Add a fault for each word whose findings another word of the same rule would give too, or that finds nothing."""
    file = reading.typed("voice.toml", VoiceFile)
    if file is None or not forms:
        return
    compiled = msgspec.msgpack.decode(forms, type=Forms)
    stated = _stated(file.value)
    reading.problems.extend(_formless(file, compiled, stated))
    spellings = _spellings(compiled)
    for position, entry in enumerate(compiled.entries):
        for other in spellings.get(entry.said.casefold(), {}):
            if other != position:
                reading.problems.extend(_collision(file, entry, compiled.entries[other], stated))


def _stated(voice: VoiceFile) -> Mapping[tuple[str, str], tuple[Term | Claim, ...]]:
    """Find what the pack states by rule and word."""
    stated: dict[tuple[str, str], tuple[Term | Claim, ...]] = {}
    for term in voice.terms:
        stated["tone/avoided-term", term.term] = (*stated.get(("tone/avoided-term", term.term), ()), term)
    for claim in voice.claims:
        stated["tone/claim", claim.claim] = (*stated.get(("tone/claim", claim.claim), ()), claim)
    return stated


def _spellings(forms: Forms) -> Mapping[str, Mapping[int, None]]:
    """Give the entries that find a single word, by that word; the words themselves decide, not their compounds."""
    said = [entry.said for entry in forms.entries]
    wanted = {word.casefold(): word for word in said}
    found: dict[str, dict[int, None]] = {}
    for pattern in forms.patterns:
        if pattern.is_exception or pattern.is_near or pattern.before or pattern.after or pattern.tail:
            continue
        for spelling in pattern.spellings:
            word = wanted.get(spelling.text.casefold())
            if word is not None and _may_be(word, spelling):
                found.setdefault(word.casefold(), {})[pattern.entry] = None
    return found


def _may_be(word: str, spelling: Spelling) -> bool:
    """Say whether a form may be written like this: nouns have a capital, verbs and adjectives have none."""
    if spelling.letters is Letters.NOUN:
        return word[:1].isupper()
    return spelling.letters not in _SMALL or not word[:1].isupper()


def _formless(
    file: Typed[VoiceFile], forms: Forms, stated: Mapping[tuple[str, str], tuple[Term | Claim, ...]]
) -> Iterator[PackProblem]:
    able = {pattern.entry for pattern in forms.patterns if not pattern.is_exception and pattern.spellings}
    for position, entry in enumerate(forms.entries):
        if position not in able:
            for one in stated.get((entry.check, entry.said), ()):
                reason = Said(
                    de=f"`{entry.said}` hat keine Form, die gefunden werden könnte",
                    en=f"`{entry.said}` has no form that could be found",
                )
                yield file.problem(one, reason)


def _collision(
    file: Typed[VoiceFile],
    entry: Entry,
    other: Entry,
    stated: Mapping[tuple[str, str], tuple[Term | Claim, ...]],
) -> Iterator[PackProblem]:
    for one in stated.get((entry.check, entry.said), ()):
        for rival in stated.get((other.check, other.said), ()):
            if entry.check == other.check and one is not rival and _meet(one, rival):
                line = file.problem(rival, Said(de="", en="")).line
                reason = Said(
                    de=f"`{entry.said}` ist eine Form von `{other.said}` (Zeile {line}): streiche eines von beiden "
                    "oder trenne sie durch `channels`, `locale` oder `pos`",
                    en=f"`{entry.said}` is a form of `{other.said}` (line {line}): drop one of them, or part "
                    "them by `channels`, `locale` or `pos`",
                )
                yield file.problem(one, reason, "term" if isinstance(one, Term) else "claim")


def _meet(one: Term | Claim, rival: Term | Claim) -> bool:
    """Say whether two words can be meant in the same text: same readers, and not two words that look alike."""
    if isinstance(one, Term) and isinstance(rival, Term):
        if one.pos and rival.pos and one.pos != rival.pos:
            return False
        if one.channels and rival.channels and not set(one.channels) & set(rival.channels):
            return False
    return one.locale is None or rival.locale is None or _overlaps(one.locale, rival.locale)


def _overlaps(one: str, other: str) -> bool:
    return one == other or one.startswith(f"{other}-") or other.startswith(f"{one}-")
