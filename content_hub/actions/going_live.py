"""What the ways to live have in common: plan as things are now, judge the stored bytes again, decide."""

import asyncio
from collections.abc import Iterable, Mapping
from datetime import datetime

import msgspec
from msgspec import Struct

from brand.model import Report
from content_hub.actions.claims import Span
from content_hub.actions.contradictions import Standing, contradictions
from content_hub.actions.gate import check_gate
from content_hub.actions.judging_again import judge_stored
from content_hub.actions.publishing import Releasing, Turn, decide_turn
from content_hub.actions.releasing import Going, plan_moves
from content_hub.actions.resolving import Shelf
from content_hub.actions.standing import standing_at
from content_hub.actions.surroundings import Surroundings, surroundings_of
from content_hub.actions.waiving import judged_report
from content_hub.hub import Hub
from content_hub.model import Block, Brand, ManifestRendition, Release, ReviewState, VersionRef
from content_hub.storage.changes import Changes
from content_hub.storage.queries import BlockOf, LiveRowsOf, ReviewsCovering
from content_hub.storage.schedule_queries import PendingReleases
from content_hub.timeline import Place, began, ended, places_of

__all__ = ["Doer", "changes_of_end", "changes_of_start", "judge_release", "judge_return"]


class Doer(Struct, frozen=True, kw_only=True):
    """Who turns a release, from where, when."""

    actor: str
    origin: str
    at: datetime


async def changes_of_start(hub: Hub, brand: Brand, release: Release, doer: Doer) -> tuple[Release, Changes]:
    """Tell what making this release live changes, as things are now. Its `revision` is the one that it will have.

    Raises:
        ReferenceNotLive, ApprovalVoid, NotApproved: the bytes that would be right are not approved.
        GateFailed: the ruleset in force finds errors in the approved bytes.
    """
    around = await surroundings_of(hub, brand)
    shelf = Shelf(hub, around.setting)
    others = await hub.store.facts(PendingReleases(brand=brand.key))
    going = await plan_moves(hub, shelf, brand.key, dict(places_of(release.versions)))
    report = await judge_release(hub, around, (shelf, going), release, starts=doer.at)
    check_gate(report, around.setting.rules)
    places = places_of(release.versions)
    standing = await standing_at(hub, brand.key, places)
    live, changed = began(release, standing, (other for other in others if other.id != release.id), at=doer.at)
    facts = msgspec.structs.replace(await _facts(hub, around, going, live), others=changed)
    return live, decide_turn(_turn(live, "release.live", doer), facts)


async def changes_of_end(hub: Hub, brand: Brand, release: Release, doer: Doer) -> tuple[Release, Changes]:
    """Tell what the end of this release changes, as things are now. Its `revision` is the one that it will have.

    Raises:
        ReferenceNotLive: a live block shows what would be taken off.
        ApprovalVoid, GateFailed: what was live before is not to be shown any more as it was.
    """
    around = await surroundings_of(hub, brand)
    shelf = Shelf(hub, around.setting)
    others = await hub.store.facts(PendingReleases(brand=brand.key))
    standing = await standing_at(hub, brand.key, places_of(release.holds))
    outcome = ended(release, standing, others)
    going = await plan_moves(hub, shelf, brand.key, outcome.moves)
    report = await judged_report(hub, around.setting.rules, await judge_again(hub, shelf, around, going), at=doer.at)
    check_gate(report, around.setting.rules)
    check_gate(await judge_return(hub, around, outcome.moves, at=doer.at), around.setting.rules)
    emptied = {place for place, version in outcome.moves.items() if version is None}
    facts = await _facts(hub, around, going, outcome.release, extra={key for key, _ in emptied})
    rows = await hub.store.facts(LiveRowsOf(brand=brand.key, keys=tuple(sorted({key for key, _ in emptied}))))
    gone = tuple(row for row in rows if (row.key, row.locale) in emptied)
    turned = msgspec.structs.replace(facts, others=outcome.others, gone=gone)
    event = "release.ended" if outcome.release.failure is None else "release.failed"
    return outcome.release, decide_turn(_turn(outcome.release, event, doer), turned)


async def judge_release(
    hub: Hub, around: Surroundings, work: tuple[Shelf, tuple[Going, ...]], release: Release, *, starts: datetime
) -> Report:
    """Judge again what a release makes live, and compare it with what is live or to come while it lasts."""
    shelf, going = work
    span = Span(starts=starts, ends=release.ends)
    coming = [
        Standing(sheet=await shelf.sheet(item.block, item.version), locales=item.locales, span=span)
        for item in release.versions
    ]
    against = await contradictions(hub, around, shelf, tuple(coming))
    again = await judge_again(hub, shelf, around, going)
    return await judged_report(hub, around.setting.rules, (*again, against), at=starts)


async def judge_return(hub: Hub, around: Surroundings, moves: Mapping[Place, int | None], *, at: datetime) -> Report:
    """Compare what an end brings back with all that will be live beside it from then on."""
    shelf = Shelf(hub, around.setting)
    joined: dict[tuple[str, int], list[str]] = {}
    for (key, locale), version in moves.items():
        if version is not None:
            joined.setdefault((key, version), []).append(locale)
    coming = [
        Standing(sheet=await shelf.sheet(key, version), locales=tuple(locales), span=Span(starts=at))
        for (key, version), locales in joined.items()
    ]
    against = await contradictions(hub, around, shelf, tuple(coming))
    return await judged_report(hub, around.setting.rules, (against,), at=at)


async def judge_again(hub: Hub, shelf: Shelf, around: Surroundings, going: tuple[Going, ...]) -> list[Report]:
    """Lint the sources and the stored bytes under the ruleset in force."""
    by_ref: dict[VersionRef, list[ManifestRendition]] = {}
    for item in going:
        by_ref.setdefault(item.ref, []).extend(item.renditions)
    return await asyncio.gather(
        *(judge_stored(hub, shelf, around, (ref, renditions)) for ref, renditions in by_ref.items())
    )


def _turn(release: Release, event: str, doer: Doer) -> Turn:
    return Turn(release=release, event=event, actor=doer.actor, origin=doer.origin, at=doer.at)


async def _facts(
    hub: Hub, around: Surroundings, going: tuple[Going, ...], release: Release, *, extra: Iterable[str] = ()
) -> Releasing:
    brand = around.brand.key
    keys = sorted({item.ref.block for item in going} | set(extra))
    blocks = [await hub.store.facts(BlockOf(brand=brand, key=key)) for key in keys]
    versions = tuple(VersionRef(block=item.block, version=item.version) for item in release.versions)
    reviews = await hub.store.facts(ReviewsCovering(brand=brand, versions=versions))
    found: dict[str, Block] = {block.key: block for block in blocks if block}
    return Releasing(
        going=going,
        blocks=found,
        reviews=tuple(review for review in reviews if review.state is ReviewState.APPROVED),
        revisions=around.revisions,
    )
