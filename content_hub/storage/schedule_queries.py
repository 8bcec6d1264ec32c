"""What can be asked about releases that have something before them."""

from datetime import datetime

from msgspec import Struct

from content_hub.model import Release
from content_hub.schedules import StepKind
from content_hub.storage.queries import Query

__all__ = ["DueStep", "DueSteps", "NextInstant", "PendingReleases"]


class DueStep(Struct, frozen=True, kw_only=True):
    """One thing that a release has to do: go live, or end."""

    brand: str
    release: str
    kind: StepKind
    instant: datetime


class DueSteps(Query[tuple[DueStep, ...]], frozen=True, kw_only=True):
    """Steps of all brands whose instant has come at `at`, oldest first; of one instant what ends before what starts."""

    at: datetime
    limit: int = 100


class NextInstant(Query[datetime | None], frozen=True, kw_only=True):
    """The instant of the earliest step in any brand, due or not."""


class PendingReleases(Query[tuple[Release, ...]], frozen=True, kw_only=True):
    """Releases of a brand that will go live or end, by the instant of their next step; see DueSteps for the order."""

    brand: str
