"""Take a review back, also an approved one until it is published."""

from datetime import datetime

import msgspec
from msgspec import Struct

from content_hub.actions.access import brand_for
from content_hub.actions.retrying import decided_anew
from content_hub.actions.reviewing import Act, commit_review, load_review
from content_hub.hub import Hub
from content_hub.model import Caller, Review
from content_hub.workflow import review_machine, step

__all__ = ["WithdrawReview", "withdraw_review"]


class WithdrawReview(Struct, frozen=True, kw_only=True):
    """Which review."""

    brand: str
    review: str


async def withdraw_review(hub: Hub, command: WithdrawReview, *, caller: Caller, now: datetime) -> Review:
    """Take a review back.

    Raises:
        Forbidden: the caller is neither writer nor publisher.
        NotFound: no such review.
        WrongState: it is over.
    """
    await brand_for(hub, caller, command.brand, roles=("writer", "publisher"))

    async def attempt() -> Review:
        review = await load_review(hub, command.brand, command.review)
        state = step(review_machine(), review.state, "withdraw")
        after = msgspec.structs.replace(review, state=state, step=None, revision=review.revision + 1)
        await commit_review(hub, review, after, Act(type="review.withdrawn", caller=caller, now=now, data={}))
        return after

    return await decided_anew(attempt)
