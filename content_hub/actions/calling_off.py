"""What cancelling, failing, and taking a review back have in common: a scheduled release that will not happen."""

from collections.abc import Collection, Mapping

import msgspec

from content_hub.actions.publishing import Turn, release_data
from content_hub.actions.states import expectations, resting_state
from content_hub.hub import Hub
from content_hub.model import Block, BlockState, Entry, Release, ReviewState, VersionRef
from content_hub.schedules import ReleaseState
from content_hub.storage.changes import Changes, ExpectRevision, PutBlock, PutRelease
from content_hub.storage.queries import BlockOf, ReviewsCovering
from content_hub.storage.schedule_queries import PendingReleases

__all__ = ["changes_of_call_off", "scheduled_with"]


async def scheduled_with(hub: Hub, brand: str, versions: tuple[VersionRef, ...]) -> tuple[Release, ...]:
    """Find the scheduled releases that name one of these versions."""
    pending = await hub.store.facts(PendingReleases(brand=brand))
    return tuple(
        release
        for release in pending
        if release.state is ReleaseState.SCHEDULED
        and any(VersionRef(block=item.block, version=item.version) in versions for item in release.versions)
    )


async def changes_of_call_off(
    hub: Hub, turn: Turn, *, failure: Mapping[str, object] | None = None, without: str = "", also: Collection[str] = ()
) -> Changes:
    """Tell what calling off a scheduled release changes. `turn.release` is as it is now, still scheduled.

    `without` names a review that is being taken back at the same moment: it approves nothing any more. `also` names
    releases that are called off with this one.
    """
    release = turn.release
    state = ReleaseState.CANCELLED if failure is None else ReleaseState.FAILED
    off = msgspec.structs.replace(release, state=state, failure=failure, revision=release.revision + 1)
    elsewhere = {
        (item.block, item.version)
        for other in await hub.store.facts(PendingReleases(brand=release.brand))
        if other.id not in {release.id, *also} and other.state is ReleaseState.SCHEDULED
        for item in other.versions
    }
    blocks, after = [], []
    for item in release.versions:
        block = await hub.store.facts(BlockOf(brand=release.brand, key=item.block))
        waits = block is not None and block.state is BlockState.SCHEDULED and block.newest == item.version
        if block is not None and waits and (item.block, item.version) not in elsewhere:
            blocks.append(block)
            after.append(await _resting(hub, block, without))
    data = release_data(release) if failure is None else {**release_data(release), "failure": failure}
    return Changes(
        brand=release.brand,
        expects=(
            ExpectRevision(kind="release", brand=release.brand, id=release.id, revision=release.revision),
            *expectations(blocks),
        ),
        writes=(PutRelease(release=off), *(PutBlock(block=block) for block in after)),
        entries=(
            Entry(
                type=turn.event,
                subject=f"releases/{release.id}",
                actor=turn.actor,
                at=turn.at,
                origin=turn.origin,
                before={"state": str(release.state)},
                after={"state": str(state)},
                data=data,
            ),
        ),
    )


async def _resting(hub: Hub, block: Block, without: str) -> Block:
    """Say where a block stands that waited for a release: approved still, or as if it had never been submitted."""
    ref = VersionRef(block=block.key, version=block.newest)
    reviews = await hub.store.facts(ReviewsCovering(brand=block.brand, versions=(ref,)))
    holds = any(
        review.state is ReviewState.APPROVED and review.id != without and ref in review.versions for review in reviews
    )
    return msgspec.structs.replace(block, state=BlockState.APPROVED if holds else resting_state(block))
