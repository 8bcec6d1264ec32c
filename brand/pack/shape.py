"""What may stand in each file of a brand pack, as types."""

from collections.abc import Mapping
from typing import Annotated, Literal

from msgspec import Meta, Struct

from brand.model import Address, Claim, Locale, Name, Term

__all__ = ["BrandFile", "ExamplesFile", "LogosFile", "RulesFile", "VoiceFile", "WorkflowFile"]

Filled = Annotated[str, Meta(min_length=1)]
Count = Annotated[int, Meta(ge=1)]
Share = Annotated[float, Meta(ge=0)]


class _File(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    pass


class BrandFile(_File, frozen=True, kw_only=True):
    """brand.toml: name and locales."""

    name: Filled
    default_locale: Filled
    locales: Mapping[str, Locale]
    dialects: tuple[Filled, ...] = ()
    profiles: tuple[Filled, ...] = ("portrait-hd", "landscape-hd")
    recipient: Mapping[str, Mapping[str, Filled]] = {}


class Sentences(_File, frozen=True, kw_only=True):
    """How long a sentence may be."""

    max_words: Mapping[str, Count] = {}


class Exclamations(_File, frozen=True, kw_only=True):
    """How many exclamation marks a text may have."""

    max: Annotated[int, Meta(ge=0)] = 1


class Capitals(_File, frozen=True, kw_only=True):
    """Which words may stand in capitals."""

    allow: tuple[Filled, ...] = ()


class VoiceFile(_File, frozen=True, kw_only=True):
    """voice.toml: how the brand speaks."""

    address: Mapping[str, Address] = {}
    gender: Mapping[str, Literal["colon", "star", "underscore", "pair", "neutral", "any"]] = {}
    sentences: Sentences = Sentences()
    exclamations: Exclamations = Exclamations()
    capitals: Capitals = Capitals()
    names: tuple[Name, ...] = ()
    terms: tuple[Term, ...] = ()
    claims: tuple[Claim, ...] = ()


class RuleEntry(_File, frozen=True, kw_only=True):
    """One rule as the pack wants it."""

    severity: Literal["error", "warning", "note", "off"] | None = None
    channels: tuple[Filled, ...] = ()
    options: Mapping[str, object] = {}


class RulesFile(_File, frozen=True, kw_only=True):
    """rules.toml: which checks run, how severe."""

    rules: Mapping[str, RuleEntry] = {}


class MinWidth(_File, frozen=True, kw_only=True):
    """How small a logo may be, on screens and on paper."""

    px: Share | None = None
    mm: Share | None = None


class LogoEntry(_File, frozen=True, kw_only=True):
    """One logo as the pack states it."""

    id: Filled
    file: Filled
    on: Literal["light", "dark", "any"] = "any"
    min_width: MinWidth = MinWidth()
    clear_space: Share = 0.25
    max_stretch: Share = 0.02
    max_rotation: Share = 0.5
    min_contrast: Annotated[float, Meta(ge=1, le=21)] = 3.0
    retired: bool = False


class LogosFile(_File, frozen=True, kw_only=True):
    """logos.toml: the logos and how they may be used."""

    logos: tuple[LogoEntry, ...] = ()


class StepEntry(_File, frozen=True, kw_only=True):
    """One step of the workflow as the pack states it."""

    name: Filled
    role: Filled
    approvals: Count = 1
    components: tuple[Filled, ...] = ()
    locales: tuple[Filled, ...] = ()
    channels: tuple[Filled, ...] = ()
    due_hours: Annotated[float, Meta(gt=0, le=8784)] | None = None
    escalate: Filled | None = None


class WorkflowFile(_File, frozen=True, kw_only=True):
    """workflow.toml: who approves what."""

    steps: tuple[StepEntry, ...] = ()


class Expected(_File, frozen=True, kw_only=True):
    """One finding that an example must give."""

    rule: Filled
    quote: str = ""
    severity: Literal["error", "warning", "note"] | None = None


class ExampleEntry(_File, frozen=True, kw_only=True):
    """One text with the findings that it must give; without any it must be clean."""

    text: str
    name: str = ""
    kind: Literal["text", "markdown", "html", "svg", "css"] = "text"
    locale: Filled | None = None
    channel: Filled | None = None
    findings: tuple[Expected, ...] = ()


class ExamplesFile(_File, frozen=True, kw_only=True):
    """A file in examples/: texts that `brand test` runs."""

    examples: tuple[ExampleEntry, ...] = ()
