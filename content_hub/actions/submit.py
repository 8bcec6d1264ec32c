"""Submit versions for review: render every rendition once, judge all of it, and open a review on its manifest."""

import asyncio
from collections.abc import Iterator
from datetime import datetime

import msgspec
from msgspec import Struct

from brand.model import Report
from components.model import Rendition
from components.render import targets
from content_hub.actions.access import brand_for
from content_hub.actions.carrying import carried_comments
from content_hub.actions.contradictions import Standing, contradictions
from content_hub.actions.covering import Cover, Plan, plan_cover
from content_hub.actions.gate import check_gate
from content_hub.actions.joining import joined_report
from content_hub.actions.manifest import covered_of, manifest_of
from content_hub.actions.resolving import Shelf, grouped
from content_hub.actions.retrying import decided_anew
from content_hub.actions.sheets import drawing_of
from content_hub.actions.states import expectations
from content_hub.actions.submitting import check_locales, check_named
from content_hub.actions.surroundings import Surroundings, surroundings_of
from content_hub.actions.waiving import judged_report
from content_hub.errors import WrongState
from content_hub.hub import Hub, Judged
from content_hub.model import (
    Block,
    BlockState,
    Caller,
    Entry,
    Review,
    ReviewState,
    StoredRendition,
    VersionRef,
)
from content_hub.storage.changes import (
    Changes,
    ExpectLive,
    ExpectRevision,
    ExpectRules,
    PutBlock,
    PutRenditions,
    PutReview,
    Write,
)
from content_hub.storage.queries import BlockOf, LiveRowsOf, ReviewsCovering, WritersOf
from content_hub.workflow import review_machine, step, steps_for

__all__ = ["Submit", "submit"]


class Submit(Struct, frozen=True, kw_only=True):
    """Which versions, in which locales (None: all that are complete)."""

    brand: str
    id: str
    versions: tuple[VersionRef, ...]
    locales: tuple[str, ...] | None = None
    note: str | None = None


class Work(Struct, frozen=True, kw_only=True):
    """All that was drawn for a review, and the blocks as they were before."""

    blocks: tuple[Block, ...]
    covers: tuple[Cover, ...]
    judged: tuple[Judged, ...]
    report: Report


async def submit(hub: Hub, command: Submit, *, caller: Caller, now: datetime) -> Review:
    """Open a review of one or more versions.

    Raises:
        Forbidden: the caller is no writer.
        NotFound: no such block or version.
        Invalid: nothing named, a block named twice, or no complete locale.
        WrongState: a version is in a running review already.
        ReferenceNotLive, TooWide: what would be shown cannot be.
        GateFailed: open errors, listed.
        Conflict: other things kept going live while this was rendered.
    """
    brand = await brand_for(hub, caller, command.brand, roles=("writer",))

    async def attempt() -> Review:
        around = await surroundings_of(hub, brand)
        blocks = await _blocks(hub, command)
        plans = await _plans(hub, around, command)
        work = await _draw(hub, around, (blocks, *plans), now=now)
        check_gate(work.report, around.setting.rules)
        changes, review = await _decide(hub, (around, command, work), caller=caller, now=now)
        await hub.store.commit(changes)
        return review

    return await decided_anew(attempt)


async def _blocks(hub: Hub, command: Submit) -> tuple[Block, ...]:
    """Load the blocks first: if anything happens to one while it is rendered, the submission is decided anew."""
    found = [await hub.store.facts(BlockOf(brand=command.brand, key=ref.block)) for ref in command.versions]
    return tuple(block for block in found if block is not None)


async def _plans(hub: Hub, around: Surroundings, command: Submit) -> tuple[Shelf, tuple[Plan, ...]]:
    check_named(command.versions, command.locales)
    shelf = Shelf(hub, around.setting)
    plans = []
    for ref in command.versions:
        await _check_free(hub, around.brand.key, ref)
        sheet = await shelf.sheet(ref.block, ref.version)
        locales = tuple(locale for locale in sheet.complete if command.locales is None or locale in command.locales)
        check_locales(sheet, around.brand.locales, command.locales)
        plans.append(Plan(sheet=sheet, locales=locales, submitted=True))
    return shelf, tuple(plans)


async def _check_free(hub: Hub, brand: str, ref: VersionRef) -> None:
    for review in await hub.store.facts(ReviewsCovering(brand=brand, versions=(ref,))):
        if review.state is ReviewState.OPEN and ref in review.versions:
            raise WrongState(
                de=f"„{ref.block}“ Version {ref.version} ist schon in der Prüfrunde {review.id}.",
                en=f"“{ref.block}” version {ref.version} is in review {review.id} already.",
                members={"review": review.id},
            )


