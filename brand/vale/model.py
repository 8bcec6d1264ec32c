"""A Vale rule as a brand pack keeps it."""

from collections.abc import Mapping
from typing import Annotated, Literal

import msgspec
from msgspec import Meta, Struct

__all__ = ["Kind", "Level", "Styles", "ValeFile", "ValeRule", "rule_id", "stored"]

Kind = Literal[
    "existence",
    "substitution",
    "occurrence",
    "repetition",
    "consistency",
    "conditional",
    "capitalization",
    "metric",
    "readability",
]
Level = Literal["suggestion", "warning", "error"]
Filled = Annotated[str, Meta(min_length=1)]
Count = Annotated[int, Meta(ge=0)]


class ValeRule(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """One rule; `id` is `Style.Rule`, every other name is Vale's own and means what it means there."""

    id: Filled
    extends: Kind
    message: Filled
    level: Level = "warning"
    scope: tuple[Filled, ...] = ("text",)
    link: str | None = None
    limit: Count = 0
    vocab: bool = True
    ignorecase: bool = False
    nonword: bool = False
    append: bool = False
    raw: tuple[str, ...] = ()
    tokens: tuple[str, ...] = ()
    exceptions: tuple[Filled, ...] = ()
    swap: Mapping[str, str] = {}
    capitalize: bool = False
    action: Literal["replace", "remove"] | None = None
    params: tuple[str, ...] = ()
    token: str | None = None
    max: Count = 0
    min: Count = 0
    alpha: bool = False
    either: Mapping[str, str] = {}
    first: str | None = None
    second: str | None = None
    match: str | None = None
    style: Literal["AP", "Chicago"] = "AP"
    indicators: tuple[Filled, ...] = ()
    threshold: Annotated[float, Meta(ge=0)] = 0.8
    prefix: str = ""
    formula: str | None = None
    condition: str | None = None
    metrics: tuple[Filled, ...] = ()
    grade: Annotated[float, Meta(ge=0)] | None = None


class ValeFile(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A file below vale/ of a pack: rules, and the words that every rule lets pass."""

    rules: tuple[ValeRule, ...] = ()
    accept: tuple[Filled, ...] = ()


class Styles(Struct, frozen=True, kw_only=True):
    """All Vale rules of a pack, and the accepted words of its vocabularies."""

    rules: tuple[ValeRule, ...] = ()
    accept: tuple[str, ...] = ()


def rule_id(rule: ValeRule) -> str:
    """Name a rule as findings, waivers and rules.toml do."""
    return f"vale/{rule.id}"


def stored(styles: Styles) -> bytes:
    """Write styles as a ruleset keeps them; none at all are no bytes."""
    return msgspec.msgpack.encode(styles) if styles.rules else b""
