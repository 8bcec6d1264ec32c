"""A ruleset as bytes: what a service stores, so that no worker compiles a pack twice."""

from collections.abc import Mapping
from typing import Literal

import msgspec
from msgspec import Struct

from brand.errors import Unreadable
from brand.finding import Said, Severity
from brand.model import Brand, Logo, Rule, Ruleset, Step, Swatch, Token, Voice

__all__ = ["decode", "encode"]


class StoredRule(Struct, frozen=True, kw_only=True):
    """A rule whose severity is one plain word: msgspec reads no union of an enum and a literal."""

    severity: Literal["error", "warning", "note", "off"] | None = None
    channels: tuple[str, ...] = ()
    options: Mapping[str, object] = {}


class StoredRuleset(Struct, frozen=True, kw_only=True):
    """A ruleset member by member."""

    digest: str
    brand: Brand
    voice: Voice
    rules: Mapping[str, StoredRule]
    tokens: tuple[Token, ...]
    palette: tuple[Swatch, ...]
    logos: tuple[Logo, ...]
    workflow: tuple[Step, ...]
    forms: bytes
    vale: bytes = b""


def encode(ruleset: Ruleset) -> bytes:
    """Write a compiled ruleset as msgpack."""
    return msgspec.msgpack.encode(ruleset)


def decode(data: bytes) -> Ruleset:
    """Read what `encode` wrote."""
    try:
        stored = msgspec.msgpack.decode(data, type=StoredRuleset)
    except (msgspec.DecodeError, RecursionError) as fault:
        raise Unreadable(
            Said(de="das gespeicherte Regelwerk ist beschädigt", en="the stored ruleset is damaged")
        ) from fault
    members = {name: getattr(stored, name) for name in StoredRuleset.__struct_fields__}
    return Ruleset(**{**members, "rules": {name: _rule(rule) for name, rule in stored.rules.items()}})


def _rule(rule: StoredRule) -> Rule:
    severity = rule.severity if rule.severity is None or rule.severity == "off" else Severity(rule.severity)
    return Rule(severity=severity, channels=rule.channels, options=rule.options)
