"""Say something to a review, at a field where it is about one."""

from datetime import datetime

import msgspec
from msgspec import Struct

from content_hub.actions.access import brand_for
from content_hub.actions.retrying import decided_anew
from content_hub.actions.reviewing import Act, commit_review, load_review
from content_hub.errors import Fault, Invalid
from content_hub.hub import Hub
from content_hub.model import Caller, Comment, Review

__all__ = ["AddComment", "comment"]

_MAX_TEXT = 10_000


class AddComment(Struct, frozen=True, kw_only=True):
    """What is said, and of which block and field."""

    brand: str
    review: str
    text: str
    block: str | None = None
    pointer: str | None = None


async def comment(hub: Hub, command: AddComment, *, caller: Caller, now: datetime) -> Review:
    """Add a comment.

    Raises:
        NotFound: no such review.
        Invalid: an empty or overlong comment, or a block that the review does not cover.
    """
    await brand_for(hub, caller, command.brand)

    async def attempt() -> Review:
        review = await load_review(hub, command.brand, command.review)
        faults = _faults(review, command)
        if faults:
            raise Invalid(de="So kann es keinen Kommentar geben.", en="There can be no such comment.", faults=faults)
        said = Comment(actor=caller.actor, text=command.text, at=now, block=command.block, pointer=command.pointer)
        after = msgspec.structs.replace(review, comments=(*review.comments, said), revision=review.revision + 1)
        act = Act(
            type="review.commented", caller=caller, now=now, data={"block": command.block, "pointer": command.pointer}
        )
        await commit_review(hub, review, after, act)
        return after

    return await decided_anew(attempt)


def _faults(review: Review, command: AddComment) -> list[Fault]:
    faults = []
    if not command.text.strip() or len(command.text) > _MAX_TEXT:
        faults.append(Fault(pointer="/text", de=f"1 bis {_MAX_TEXT} Zeichen.", en=f"1 to {_MAX_TEXT} characters."))
    if command.block is not None and command.block not in {covered.block for covered in review.covers}:
        faults.append(
            Fault(
                pointer="/block",
                de=f"„{command.block}“ ist nicht in dieser Prüfrunde.",
                en=f"“{command.block}” is not in this review.",
            )
        )
    return faults