async def _draw(
    hub: Hub, around: Surroundings, planned: tuple[tuple[Block, ...], Shelf, tuple[Plan, ...]], *, now: datetime
) -> Work:
    blocks, shelf, plans = planned
    covers = await plan_cover(hub, shelf, around.brand.key, plans)
    judged = await asyncio.gather(*(_draw_cover(hub, around, cover) for cover in covers))
    standing = tuple(
        Standing(sheet=cover.plan.sheet, locales=cover.plan.locales) for cover in covers if cover.plan.submitted
    )
    against = await contradictions(hub, around, shelf, standing)
    reports = (*(item.report for item in judged), against)
    report = await judged_report(hub, around.setting.rules, reports, at=now)
    return Work(blocks=blocks, covers=covers, judged=tuple(judged), report=report)


async def _draw_cover(hub: Hub, around: Surroundings, cover: Cover) -> Judged:
    sheet = cover.plan.sheet
    parts = []
    for locales, shown in grouped(cover.reached):
        every = targets(
            sheet.component,
            sheet.content,
            locales=around.brand.locales,
            profiles=around.profiles,
            dialects=around.dialects,
        )
        wanted = tuple(target for target in every if target.locale in locales)
        drawing = await drawing_of(hub, around.setting, sheet, targets=wanted, shown=shown)
        parts.append(await hub.workshop.draw(drawing))
    return Judged(
        renditions=tuple(rendition for part in parts for rendition in part.renditions),
        report=joined_report([part.report for part in parts], around.setting.rules),
    )


async def _decide(
    hub: Hub, material: tuple[Surroundings, Submit, Work], *, caller: Caller, now: datetime
) -> tuple[Changes, Review]:
    around, command, work = material
    brand = around.brand.key
    rows = await hub.store.facts(
        LiveRowsOf(brand=brand, keys=tuple(sorted({cover.plan.ref.block for cover in work.covers})))
    )
    covers = tuple(
        covered_of(cover, judged, around.setting.logos) for cover, judged in zip(work.covers, work.judged, strict=True)
    )
    manifest = manifest_of(around.setting.rules, covers, work.judged, live=rows)
    authors = {caller.person}
    for ref in command.versions:
        writers = await hub.store.facts(WritersOf(brand=brand, key=ref.block, number=ref.version))
        authors |= set(writers)
    steps = steps_for(
        around.steps,
        components={cover.plan.sheet.component.name for cover in work.covers if cover.plan.submitted},
        locales={locale for cover in work.covers for locale in cover.plan.locales},
        channels={rendition.channel for rendition in manifest.renditions},
    )
    machine = review_machine()
    review = Review(
        brand=brand,
        id=command.id,
        versions=command.versions,
        locales=tuple(
            sorted({locale for cover in work.covers if cover.plan.submitted for locale in cover.plan.locales})
        ),
        state=step(machine, machine.start, "rendered"),
        step=steps[0].name,
        due=steps[0].due_from(now),
        manifest=manifest,
        covers=covers,
        steps=steps,
        authors=tuple(sorted(authors)),
        actor=caller.actor,
        created=now,
        report=msgspec.json.encode(work.report),
        note=command.note,
        comments=await carried_comments(hub, brand, work.covers),
    )
    return _changes(around, review, work), review


def _stored(rendition: Rendition) -> Iterator[StoredRendition]:
    """Give the bytes to keep: the rendition's own, and those that follow once it has ended."""
    for made in (rendition, rendition.ended):
        if made is not None:
            yield StoredRendition(
                digest=made.digest,
                media_type=rendition.media_type,
                body=made.body,
                drawn=msgspec.msgpack.encode(made.drawn),
            )


def _changes(around: Surroundings, review: Review, work: Work) -> Changes:
    brand = around.brand.key
    writes: list[Write] = [
        PutRenditions(
            brand=brand,
            renditions=tuple(
                stored for judged in work.judged for rendition in judged.renditions for stored in _stored(rendition)
            ),
        ),
        PutReview(review=review),
    ]
    numbers = {ref.block: ref.version for ref in review.versions}
    writes += [
        PutBlock(block=msgspec.structs.replace(block, state=BlockState.IN_REVIEW))
        for block in work.blocks
        if block.newest == numbers[block.key]
    ]
    return Changes(
        brand=brand,
        expects=(
            ExpectLive(brand=brand, revision=around.revisions.live),
            ExpectRules(brand=brand, revision=around.revisions.rules),
            ExpectRevision(kind="review", brand=brand, id=review.id, revision=0),
            *expectations(work.blocks),
        ),
        writes=tuple(writes),
        entries=(
            Entry(
                type="review.opened",
                subject=f"reviews/{review.id}",
                actor=review.actor,
                at=review.created,
                after={"manifest": review.manifest.digest, "step": review.step},
                data={
                    "review": review.id,
                    "manifest": review.manifest.digest,
                    "versions": [{"block": ref.block, "version": ref.version} for ref in review.versions],
                },
            ),
        ),
    )
