"""What a release in time writes and expects beside what every release does."""

from datetime import datetime

from msgspec import Struct

__all__ = ["ExpectSchedule", "TakeDown"]


class ExpectSchedule(Struct, frozen=True, kw_only=True):
    """No release was scheduled, cancelled, carried out or ended in the brand since this counter was read."""

    brand: str
    revision: int


class TakeDown(Struct, frozen=True, kw_only=True):
    """Take blocks off delivery in some locales; moves the `live` counter.

    `places` are (block, locale). A block that is live nowhere then counts as withdrawn at `at`.
    """

    brand: str
    places: tuple[tuple[str, str], ...]
    at: datetime
