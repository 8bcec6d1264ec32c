"""Instants in query parameters."""

from datetime import UTC, datetime

from content_hub.wire.bodies import unreadable
from content_hub.wire.problems import ProblemFault

__all__ = ["in_utc"]


def in_utc(instant: datetime | None, name: str) -> datetime | None:
    """Bring an instant to UTC, which one without an offset is taken for. Raise ProblemAnswer beyond all years."""
    if instant is None:
        return None
    try:
        return instant.replace(tzinfo=UTC) if instant.tzinfo is None else instant.astimezone(UTC)
    except OverflowError:
        raise unreadable(
            f"„{name}“ liegt außerhalb der Jahre.",
            f"“{name}” lies beyond all years.",
            (ProblemFault(pointer=f"/{name}", detail="lies beyond all years", de="liegt außerhalb der Jahre"),),
        ) from None
