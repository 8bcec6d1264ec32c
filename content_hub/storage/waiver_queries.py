"""What can be asked about waivers."""

from datetime import datetime, timedelta

from content_hub.storage.queries import Listing, Query
from content_hub.waivers import BlockWaiver

__all__ = ["DueWaivers", "WaiverOf", "Waivers", "WaiversOn"]


class WaiverOf(Query[BlockWaiver | None], frozen=True, kw_only=True):
    """The waiver with this id."""

    brand: str
    id: str


class WaiversOn(Query[tuple[BlockWaiver, ...]], frozen=True, kw_only=True):
    """Granted waivers of these blocks, expired ones included until somebody ended them; oldest first.

    With `ended` also those that are over, and requests.
    """

    brand: str
    blocks: tuple[str, ...]
    ended: bool = False


class DueWaivers(Query[tuple[BlockWaiver, ...]], frozen=True, kw_only=True):
    """Waivers of all brands that the log must speak of.

    Those that expired at `now`, and granted ones that will before `soon` where nobody has been told.
    """

    now: datetime
    soon: datetime
    limit: int = 100


class Waivers(Listing[BlockWaiver], frozen=True, kw_only=True):
    """Waivers of a brand, newest first. What expired at `now` counts as ended; `within` keeps what expires so soon."""

    brand: str
    now: datetime
    state: str | None = None
    block: str | None = None
    within: timedelta | None = None
