"""Until when live bytes are sure to stay: no cache may keep them past the next scheduled change."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from content_hub.storage.port import BrandSettings, Delivered

__all__ = ["stays_until", "until_any"]

_OVERDUE = timedelta(seconds=1)


def stays_until(brand: BrandSettings, delivered: Delivered, now: datetime) -> datetime | None:
    """Tell when these bytes end or may be replaced; None where nothing is known to come.

    A change that is due and not yet carried out is a matter of moments.
    """
    if not brand.upcoming:
        return delivered.valid_until
    planned = (brand.upcoming.get(name) for name in delivered.surrogate.split())
    return _earliest((delivered.valid_until, *planned), now)


def until_any(brand: BrandSettings, now: datetime, *, keys: Iterable[str] | None = None) -> datetime | None:
    """Tell when the first of these blocks changes, live or not yet; of all blocks without `keys`."""
    names = brand.upcoming if keys is None else (f"block:{brand.key}/{key}" for key in keys)
    return _earliest((brand.upcoming.get(name) for name in names), now)


def _earliest(instants: Iterable[datetime | None], now: datetime) -> datetime | None:
    found = min((instant for instant in instants if instant is not None), default=None)
    return None if found is None else max(found, now + _OVERDUE)
