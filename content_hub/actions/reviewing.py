"""What decide, comment and withdraw have in common: load a review, commit what became of it."""

from collections.abc import Mapping
from datetime import datetime

from msgspec import Struct

from content_hub.actions.access import no_such
from content_hub.actions.states import blocks_of, expectations, moved
from content_hub.hub import Hub
from content_hub.model import Caller, Entry, Review, ReviewState
from content_hub.storage.changes import Changes, CollectRenditions, ExpectRevision, PutBlock, PutReview, Write
from content_hub.storage.queries import ReviewOf

__all__ = ["Act", "commit_review", "load_review"]


class Act(Struct, frozen=True, kw_only=True):
    """What was done to a review, as its entry will say it."""

    type: str
    caller: Caller
    now: datetime
    data: Mapping[str, object]


async def load_review(hub: Hub, brand: str, review: str) -> Review:
    """Load a review. Raise NotFound if there is none."""
    found = await hub.store.facts(ReviewOf(brand=brand, id=review))
    if found is None:
        raise no_such("review", review)
    return found


async def commit_review(hub: Hub, before: Review, after: Review, act: Act, *, along: tuple[Changes, ...] = ()) -> None:
    """Commit a review's next state with its blocks' states, and collect bytes that no one will need again.

    `along` is what else changes at the same moment; it says better where the blocks that it writes stand.

    Raises:
        Conflict: somebody else acted on the review, or on one of its blocks, at the same moment.
    """
    told = {write.block.key for part in along for write in part.writes if isinstance(write, PutBlock)}
    found = await blocks_of(hub, after) if after.state is not before.state else ()
    blocks = tuple(block for block in found if block.key not in told)
    writes: list[Write] = [PutReview(review=after), *moved(blocks, after.state)]
    if after.state in {ReviewState.WITHDRAWN, ReviewState.CHANGES_REQUESTED}:
        digests = tuple(sorted({item.digest for item in after.manifest.renditions}))
        writes.append(CollectRenditions(brand=after.brand, digests=digests))
    await hub.store.commit(
        Changes(
            brand=after.brand,
            expects=(
                ExpectRevision(kind="review", brand=after.brand, id=after.id, revision=before.revision),
                *expectations(blocks),
                *(expect for part in along for expect in part.expects),
            ),
            writes=(*writes, *(write for part in along for write in part.writes)),
            entries=(
                Entry(
                    type=act.type,
                    subject=f"reviews/{after.id}",
                    actor=act.caller.actor,
                    at=act.now,
                    origin=act.caller.origin,
                    before={"state": str(before.state), "step": before.step},
                    after={"state": str(after.state), "step": after.step, **act.data},
                    data={"review": after.id, "state": str(after.state), **act.data},
                ),
                *(entry for part in along for entry in part.entries),
            ),
        )
    )
