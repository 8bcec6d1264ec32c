"""Schedule a release: everything that would refuse at its instant refuses now."""

from datetime import datetime

import msgspec

from content_hub.actions.access import brand_for
from content_hub.actions.gate import check_gate
from content_hub.actions.going_live import judge_release, judge_return
from content_hub.actions.promises import check_promises, foresee, plan_then
from content_hub.actions.publish import Publish, Published, check_named, release_of, wanted_refs
from content_hub.actions.publishing import release_data
from content_hub.actions.releasing import Going, approved_items
from content_hub.actions.retrying import decided_anew
from content_hub.actions.states import expectations
from content_hub.actions.surroundings import Surroundings, surroundings_of
from content_hub.hub import Hub
from content_hub.model import Block, BlockState, Caller, Entry, Release
from content_hub.storage.changes import (
    Changes,
    ExpectLive,
    ExpectRevision,
    ExpectRules,
    PutBlock,
    PutRelease,
)
from content_hub.storage.queries import BlockOf
from content_hub.storage.schedule_changes import ExpectSchedule
from content_hub.storage.schedule_queries import PendingReleases

__all__ = ["schedule"]


async def schedule(hub: Hub, command: Publish, *, caller: Caller, now: datetime) -> Published:
    """Schedule approved versions; `command.at` says for when.

    Raises:
        Forbidden: the caller is no publisher.
        NotFound: no such block or version.
        Invalid: nothing named, or a time that is none, is skipped by the clocks, or is over.
        NotApproved: a version lacks its approval.
        ApprovalVoid, ReferenceNotLive: it would refuse at its instant, or make a later release refuse.
        GateFailed: the ruleset in force finds errors in the approved bytes.
        Conflict: other things kept going live, or being scheduled, meanwhile.
    """
    brand = await brand_for(hub, caller, command.brand, roles=("publisher",))
    check_named(command)

    async def attempt() -> Published:
        around = await surroundings_of(hub, brand)
        items = await approved_items(hub, brand.key, wanted_refs(command))
        release = release_of(command, items, caller, now)
        foreseen = await foresee(hub, release, await hub.store.facts(PendingReleases(brand=brand.key)))
        shelf, going = await plan_then(hub, around, foreseen.own(release))
        starts = release.starts or now
        check_gate(await judge_release(hub, around, (shelf, going), release, starts=starts), around.setting.rules)
        end = foreseen.end(release)
        if end is not None:
            check_gate(await judge_return(hub, around, end.moves, at=end.instant), around.setting.rules)
        await check_promises(hub, around, release, foreseen)
        blocks = await _blocks(hub, release)
        changes = decide_schedule(release, around, going, blocks=blocks, origin=caller.origin)
        committed = await hub.store.commit(changes)
        return Published(release=release, position=committed.positions[brand.key])

    return await decided_anew(attempt)


def decide_schedule(
    release: Release, around: Surroundings, going: tuple[Going, ...], *, blocks: tuple[Block, ...], origin: str
) -> Changes:
    """Tell what scheduling changes: nothing is live yet."""
    reviews = {item.review.id: item.review.revision for item in going}
    numbers = {item.block: item.version for item in release.versions}
    waiting = [block for block in blocks if block.state is BlockState.APPROVED and block.newest == numbers[block.key]]
    return Changes(
        brand=release.brand,
        expects=(
            ExpectLive(brand=release.brand, revision=around.revisions.live),
            ExpectRules(brand=release.brand, revision=around.revisions.rules),
            ExpectSchedule(brand=release.brand, revision=around.revisions.schedule),
            ExpectRevision(kind="release", brand=release.brand, id=release.id, revision=0),
            *(
                ExpectRevision(kind="review", brand=release.brand, id=id_, revision=revision)
                for id_, revision in reviews.items()
            ),
            *expectations(waiting),
        ),
        writes=(
            PutRelease(release=release),
            *(PutBlock(block=msgspec.structs.replace(block, state=BlockState.SCHEDULED)) for block in waiting),
        ),
        entries=(_entry(release, origin),),
    )


def _entry(release: Release, origin: str) -> Entry:
    data = {**release_data(release), "starts": _text(release.starts), "ends": _text(release.ends)}
    return Entry(
        type="release.scheduled",
        subject=f"releases/{release.id}",
        actor=release.actor,
        at=release.created,
        origin=origin,
        after={**data, "at": _plain(release.at), "until": _plain(release.until)},
        data=data,
    )


def _text(instant: datetime | None) -> str | None:
    return None if instant is None else instant.isoformat()


def _plain(value: object) -> object:
    return msgspec.to_builtins(value)


async def _blocks(hub: Hub, release: Release) -> tuple[Block, ...]:
    found = [await hub.store.facts(BlockOf(brand=release.brand, key=item.block)) for item in release.versions]
    return tuple(block for block in found if block is not None)
