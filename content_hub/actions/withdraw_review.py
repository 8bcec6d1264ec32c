"""Take a review back, also an approved one until it is published."""

from datetime import datetime

import msgspec
from msgspec import Struct

from content_hub.actions.access import brand_for
from content_hub.actions.calling_off import changes_of_call_off, scheduled_with
from content_hub.actions.publishing import Turn
from content_hub.actions.retrying import decided_anew
from content_hub.actions.reviewing import Act, commit_review, load_review
from content_hub.hub import Hub
from content_hub.model import Caller, Review, VersionRef
from content_hub.storage.changes import Changes
from content_hub.workflow import review_machine, step

__all__ = ["WithdrawReview", "withdraw_review"]


class WithdrawReview(Struct, frozen=True, kw_only=True):
    """Which review."""

    brand: str
    review: str


async def withdraw_review(hub: Hub, command: WithdrawReview, *, caller: Caller, now: datetime) -> Review:
    """Take a review back. Scheduled releases that rest on it are cancelled in the same instant.

    Raises:
        Forbidden: the caller is neither writer nor publisher.
        NotFound: no such review.
        WrongState: it is over.
    """
    await brand_for(hub, caller, command.brand, roles=("writer", "publisher"))

    async def attempt() -> Review:
        review = await load_review(hub, command.brand, command.review)
        state = step(review_machine(), review.state, "withdraw")
        after = msgspec.structs.replace(review, state=state, step=None, due=None, revision=review.revision + 1)
        act = Act(type="review.withdrawn", caller=caller, now=now, data={})
        await commit_review(hub, review, after, act, along=await _called_off(hub, review, caller, now))
        return after

    return await decided_anew(attempt)


async def _called_off(hub: Hub, review: Review, caller: Caller, now: datetime) -> tuple[Changes, ...]:
    covered = tuple(VersionRef(block=item.block, version=item.version) for item in review.covers if item.submitted)
    off = await scheduled_with(hub, review.brand, covered)
    changes = []
    for release in off:
        turn = Turn(release=release, event="release.cancelled", actor=caller.actor, origin=caller.origin, at=now)
        ids = [other.id for other in off]
        changes.append(await changes_of_call_off(hub, turn, without=review.id, also=ids))
    return tuple(changes)
