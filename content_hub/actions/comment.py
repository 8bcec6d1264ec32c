"""Say something to a review, at a field where it is about one."""

from datetime import datetime

import msgspec
from msgspec import Struct

from content_hub.actions.access import brand_for, no_such
from content_hub.actions.carrying import value_at
from content_hub.actions.retrying import decided_anew
from content_hub.actions.reviewing import Act, commit_review, load_review
from content_hub.errors import Fault, Invalid
from content_hub.hub import Hub
from content_hub.model import Caller, Comment, Review
from content_hub.storage.queries import VersionOf

__all__ = ["AddComment", "ResolveComment", "comment", "resolve_comment"]

_MAX_TEXT = 10_000


class AddComment(Struct, frozen=True, kw_only=True):
    """What is said, and of which block, field and span of it: code points from `start` to `end`, exclusive."""

    brand: str
    review: str
    text: str
    block: str | None = None
    pointer: str | None = None
    start: int | None = None
    end: int | None = None


async def comment(hub: Hub, command: AddComment, *, caller: Caller, now: datetime) -> Review:
    """Add a comment.

    Raises:
        NotFound: no such review.
        Invalid: an empty or overlong comment, a block that the review does not cover, a span that its field lacks.
    """
    await brand_for(hub, caller, command.brand)

    async def attempt() -> Review:
        review = await load_review(hub, command.brand, command.review)
        faults = [*_faults(review, command), *await _span_faults(hub, review, command)]
        if faults:
            raise Invalid(de="So kann es keinen Kommentar geben.", en="There can be no such comment.", faults=faults)
        said = Comment(
            actor=caller.actor,
            text=command.text,
            at=now,
            block=command.block,
            pointer=command.pointer,
            start=command.start,
            end=command.end,
        )
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


async def _span_faults(hub: Hub, review: Review, command: AddComment) -> list[Fault]:
    """Check that a span lies inside the text that it names."""
    if command.start is None and command.end is None:
        return []
    number = next((covered.version for covered in review.covers if covered.block == command.block), None)
    version = None
    if command.block is not None and number is not None:
        version = await hub.store.facts(VersionOf(brand=review.brand, key=command.block, number=number))
    text = None if version is None else value_at(version.content, command.pointer or "")
    start, end = command.start or 0, command.end
    if isinstance(text, str) and end is not None and 0 <= start < end <= len(text):
        return []
    return [
        Fault(
            pointer="/start",
            de="Eine Stelle braucht „block“, „pointer“ zu einem Text und 0 ≤ start < end ≤ dessen Länge.",
            en="A span needs “block”, a “pointer” to a text, and 0 ≤ start < end ≤ its length.",
        )
    ]


class ResolveComment(Struct, frozen=True, kw_only=True):
    """Which comment of which review: counted from 1."""

    brand: str
    review: str
    number: int


async def resolve_comment(hub: Hub, command: ResolveComment, *, caller: Caller, now: datetime) -> Review:
    """Settle a comment: it is not carried over to the next review.

    Raises:
        NotFound: no such review or comment.
    """
    await brand_for(hub, caller, command.brand)

    async def attempt() -> Review:
        review = await load_review(hub, command.brand, command.review)
        if not 1 <= command.number <= len(review.comments):
            raise no_such("comment", str(command.number))
        comments = list(review.comments)
        settled = msgspec.structs.replace(comments[command.number - 1], resolved_by=caller.actor)
        comments[command.number - 1] = settled
        after = msgspec.structs.replace(review, comments=tuple(comments), revision=review.revision + 1)
        data = {"comment": command.number, "block": settled.block, "resolved": True}
        await commit_review(hub, review, after, Act(type="review.commented", caller=caller, now=now, data=data))
        return after

    return await decided_anew(attempt)
