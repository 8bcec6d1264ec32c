"""The nouns of the linter: a document goes in, a report comes out, a ruleset says what is right.

Everything is frozen and holds plain values, so that it can cross a process border and be cached by digest.
"""

import enum
from collections.abc import Mapping
from typing import Literal

from msgspec import Struct

from brand.document import (
    ColourUse,
    Document,
    Fact,
    Item,
    Kind,
    LogoSeen,
    Measure,
    PictureUse,
    Segment,
    ShownText,
    Source,
    Spacing,
)
from brand.finding import (
    At,
    Counts,
    Finding,
    Fix,
    LogoMeasured,
    PaletteShare,
    Replacement,
    Report,
    RulesetMark,
    Said,
    Severity,
    Waiver,
)

__all__ = [
    "Address",
    "At",
    "Brand",
    "Claim",
    "ColourUse",
    "Counts",
    "Document",
    "Fact",
    "Finding",
    "Fix",
    "Item",
    "Kind",
    "Locale",
    "Logo",
    "LogoMeasured",
    "LogoSeen",
    "Measure",
    "Name",
    "PaletteShare",
    "PictureUse",
    "Replacement",
    "Report",
    "Rule",
    "Ruleset",
    "RulesetMark",
    "Said",
    "Segment",
    "Severity",
    "ShownText",
    "Source",
    "Spacing",
    "Step",
    "Swatch",
    "Term",
    "Token",
    "Voice",
    "Waiver",
]


class Locale(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One locale of the brand and the one whose texts stand in where its own are missing."""

    fallback: str | None = None


class Brand(Struct, frozen=True, kw_only=True):
    """Who speaks: name, locales, and what is rendered beside the defaults."""

    name: str
    default_locale: str
    locales: Mapping[str, Locale]
    dialects: tuple[str, ...] = ()
    profiles: tuple[str, ...] = ("portrait-hd", "landscape-hd")
    recipient: Mapping[str, Mapping[str, str]] = {}


class Address(enum.StrEnum):
    """How the brand addresses its readers in German."""

    DU = "du"
    SIE = "sie"


class Name(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A name that must be spelt as it is."""

    name: str
    never: tuple[str, ...] = ()


class Term(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A word that the brand avoids. `locale` is a prefix: `de` serves every `de-*`; None serves all."""

    term: str
    locale: str | None = None
    pos: Literal["noun", "verb", "adjective", "adverb", "phrase"] | None = None
    match: Literal["exact", "inflected", "compounds"] = "inflected"
    prefer: str | None = None
    except_: tuple[str, ...] = ()
    channels: tuple[str, ...] = ()
    why: str = ""
    guide: str | None = None


class Claim(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An absolute or superlative promise."""

    claim: str
    locale: str | None = None
    match: Literal["exact", "inflected", "compounds"] = "inflected"
    except_: tuple[str, ...] = ()
    why: str = ""


class Voice(Struct, frozen=True, kw_only=True):
    """How the brand speaks; a mapping's key is a language (`de`) or a locale, which overrides it."""

    address: Mapping[str, Address] = {}
    gender: Mapping[str, str] = {}
    sentence_max_words: Mapping[str, int] = {}
    exclamation_max: int = 1
    capitals_allow: tuple[str, ...] = ()
    names: tuple[Name, ...] = ()
    terms: tuple[Term, ...] = ()
    claims: tuple[Claim, ...] = ()


class Rule(Struct, frozen=True, kw_only=True):
    """A check switched on. `severity` is the pack's word and holds for every finding; None leaves the default."""

    severity: Severity | Literal["off"] | None = None
    channels: tuple[str, ...] = ()
    options: Mapping[str, object] = {}


class Token(Struct, frozen=True, kw_only=True):
    """One resolved design token: `path` with dots, `value` as DTCG 2025.10 writes it, aliases followed.

    `deprecated` is True, or the reason; a group's word holds for all its tokens.
    """

    path: str
    type: str
    value: object
    description: str | None = None
    alias_of: str | None = None
    deprecated: str | bool = False
    role: Literal["text", "background", "accent", "border"] | None = None
    pairs: tuple[str, ...] = ()


class Swatch(Struct, frozen=True, kw_only=True):
    """A colour of the palette as sRGB `#rrggbb` or `#rrggbbaa`."""

    path: str
    value: str
    role: Literal["text", "background", "accent", "border"] | None = None
    pairs: tuple[str, ...] = ()


class Logo(Struct, frozen=True, kw_only=True):
    """One logo and how it may be used. `data` is the file's bytes, `ratio` its width over its height."""

    id: str
    file: str
    media_type: str
    data: bytes
    ratio: float
    on: Literal["light", "dark", "any"] = "any"
    min_width_px: float | None = None
    min_width_mm: float | None = None
    clear_space: float = 0.25
    max_stretch: float = 0.02
    max_rotation: float = 0.5
    min_contrast: float = 3.0
    retired: bool = False


class Step(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One step of the approval workflow: who decides, how many of them, on what; who else once it is overdue."""

    name: str
    role: str
    approvals: int = 1
    components: tuple[str, ...] = ()
    locales: tuple[str, ...] = ()
    channels: tuple[str, ...] = ()
    due_hours: float | None = None
    escalate: str | None = None


class Ruleset(Struct, frozen=True, kw_only=True):
    """A compiled brand pack.

    `forms` is what the lexicon scans for; it belongs to `brand.lexicon`. `vale` holds rules in the manner of Vale;
    they belong to `brand.vale`.
    """

    digest: str
    brand: Brand
    voice: Voice = Voice()
    rules: Mapping[str, Rule] = {}
    tokens: tuple[Token, ...] = ()
    palette: tuple[Swatch, ...] = ()
    logos: tuple[Logo, ...] = ()
    workflow: tuple[Step, ...] = ()
    forms: bytes = b""
    vale: bytes = b""
