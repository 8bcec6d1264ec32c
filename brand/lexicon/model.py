"""What a compiled pack's words look like, and what a scan finds."""

import enum
from typing import Literal

from msgspec import Struct

__all__ = ["CheckId", "Entry", "Forms", "Letters", "Match", "Pattern", "Spelling", "Words"]

CheckId = Literal["tone/avoided-term", "tone/claim", "tone/name-misspelt"]


class Letters(enum.IntEnum):
    """Which capitals a form may have where it stands."""

    ANY = 0
    NOUN = 1
    """The first letter is a capital, or all are."""
    LOWER = 2
    """No capital but at the start of a sentence or in words that are all capitals."""
    ADJECTIVE = 3
    """As LOWER, and a capital where the adjective is used as a noun: "etwas Billiges"."""
    AS_WRITTEN = 4
    """As the pack writes it, the first letter in either case."""
    HOMOGRAPH = 5
    """As LOWER; with a capital at the start of a sentence it is the adjective only in front of a noun: "Frische"."""
    HOMOGRAPH_VERB = 6
    """As LOWER; with a capital at the start it is the verb only in front of an object: "Kauf jetzt"."""
    VERB_TOO = 7
    """As LOWER, but not where the word is a verb: "die schicken Schuhe", never "wir schicken dir Schuhe"."""
    INFINITIVE = 8
    """As LOWER, and a capital where it is used as a noun: "beim Kaufen"."""
    ENGLISH_NOUN = 9
    """Not where the word is a verb: "a deal", never "we deal with it"."""
    ENGLISH_VERB = 10
    """Not where the word is a noun: "we ship", never "the ship"."""


class Spelling(Struct, frozen=True, array_like=True):
    """One form of a word. `fix` is what to write instead, in the same form, where that is known."""

    text: str
    letters: Letters = Letters.ANY
    fix: str | None = None


class Entry(Struct, frozen=True, array_like=True):
    """One term, claim or name of the pack; `said` is how the pack writes it.

    A document matches where `locale` is a prefix of its own and it goes to one of `channels`, if there are any.
    """

    check: CheckId
    said: str
    locale: str | None = None
    prefer: str | None = None
    channels: tuple[str, ...] = ()
    why: str = ""
    guide: str | None = None


class Pattern(Struct, frozen=True, array_like=True):
    """A word to look for, and what must stand around it.

    `before` and `after` are the words of a phrase on both sides, each as its possible forms. A word that is split
    has its `tail` at the end of the clause: the particle of "meldet … an". Around a `noun` an adjective more may stand
    ("kleiner, fairer Preis"); what a `verb` does is not done where a preposition leads its noun ("mit Freude bereiten
    wir"). An exception silences its entry; a near spelling may be a slip or another word.
    """

    entry: int
    spellings: tuple[Spelling, ...]
    is_exception: bool = False
    compounds: Literal["", "first", "both", "last"] = ""
    before: tuple[tuple[str, ...], ...] = ()
    after: tuple[tuple[str, ...], ...] = ()
    tail: tuple[tuple[str, ...], ...] = ()
    is_near: bool = False
    phrase: Literal["", "noun", "verb"] = ""


class Words(Struct, frozen=True, array_like=True):
    """The words of one language that may be a part of a compound, as sorted 32-bit digests."""

    nouns: bytes = b""
    others: bytes = b""


class Forms(Struct, frozen=True, array_like=True):
    """A compiled pack's words. `words` is empty for a language where no entry needs it."""

    entries: tuple[Entry, ...] = ()
    patterns: tuple[Pattern, ...] = ()
    words: dict[str, Words] = {}


class Match(Struct, frozen=True, kw_only=True):
    """A hit: `document.segments[segment].text[start:end]` says `entry`. `fix` takes its place, where known."""

    segment: int
    start: int
    end: int
    entry: Entry
    fix: str | None = None
    is_near: bool = False
