"""What time alone brings about, said once in the log: overdue steps, waivers that will expire or have."""

from collections.abc import Sequence
from datetime import datetime, timedelta

import msgspec

from content_hub.actions.end_waiver import changes_of_end
from content_hub.actions.waiver_entries import waiver_entry
from content_hub.errors import Conflict
from content_hub.hub import Hub
from content_hub.model import ActorKind, Caller, Entry, Review
from content_hub.storage.changes import Changes, ExpectRevision, PutReview
from content_hub.storage.review_queries import OverdueReviews
from content_hub.storage.waiver_changes import PutWaiver
from content_hub.storage.waiver_queries import DueWaivers
from content_hub.waivers import BlockWaiver

__all__ = ["AHEAD", "CLOCK", "remind"]

AHEAD = timedelta(days=7)
"""How long before its end the log says that a waiver is expiring."""

CLOCK = Caller(actor="system", person="system", kind=ActorKind.SERVICE, roles={}, origin="clock")
"""Who did it where only time has passed."""


async def remind(hub: Hub, *, now: datetime) -> int:
    """Say everything that is due to be said at `now`; give how much this worker said.

    Each is a commit of its own that expects what it speaks of as it was read, so many workers say it once.

    Raises:
        StoreFailed: the disk refused; the rest is still due.
    """
    waivers = await hub.store.facts(DueWaivers(now=now, soon=now + AHEAD))
    reviews = await hub.store.facts(OverdueReviews(at=now))
    told = 0
    for changes in (*_of_waivers(waivers, now), *(_overdue(review, now) for review in reviews)):
        try:
            await hub.store.commit(changes)
        except Conflict:
            continue  # somebody was first, or it has changed: what is still due is found again
        told += 1
    return told


def _of_waivers(waivers: Sequence[BlockWaiver], now: datetime) -> list[Changes]:
    return [
        changes_of_end(waiver, caller=CLOCK, now=now)[1] if waiver.expires <= now else _expiring(waiver, now)
        for waiver in waivers
    ]


def _expiring(waiver: BlockWaiver, now: datetime) -> Changes:
    after = msgspec.structs.replace(waiver, is_announced=True, revision=waiver.revision + 1)
    return Changes(
        brand=waiver.brand,
        expects=(ExpectRevision(kind="waiver", brand=waiver.brand, id=waiver.id, revision=waiver.revision),),
        writes=(PutWaiver(waiver=after),),
        entries=(waiver_entry("waiver.expiring", after, caller=CLOCK, now=now, before=waiver),),
    )


def _overdue(review: Review, now: datetime) -> Changes:
    after = msgspec.structs.replace(review, is_announced=True, revision=review.revision + 1)
    step = next((item for item in review.steps if item.name == review.step), None)
    data = {
        "review": review.id,
        "step": review.step,
        "due": None if review.due is None else review.due.isoformat(),
        "role": None if step is None else step.role,
        "escalates_to": None if step is None else step.escalate,
    }
    return Changes(
        brand=review.brand,
        expects=(ExpectRevision(kind="review", brand=review.brand, id=review.id, revision=review.revision),),
        writes=(PutReview(review=after),),
        entries=(
            Entry(
                type="review.overdue",
                subject=f"reviews/{review.id}",
                actor=CLOCK.actor,
                at=now,
                origin=CLOCK.origin,
                after={"state": str(review.state)},
                data=data,
            ),
        ),
    )
