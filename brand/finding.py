"""What the linter says: findings at their places, and the report of one run."""

import enum

from msgspec import UNSET, Struct, UnsetType

__all__ = [
    "At",
    "Counts",
    "Finding",
    "Fix",
    "LogoMeasured",
    "PaletteShare",
    "Replacement",
    "Report",
    "RulesetMark",
    "Said",
    "Severity",
    "Waiver",
]


class Severity(enum.StrEnum):
    """How grave a finding is; an error keeps a block from going live."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class At(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One place: a span of a source, a box in a picture, or both where a field was drawn.

    Offsets are Unicode code points in the value that the writer sent, `end` exclusive; line and column count
    from 1. A box is (x, y, width, height) in pixels.
    """

    pointer: str | UnsetType = UNSET
    start: int | UnsetType = UNSET
    end: int | UnsetType = UNSET
    line: int | UnsetType = UNSET
    column: int | UnsetType = UNSET
    box: tuple[float, float, float, float] | UnsetType = UNSET


class Replacement(Struct, frozen=True, kw_only=True):
    """Put `text` in place of the code points from `start` to `end` of the finding's source."""

    start: int
    end: int
    text: str


class Fix(Struct, frozen=True, kw_only=True):
    """A cure that a machine can apply; a safe one never changes what is said."""

    safe: bool
    replacements: tuple[Replacement, ...]


class Waiver(Struct, frozen=True, kw_only=True):
    """A reasoned permission for one finding; `expires` is None where it holds until somebody takes it back."""

    id: str
    reason: str
    expires: str | None = None
    granted_by: str | None = None


class Said(Struct, frozen=True, kw_only=True):
    """One sentence for people, German and English side by side."""

    de: str
    en: str


class Finding(Struct, frozen=True, kw_only=True):
    """One breach at one place. A check yields it with `rule` empty; the linter fills in what it knows better.

    `severity` None takes the rule's default; a pack's word overrides both. On the wire (`brand.reports.json`)
    `message` and `why` are plain strings in the language that was asked for.
    """

    at: At
    message: Said
    quote: str = ""
    severity: Severity | None = None
    fix: Fix | None = None
    why: Said | None = None
    guide: str | None = None
    rule: str = ""
    locale: str | None = None
    channel: str | None = None
    format: str | None = None
    block: str | UnsetType = UNSET
    version: int | UnsetType = UNSET
    fingerprint: str = ""
    waiver: Waiver | None = None


class LogoMeasured(Struct, frozen=True, kw_only=True):
    """A logo found: `stretch` 1.0 is true, `rotation` in degrees clockwise, `width` in pixels.

    `clear` are the pixels that must stay free around it, where the pack is known.
    """

    id: str
    box: tuple[float, float, float, float]
    width: float
    stretch: float = 1.0
    rotation: float = 0.0
    confidence: float = 1.0
    undecided: tuple[str, ...] = ()
    clear: float | None = None


class PaletteShare(Struct, frozen=True, kw_only=True):
    """How much of a document or picture a colour covers (0–1), and the nearest token by ΔE00 under D65."""

    colour: str
    share: float
    token: str | None
    delta_e: float | None


class Counts(Struct, frozen=True, kw_only=True):
    """Findings by severity, those without a waiver only."""

    error: int = 0
    warning: int = 0
    note: int = 0


class RulesetMark(Struct, frozen=True, kw_only=True):
    """Which ruleset judged. `version` is None outside a store."""

    version: int | None
    digest: str


class Report(Struct, frozen=True, kw_only=True):
    """The findings of one run. `score` is 0–100, None where there are no words."""

    ruleset: RulesetMark
    score: int | None
    counts: Counts
    findings: tuple[Finding, ...] = ()
    logos: tuple[LogoMeasured, ...] | UnsetType = UNSET
    palette: tuple[PaletteShare, ...] | UnsetType = UNSET
