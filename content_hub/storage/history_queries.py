"""What can be asked about the past: entries of the log, and what was live at an instant."""

from datetime import datetime

from msgspec import Struct

from content_hub.model import LoggedEntry
from content_hub.storage.queries import Listing, Query

__all__ = ["Audit", "LiveThen", "RulesThen", "WasLive"]


class Audit(Listing[LoggedEntry], frozen=True, kw_only=True):
    """Entries of a brand's log ("" is the service's), oldest first, or newest first with `newest`.

    `since` is the first instant, `until` the first that does not count any more. A type ends with `*` for all that
    begin so.
    """

    brand: str
    actor: str | None = None
    type: str | None = None
    subject: str | None = None
    since: datetime | None = None
    until: datetime | None = None
    newest: bool = False


class WasLive(Struct, frozen=True, kw_only=True):
    """One rendition that was live: its digest, whose approval it was, and since when."""

    key: str
    locale: str
    channel: str
    format: str
    profile: str | None
    dialect: str
    digest: str
    version: int
    review: str
    since: datetime


class LiveThen(Query[tuple[WasLive, ...]], frozen=True, kw_only=True):
    """The renditions of a block that delivery gave at an instant, in the order of their addresses."""

    brand: str
    key: str
    at: datetime


class RulesThen(Query[int | None], frozen=True, kw_only=True):
    """The number of the ruleset that was in force at an instant; None is the shipped default."""

    brand: str
    at: datetime
