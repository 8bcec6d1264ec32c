"""Brands and what belongs to them: rulesets, assets, blocks and their versions."""

import enum
from collections.abc import Mapping
from datetime import datetime
from typing import Literal

from msgspec import Struct

__all__ = [
    "Asset",
    "Block",
    "BlockState",
    "Brand",
    "LiveMark",
    "LogoPicture",
    "Ruleset",
    "RulesetRef",
    "Usage",
    "Version",
    "VersionRef",
    "WorkflowStep",
]


class Brand(Struct, frozen=True, kw_only=True):
    """A brand as the service knows it. `locales` maps each locale to its fallback or None.

    `active` is the number of the ruleset in force; None means the shipped default. `public_url` begins the
    addresses of assets in rendered bytes.
    """

    key: str
    name: str
    locales: Mapping[str, str | None]
    default_locale: str
    delivery: Literal["public", "token"]
    public_url: str
    created: datetime
    active: int | None = None
    revision: int = 1


class RulesetRef(Struct, frozen=True, kw_only=True):
    """Which ruleset: its number in the brand (None is the shipped default) and its digest."""

    version: int | None
    digest: str


class WorkflowStep(Struct, frozen=True, kw_only=True):
    """One step of a brand's workflow. Empty conditions mean always; several are all needed.

    `escalate` is the role that may decide too once the step is overdue.
    """

    name: str
    role: str
    approvals: int = 1
    components: tuple[str, ...] = ()
    locales: tuple[str, ...] = ()
    channels: tuple[str, ...] = ()
    due_hours: float | None = None
    escalate: str | None = None


class LogoPicture(Struct, frozen=True, kw_only=True):
    """The picture of a logo that layouts show: the digest of its asset and its size in pixels."""

    digest: str
    width: int
    height: int


class Ruleset(Struct, frozen=True, kw_only=True):
    """A version of a brand's rules. The pack's files and their compiled form are stored beside it.

    `logos` maps a logo's id to the picture that layouts show; `steps` is the workflow.
    """

    brand: str
    number: int
    digest: str
    actor: str
    created: datetime
    logos: Mapping[str, LogoPicture] = {}
    dialects: tuple[str, ...] = ()
    profiles: tuple[str, ...] = ()
    steps: tuple[WorkflowStep, ...] = ()


class Asset(Struct, frozen=True, kw_only=True):
    """A stored picture, addressed by the digest of its re-encoded bytes; `bytes` is their number."""

    brand: str
    digest: str
    media_type: str
    width: int
    height: int
    bytes: int
    actor: str
    created: datetime


class BlockState(enum.StrEnum):
    """Where the newest version of a block stands."""

    DRAFT = "draft"
    IN_REVIEW = "in-review"
    APPROVED = "approved"
    SCHEDULED = "scheduled"
    LIVE = "live"
    WITHDRAWN = "withdrawn"


class VersionRef(Struct, frozen=True, kw_only=True, order=True, forbid_unknown_fields=True):
    """One version of one block."""

    block: str
    version: int


class LiveMark(Struct, frozen=True, kw_only=True):
    """Which version is live in a locale, and since when."""

    version: int
    since: datetime


class Block(Struct, frozen=True, kw_only=True):
    """Reusable content with an identity. `newest` is the number of its newest version."""

    brand: str
    key: str
    component: str
    newest: int
    state: BlockState
    created: datetime
    labels: tuple[str, ...] = ()
    live: Mapping[str, LiveMark] = {}
    withdrawn: datetime | None = None


class Version(Struct, frozen=True, kw_only=True):
    """An immutable numbered state of a block. `content` is as it was sent; `digest` covers component and content."""

    brand: str
    block: str
    number: int
    component: str
    content: Mapping[str, object]
    digest: str
    actor: str
    person: str
    created: datetime
    labels: tuple[str, ...] = ()
    note: str | None = None


class Usage(Struct, frozen=True, kw_only=True):
    """Version `version` of `block` names `uses` at `pointer`; the rest says where that version stands."""

    block: str
    version: int
    uses: str
    pointer: str
    live: bool = False
    approved: bool = False
    scheduled: bool = False
