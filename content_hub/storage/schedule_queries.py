"""What can be asked about releases that have something before them."""

from datetime import datetime

from msgspec import Struct

from content_hub.model import Release
from content_hub.storage.queries import Query

__all__ = ["DueStep", "DueSteps", "NextInstant", "PendingReleases"]


class DueStep(Struct, frozen=True, kw_only=True):
    """A release that has something to do: go live, or end."""

    brand: str
    release: str


class DueSteps(Query[tuple[DueStep, ...]], frozen=True, kw_only=True):
    """Steps of all brands whose instant has come at `at`, in the order of `timeline.step_order`."""

    at: datetime
    limit: int = 100


class NextInstant(Query[datetime | None], frozen=True, kw_only=True):
    """The instant of the earliest step in any brand, due or not."""


class PendingReleases(Query[tuple[Release, ...]], frozen=True, kw_only=True):
    """Releases of a brand that will go live or end, in the order of `timeline.step_order`."""

    brand: str
