"""The nouns of the service. All frozen: an action reads them, decides, and commits new ones.

Times are aware UTC datetimes. Ids and the time come in from the rim; nothing here reads a clock.
"""

from collections.abc import Mapping
from datetime import datetime

from msgspec import Struct

from content_hub.blocks import (
    Asset,
    Block,
    BlockState,
    Brand,
    LiveMark,
    LogoPicture,
    Ruleset,
    RulesetRef,
    Usage,
    Version,
    VersionRef,
    WorkflowStep,
)
from content_hub.people import (
    Actor,
    ActorKind,
    Caller,
    Token,
)
from content_hub.reviews import (
    Comment,
    Covered,
    Decision,
    DecisionKind,
    Manifest,
    ManifestRendition,
    Reference,
    Review,
    ReviewState,
    Step,
    StoredRendition,
)
from content_hub.schedules import Ending, LocalTime, ReleaseState

__all__ = [
    "Actor",
    "ActorKind",
    "Asset",
    "Block",
    "BlockState",
    "Brand",
    "Caller",
    "Comment",
    "Covered",
    "Decision",
    "DecisionKind",
    "Entry",
    "LiveMark",
    "LivePointer",
    "LiveRow",
    "LoggedEntry",
    "LogoPicture",
    "Manifest",
    "ManifestRendition",
    "Reference",
    "Release",
    "ReleaseItem",
    "ReleaseState",
    "Review",
    "ReviewState",
    "Ruleset",
    "RulesetRef",
    "Step",
    "StoredRendition",
    "Token",
    "Usage",
    "Version",
    "VersionRef",
    "WorkflowStep",
]


class ReleaseItem(Struct, frozen=True, kw_only=True):
    """One version of a release and the locales that it goes live in."""

    block: str
    version: int
    locales: tuple[str, ...]


class Release(Struct, frozen=True, kw_only=True):
    """Versions that go live together, all or nothing.

    `at` and `until` are as they were asked for, `starts` and `ends` the instants that they mean. `since` is when it
    went live. Where it ends, `before` is what it replaced and `holds` what it will end: all, but for what a release
    without an end took over. `failure` says why a failed one failed, in both languages.
    """

    brand: str
    id: str
    name: str | None
    versions: tuple[ReleaseItem, ...]
    state: ReleaseState
    actor: str
    created: datetime
    revision: int = 1
    at: LocalTime | None = None
    until: Ending | None = None
    starts: datetime | None = None
    ends: datetime | None = None
    since: datetime | None = None
    before: tuple[ReleaseItem, ...] = ()
    holds: tuple[ReleaseItem, ...] = ()
    failure: Mapping[str, object] | None = None


class LivePointer(Struct, frozen=True, kw_only=True):
    """The version of a block that is live in a locale, the review that approved it, what its bytes are made of."""

    block: str
    locale: str
    version: int
    since: datetime
    review: str
    references: tuple[Reference, ...] = ()


class LiveRow(Struct, frozen=True, kw_only=True):
    """One rendition being delivered. Its position in the log is filled in by the commit that makes it live.

    `surrogate` is the finished Surrogate-Key header; `assets` are the pictures that its bytes name.
    What ends in time holds `valid_until` and the digest that follows.
    """

    key: str
    locale: str
    channel: str
    format: str
    profile: str | None
    dialect: str
    digest: str
    media_type: str
    bytes: int
    version: int
    surrogate: str
    since: datetime
    assets: tuple[str, ...] = ()
    valid_until: datetime | None = None
    next_digest: str | None = None


class Entry(Struct, frozen=True, kw_only=True):
    """One fact to append. `type` is the event's name without its prefix: `version.saved`.

    `before` and `after` are for the audit, `data` is what events show. Rows hold actor ids, never names.
    """

    type: str
    subject: str
    actor: str
    at: datetime
    origin: str = "api"
    before: Mapping[str, object] | None = None
    after: Mapping[str, object] | None = None
    data: Mapping[str, object] = {}


class LoggedEntry(Struct, frozen=True, kw_only=True):
    """An appended entry: its place in the brand's log (1, 2, 3 …) and its link in the hash chain."""

    position: int
    entry: Entry
    previous: str
    digest: str
