"""What can be asked about reviews beyond their list."""

from datetime import datetime

from content_hub.model import Review
from content_hub.storage.queries import Query

__all__ = ["LastReviewOf", "OverdueReviews"]


class LastReviewOf(Query[Review | None], frozen=True, kw_only=True):
    """The newest review that a version of this block was submitted to, in whatever state it is."""

    brand: str
    block: str


class OverdueReviews(Query[tuple[Review, ...]], frozen=True, kw_only=True):
    """Open reviews of all brands whose step is overdue at `at`, where the log has not said so."""

    at: datetime
    limit: int = 100
