"""The shape of a check: data with one function, found by walking `brand.checks`, never registered by hand."""

import enum
from collections.abc import Callable, Iterator, Mapping
from typing import Literal

from msgspec import Struct

from brand.model import Brand, Document, Finding, Kind, Logo, Said, Severity, Swatch, Token, Voice

__all__ = ["Breach", "Check", "Context", "Needs", "Pass"]


class Needs(enum.StrEnum):
    """What a check reads; the linter skips it where the document has none of it."""

    PROSE = "segments"
    COLOURS = "colours"
    PICTURES = "pictures"
    SHOWN = "shown"
    SPACINGS = "spacings"
    OUTLINES = "outlines"
    SHARES = "shares"
    ITEMS = "items"
    MEASURES = "measures"
    FACTS = "facts"
    SOURCES = "sources"
    LOGOS = "logos"
    SIZE = "size"


class Context(Struct, frozen=True, kw_only=True):
    """All that a check may know of the brand. `options` are the rule's, `matches` the lexicon's hits in this document.

    `matches` is what `brand.lexicon` found in one scan of the document (one tuple per check id).
    """

    brand: Brand
    voice: Voice
    palette: tuple[Swatch, ...] = ()
    tokens: tuple[Token, ...] = ()
    logos: tuple[Logo, ...] = ()
    options: Mapping[str, object] = {}
    matches: tuple[object, ...] = ()


class Breach(Struct, frozen=True, kw_only=True):
    """An example that breaks the rule, with the whole of every finding: place, quote, message, fix.

    Each of `findings` is compared on `at` (start and end, or box), `quote`, `message`, `fix` and `severity`.
    """

    content: str | Document
    findings: tuple[Finding, ...]
    locale: str = "de-DE"
    kind: Kind = Kind.TEXT
    channel: str | None = None
    context: Context | None = None


class Pass(Struct, frozen=True, kw_only=True):
    """An example in which the check finds nothing; the tempting ones teach most."""

    content: str | Document
    locale: str = "de-DE"
    kind: Kind = Kind.TEXT
    channel: str | None = None
    context: Context | None = None


class Check(Struct, frozen=True, kw_only=True):
    """One kind of breach. `id` is its path: `tone/avoided-term` lives in `brand/checks/tone/avoided_term.py`.

    It runs where the document has what it `needs`, or something of what it can `also` judge.
    """

    id: str
    summary: Said
    why: Said
    severity: Severity
    needs: Needs
    run: Callable[[Document, Context], Iterator[Finding]]
    examples: tuple[Breach | Pass, ...]
    options: Mapping[str, object] = {}
    channels: tuple[str, ...] = ()
    locales: tuple[str, ...] = ()
    also: tuple[Needs, ...] = ()
    family: Literal["tone", "language", "facts", "channel", "colour", "logo", "access", "type", "spacing", "vale"]
