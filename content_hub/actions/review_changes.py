"""What the versions of a review have different from what is live: facts by field, texts word by word."""

from datetime import datetime

from msgspec import Struct

from content_hub.actions.access import brand_for
from content_hub.actions.reviewing import load_review
from content_hub.diffing import Change, differences
from content_hub.hub import Hub
from content_hub.model import Caller
from content_hub.storage.queries import LiveOf, VersionOf

__all__ = ["ChangesOf", "VersionChanges", "review_changes"]


class ChangesOf(Struct, frozen=True, kw_only=True):
    """Which review."""

    brand: str
    review: str


class VersionChanges(Struct, frozen=True, kw_only=True):
    """What one submitted version has different from `against`, the newest live version; null: nothing is live."""

    block: str
    version: int
    against: int | None
    changes: tuple[Change, ...]


async def review_changes(hub: Hub, command: ChangesOf, *, caller: Caller, now: datetime) -> tuple[VersionChanges, ...]:
    """Compare each submitted version with what is live of its block.

    Raises:
        NotFound: no such review.
    """
    del now
    brand = await brand_for(hub, caller, command.brand)
    review = await load_review(hub, brand.key, command.review)
    found = []
    for ref in review.versions:
        live = await hub.store.facts(LiveOf(brand=brand.key, keys=(ref.block,)))
        against = max((pointer.version for pointer in live), default=None)
        after = await hub.store.facts(VersionOf(brand=brand.key, key=ref.block, number=ref.version))
        before = (
            None
            if against is None
            else await hub.store.facts(VersionOf(brand=brand.key, key=ref.block, number=against))
        )
        old: object = before.content if before else {}
        changes = differences(old, after.content if after else {})
        found.append(VersionChanges(block=ref.block, version=ref.version, against=against, changes=changes))
    return tuple(found)
