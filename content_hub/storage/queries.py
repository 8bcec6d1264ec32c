"""The questions that a store answers. Each names what it asks for and, as its type argument, what it gets."""

from datetime import datetime

from msgspec import Struct

from content_hub.model import (
    Actor,
    Asset,
    Block,
    Brand,
    LivePointer,
    LiveRow,
    LoggedEntry,
    Release,
    Review,
    Ruleset,
    StoredRendition,
    Token,
    Usage,
    Version,
    VersionRef,
)
from content_hub.storage.asking import Listing, Query

__all__ = [
    "ActorOf",
    "Actors",
    "AllUsages",
    "AnswerOf",
    "AssetData",
    "AssetOf",
    "Assets",
    "BlockOf",
    "Blocks",
    "BrandOf",
    "Brands",
    "Entries",
    "Listing",
    "LiveOf",
    "LiveRowsOf",
    "Query",
    "ReleaseOf",
    "Releases",
    "RenditionsOf",
    "ReviewOf",
    "Reviews",
    "ReviewsCovering",
    "Revisions",
    "RevisionsOf",
    "RulesetCompiled",
    "RulesetOf",
    "RulesetPack",
    "Rulesets",
    "StoredAnswer",
    "TokenOf",
    "UsersOf",
    "VersionOf",
    "Versions",
    "WritersOf",
]


class BrandOf(Query[Brand | None], frozen=True, kw_only=True):
    """The brand with this key."""

    brand: str


class Revisions(Struct, frozen=True, kw_only=True):
    """Counters of a brand that move when what they name moves: what is live or due, the rules in force, the log."""

    live: int
    rules: int
    position: int
    schedule: int = 0


class RevisionsOf(Query[Revisions], frozen=True, kw_only=True):
    """The counters of a brand; read them before the facts that a decision rests on, expect them in the commit."""

    brand: str


class ActorOf(Query[Actor | None], frozen=True, kw_only=True):
    """The actor with this id."""

    id: str


class TokenOf(Query[Token | None], frozen=True, kw_only=True):
    """The token with this id."""

    id: str


class RulesetOf(Query[Ruleset | None], frozen=True, kw_only=True):
    """A ruleset by number, or the active one for None (which is None where the shipped default is in force)."""

    brand: str
    number: int | None = None


class RulesetCompiled(Query[bytes | None], frozen=True, kw_only=True):
    """The compiled form of a ruleset (`brand.pack.decode` reads it)."""

    brand: str
    number: int


class RulesetPack(Query[bytes | None], frozen=True, kw_only=True):
    """The uploaded zip of a ruleset."""

    brand: str
    number: int


class AssetOf(Query[Asset | None], frozen=True, kw_only=True):
    """An asset's record."""

    brand: str
    digest: str


class AssetData(Query[bytes | None], frozen=True, kw_only=True):
    """An asset's bytes."""

    brand: str
    digest: str


class BlockOf(Query[Block | None], frozen=True, kw_only=True):
    """The block with this key."""

    brand: str
    key: str


class VersionOf(Query[Version | None], frozen=True, kw_only=True):
    """A version by number, or the newest for None."""

    brand: str
    key: str
    number: int | None = None


class WritersOf(Query[tuple[str, ...]], frozen=True, kw_only=True):
    """The persons who wrote a version of this block up to `number`, after the newest one below it that ever was live.

    Who wrote version `number` is always among them, whatever went live later.
    """

    brand: str
    key: str
    number: int


class LiveOf(Query[tuple[LivePointer, ...]], frozen=True, kw_only=True):
    """What is live of these blocks, per locale, sorted by block and locale."""

    brand: str
    keys: tuple[str, ...]


class LiveRowsOf(Query[tuple[LiveRow, ...]], frozen=True, kw_only=True):
    """The live rows of these blocks in all locales and channels, in the order of their primary key."""

    brand: str
    keys: tuple[str, ...]


class UsersOf(Query[tuple[Usage, ...]], frozen=True, kw_only=True):
    """Versions that name one of these blocks, directly, and are live, approved or about to go live; sorted."""

    brand: str
    keys: tuple[str, ...]


class ReviewOf(Query[Review | None], frozen=True, kw_only=True):
    """The review with this id."""

    brand: str
    id: str


class ReviewsCovering(Query[tuple[Review, ...]], frozen=True, kw_only=True):
    """Open, approved and published reviews whose `covers` names one of these versions, newest first."""

    brand: str
    versions: tuple[VersionRef, ...]


class RenditionsOf(Query[tuple[StoredRendition, ...]], frozen=True, kw_only=True):
    """Stored renditions by digest, in the order asked for; those that are not stored are left out."""

    brand: str
    digests: tuple[str, ...]


class ReleaseOf(Query[Release | None], frozen=True, kw_only=True):
    """The release with this id."""

    brand: str
    id: str


class StoredAnswer(Struct, frozen=True, kw_only=True):
    """The first answer to a request with an idempotency key. `status` is 0 while it is still being worked on."""

    request: str
    status: int
    headers: tuple[tuple[str, str], ...] = ()
    body: bytes = b""


class AnswerOf(Query[StoredAnswer | None], frozen=True, kw_only=True):
    """The stored answer for an actor's idempotency key."""

    actor: str
    key: str


class Brands(Listing[Brand], frozen=True, kw_only=True):
    """Brands by key; `keys` None lists all."""

    keys: tuple[str, ...] | None = None


class Actors(Listing[Actor], frozen=True, kw_only=True):
    """Actors, oldest first."""


class Rulesets(Listing[Ruleset], frozen=True, kw_only=True):
    """Rulesets of a brand, newest first."""

    brand: str


class Assets(Listing[Asset], frozen=True, kw_only=True):
    """Assets of a brand, newest first."""

    brand: str


class Blocks(Listing[Block], frozen=True, kw_only=True):
    """Blocks of a brand by key. `q` searches key and texts, `locale` keeps what has texts in it."""

    brand: str
    component: str | None = None
    state: str | None = None
    label: str | None = None
    locale: str | None = None
    q: str | None = None


class Versions(Listing[Version], frozen=True, kw_only=True):
    """Versions of a block, newest first."""

    brand: str
    key: str


class AllUsages(Listing[Usage], frozen=True, kw_only=True):
    """Newest and live versions of other blocks that name this one."""

    brand: str
    key: str


class Reviews(Listing[Review], frozen=True, kw_only=True):
    """Reviews of a brand, newest first. `person` keeps those that this person submitted.

    `overdue_at` keeps open ones whose step is overdue then. `waits_for` keeps those that wait for this person's
    decision, who holds `roles`; what has escalated counts as of `now`.
    """

    brand: str
    state: str | None = None
    person: str | None = None
    overdue_at: datetime | None = None
    waits_for: str | None = None
    roles: tuple[str, ...] = ()
    now: datetime | None = None


class Releases(Listing[Release], frozen=True, kw_only=True):
    """Releases of a brand, newest first."""

    brand: str
    state: str | None = None


class Entries(Listing[LoggedEntry], frozen=True, kw_only=True):
    """Entries of a brand's log ("" is the service's) after a position, oldest first."""

    brand: str
    after: int = 0
