"""The store as actions and delivery see it: ask for facts, list, commit; read finished bytes.

A commit is one atomic call. Its expectations are checked inside the same transaction: if one fails, Conflict is raised
and nothing at all was written. Positions of the log are assigned inside it, per brand, without gaps.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Generic, Protocol, TypeVar

from msgspec import Struct

from content_hub.storage.changes import Changes
from content_hub.storage.queries import Listing, Query

__all__ = [
    "BrandSettings",
    "Committed",
    "Delivered",
    "DeliverySettings",
    "Immutable",
    "LiveAddress",
    "ManifestItem",
    "ManifestQuery",
    "Page",
    "Presence",
    "Reader",
    "Store",
    "TokenSettings",
]

T = TypeVar("T")


class Page(Struct, Generic[T], frozen=True, kw_only=True):
    """One page of a list, and the opaque cursor of the next one."""

    items: tuple[T, ...]
    next: str | None = None


class Committed(Struct, frozen=True, kw_only=True):
    """A commit that is on the disk: the newest position of each log that it appended to (key "" is the service's)."""

    positions: Mapping[str, int]


class Store(Protocol):
    """The writing side. All methods may be called from many tasks at once."""

    async def facts(self, query: Query[T]) -> T:
        """Answer one typed question about the present state. Raise NotFound where the query says so."""
        ...

    async def list(self, query: Listing[T]) -> Page[T]:
        """List what a typed query describes, at most `query.limit` of it. Raise CursorInvalid for a foreign cursor."""
        ...

    async def commit(self, changes: Changes) -> Committed:
        """Write all changes and log entries, or none. Accepted is carried out, also if the caller stops waiting.

        Raises:
            Conflict: an expectation failed (`members["what"]` names it), or what the writes build on is not there.
            Invalid: a text that cannot be stored, such as a lone surrogate.
            StoreFailed: the disk refused, or the store was closed.
        """
        ...

    async def close(self) -> None:
        """Finish what was begun and let go of the files."""
        ...


# ---------------------------------------------------------------- delivery's side


class BrandSettings(Struct, frozen=True, kw_only=True):
    """What delivery must know of a brand before it reads: who may, in which locales.

    `fallbacks` maps a locale to the one whose renditions stand in where its own are not live. `upcoming` says when
    a release will next change a block, by the block's name in Surrogate-Key.
    """

    key: str
    is_public: bool
    locales: tuple[str, ...]
    default_locale: str
    default_profile: str
    ruleset: str
    fallbacks: Mapping[str, str] = {}
    upcoming: Mapping[str, datetime] = {}


class TokenSettings(Struct, frozen=True, kw_only=True):
    """A token that may read: until when, and which brands (`*` is all) with which roles; suspended actors have none."""

    id: str
    actor: str
    person: str
    kind: str
    expires: datetime | None
    roles: Mapping[str, tuple[str, ...]]


class DeliverySettings(Struct, frozen=True, kw_only=True):
    """Everything that is held in memory and follows the store: brands by key, tokens by the digest of their secret.

    `revision` moves with every commit that changes any of it.
    """

    brands: Mapping[str, BrandSettings]
    tokens: Mapping[str, TokenSettings]
    revision: int = 0


class LiveAddress(Struct, frozen=True, gc=False):
    """Which live rendition: all parts chosen, `profile` "" where the channel has none."""

    brand: str
    key: str
    locale: str
    channel: str
    format: str
    profile: str
    dialect: str


class Delivered(Struct, frozen=True, gc=False):
    """One live rendition as one indexed read gives it. `settings` is their revision at the moment of the read."""

    digest: str
    media_type: str
    body: bytes
    surrogate: str
    position: int
    valid_until: datetime | None = None
    next_digest: str | None = None
    settings: int = 0


class Immutable(Struct, frozen=True, kw_only=True):
    """Bytes by digest that are or once were live. `is_gone`: every block that used them live is withdrawn."""

    media_type: str
    body: bytes
    is_gone: bool = False


class Presence(Struct, frozen=True, kw_only=True):
    """What there is of a key: live targets as (channel, format, locale, profile, dialect); or that it was withdrawn."""

    is_withdrawn: bool
    targets: tuple[tuple[str, str, str, str, str], ...]


class ManifestQuery(Struct, frozen=True, kw_only=True):
    """Which live renditions to list. `since` is a position: only what went live after it."""

    brand: str
    channel: str | None = None
    format: str | None = None
    locale: str | None = None
    profile: str | None = None
    label: str | None = None
    since: int | None = None
    limit: int = 100
    cursor: str | None = None


class ManifestItem(Struct, frozen=True, kw_only=True):
    """One live rendition in a delivery manifest."""

    key: str
    channel: str
    format: str
    locale: str
    profile: str | None
    dialect: str
    digest: str
    bytes: int
    valid_from: datetime
    valid_until: datetime | None = None


class Reader(Protocol):
    """The reading side of delivery: synchronous, one per process, on the event loop; no method writes."""

    def has_changed(self) -> bool:
        """Whether anything was committed since the last call, by any process. A few microseconds."""
        ...

    def settings(self) -> DeliverySettings:
        """Read brands and tokens anew."""
        ...

    def begin(self) -> None:
        """Read as of one moment from the next read on until `end`: the reads between cost less than each alone.

        Between them is no time to wait for anything: what is committed meanwhile stays unseen.
        """
        ...

    def end(self) -> None:
        """Read the newest again. Harmless where nothing was begun, or the store was closed."""
        ...

    def settings_revision(self) -> int:
        """Read the revision that the settings have now. A few microseconds."""
        ...

    def live(self, address: LiveAddress) -> Delivered | None:
        """Read the live bytes of one target, and the revision of the settings beside them, with one statement."""
        ...

    def presence(self, brand: str, key: str) -> Presence | None:
        """Tell what is live of a key; None where it never was live."""
        ...

    def rendition(self, brand: str, digest: str) -> Immutable | None:
        """Read immutable bytes by digest; None where they never were live in this brand."""
        ...

    def asset(self, brand: str, digest: str) -> Immutable | None:
        """Read an asset that live bytes name or once named; None where none ever did."""
        ...

    def manifest(self, query: ManifestQuery) -> Page[ManifestItem]:
        """List what is live, in a stable order."""
        ...

    def position(self, brand: str) -> int:
        """The position at which what is live in a brand changed last; 0 where nothing ever was."""
        ...

    def close(self) -> None:
        """Let go of the files."""
        ...
