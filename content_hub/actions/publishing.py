"""The changes of a release: pointers, rows, blocks, reviews and entries, decided purely."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

import msgspec
from msgspec import Struct

from content_hub.actions.releasing import Going
from content_hub.actions.states import expectations, resting_state
from content_hub.model import (
    Block,
    BlockState,
    Entry,
    LiveMark,
    LivePointer,
    LiveRow,
    Release,
    Review,
    ReviewState,
)
from content_hub.storage.changes import (
    Changes,
    Expect,
    ExpectLive,
    ExpectRevision,
    ExpectRules,
    GoLive,
    PutBlock,
    PutRelease,
    PutReview,
    Write,
)
from content_hub.storage.queries import Revisions
from content_hub.storage.schedule_changes import TakeDown
from content_hub.timeline import Place
from content_hub.workflow import review_machine, step

__all__ = ["Releasing", "Turn", "decide_turn", "release_data", "rendition_data"]


class Releasing(Struct, frozen=True, kw_only=True):
    """What a turn of a release was decided on: approved bytes, places that empty, blocks, reviews, other releases."""

    going: tuple[Going, ...]
    blocks: Mapping[str, Block]
    reviews: tuple[Review, ...]
    revisions: Revisions
    gone: tuple[LiveRow, ...] = ()
    others: tuple[Release, ...] = ()


class Turn(Struct, frozen=True, kw_only=True):
    """A release as it is after its turn, and who turns it when. `event` is what the log calls that."""

    release: Release
    event: str
    actor: str
    origin: str
    at: datetime


def decide_turn(turn: Turn, facts: Releasing) -> Changes:
    """Tell what a release changes. The first entry is the release; its position becomes the rows' Hub-Position."""
    release, going = turn.release, facts.going
    places = {(row.key, row.locale) for row in facts.gone}
    after = {key: _block_after(block, going, places, at=turn.at) for key, block in facts.blocks.items()}
    reviews = {review.id: review for review in (*facts.reviews, *(item.review for item in going))}
    rows = tuple(row for item in going for row in _rows(item, turn))
    writes: list[Write] = []
    if places:
        writes.append(TakeDown(brand=release.brand, places=tuple(sorted(places)), at=turn.at))
    if going:
        pointers = tuple(_pointer(item, turn) for item in going)
        writes.append(GoLive(brand=release.brand, pointers=pointers, rows=rows, entry=0))
    return Changes(
        brand=release.brand,
        expects=_expected(release, facts, reviews),
        writes=(
            *writes,
            *(PutBlock(block=block) for block in after.values()),
            *(PutReview(review=review) for review in _reviews_after(reviews, after)),
            PutRelease(release=release),
            *(PutRelease(release=_bumped(other)) for other in facts.others),
        ),
        entries=(
            _release_entry(turn, (*rows, *facts.gone)),
            *(_block_entry(block, (rows, facts.gone), turn) for block in after.values()),
        ),
    )


def _expected(release: Release, facts: Releasing, reviews: Mapping[str, Review]) -> tuple[Expect, ...]:
    brand = release.brand
    revisions = {("release", release.id): release.revision - 1}
    revisions |= {("release", other.id): other.revision for other in facts.others}
    revisions |= {("review", review.id): review.revision for review in reviews.values()}
    return (
        ExpectLive(brand=brand, revision=facts.revisions.live),
        ExpectRules(brand=brand, revision=facts.revisions.rules),
        *(ExpectRevision(kind=kind, brand=brand, id=id_, revision=number) for (kind, id_), number in revisions.items()),
        *expectations(facts.blocks.values()),
    )


def _bumped(release: Release) -> Release:
    return msgspec.structs.replace(release, revision=release.revision + 1)


def _pointer(item: Going, turn: Turn) -> LivePointer:
    return LivePointer(
        block=item.ref.block,
        locale=item.locale,
        version=item.ref.version,
        since=turn.at,
        review=item.review.id,
        references=item.references,
    )


def _rows(item: Going, turn: Turn) -> tuple[LiveRow, ...]:
    surrogate = _surrogate(item, turn.release.brand)
    return tuple(
        LiveRow(
            key=item.ref.block,
            locale=rendition.locale,
            channel=rendition.channel,
            format=rendition.format,
            profile=rendition.profile,
            dialect=rendition.dialect,
            digest=rendition.digest,
            media_type=rendition.media_type,
            bytes=rendition.bytes,
            version=rendition.version,
            surrogate=surrogate,
            since=turn.at,
            assets=item.covered.assets,
            valid_until=rendition.valid_until,
            next_digest=rendition.next_digest,
        )
        for rendition in item.renditions
    )


def _surrogate(item: Going, brand: str) -> str:
    """Name all that a cache may want to purge these bytes by."""
    ruleset = item.review.manifest.ruleset.version
    keys = [item.ref.block, *sorted({reference.block for reference in item.references})]
    return " ".join(
        [
            f"brand:{brand}",
            *(f"block:{brand}/{key}" for key in keys),
            f"ruleset:{brand}/{'default' if ruleset is None else ruleset}",
            f"locale:{brand}/{item.locale}",
        ]
    )


def _block_after(block: Block, going: tuple[Going, ...], gone: Collection[Place], *, at: datetime) -> Block:
    live = {locale: mark for locale, mark in block.live.items() if (block.key, locale) not in gone}
    for item in going:
        if item.ref.block == block.key:
            present = live.get(item.locale)
            if present is None or present.version != item.ref.version:
                live[item.locale] = LiveMark(version=item.ref.version, since=at)
    after = msgspec.structs.replace(block, live=dict(sorted(live.items())), withdrawn=None if live else at)
    if any(mark.version == block.newest for mark in live.values()):
        return msgspec.structs.replace(after, state=BlockState.LIVE)
    rests = block.state in {BlockState.LIVE, BlockState.WITHDRAWN}
    return msgspec.structs.replace(after, state=resting_state(after) if rests else block.state)


def _reviews_after(reviews: Mapping[str, Review], blocks: Mapping[str, Block]) -> tuple[Review, ...]:
    """Close each review whose versions are live now in all their locales."""
    machine = review_machine()
    return tuple(
        msgspec.structs.replace(review, state=step(machine, review.state, "published"), revision=review.revision + 1)
        for review in reviews.values()
        if review.state is ReviewState.APPROVED and _is_all_live(review, blocks)
    )


def _is_all_live(review: Review, blocks: Mapping[str, Block]) -> bool:
    return all(
        covered.block in blocks
        and locale in blocks[covered.block].live
        and blocks[covered.block].live[locale].version == covered.version
        for covered in review.covers
        if covered.submitted
        for locale in covered.locales
    )


def _release_entry(turn: Turn, rows: Sequence[LiveRow]) -> Entry:
    """Say all that a release changes of what delivery shows: whoever hears of it needs no other event."""
    shown = release_data(turn.release)
    return Entry(
        type=turn.event,
        subject=f"releases/{turn.release.id}",
        actor=turn.actor,
        at=turn.at,
        origin=turn.origin,
        after=shown,
        data={**shown, "renditions": [rendition_data(row) for row in rows]},
    )


def release_data(release: Release) -> Mapping[str, object]:
    """Say in an entry what a release is about."""
    named = {
        "release": release.id,
        "versions": [
            {"block": item.block, "version": item.version, "locales": list(item.locales)} for item in release.versions
        ],
    }
    return named if release.failure is None else {**named, "failure": release.failure}


def _block_entry(block: Block, rows: tuple[tuple[LiveRow, ...], tuple[LiveRow, ...]], turn: Turn) -> Entry:
    """Say what delivery shows of a block now; where it shows nothing any more, what it showed."""
    came, went = ([row for row in part if row.key == block.key] for part in rows)
    return Entry(
        type="block.published" if block.live else "block.withdrawn",
        subject=f"blocks/{block.key}",
        actor=turn.actor,
        at=turn.at,
        origin=turn.origin,
        after={"live": {locale: mark.version for locale, mark in block.live.items()}},
        data={
            "key": block.key,
            "release": turn.release.id,
            "renditions": [rendition_data(row) for row in (came if block.live else went)],
        },
    )


def rendition_data(row: LiveRow) -> Mapping[str, object]:
    """Name one live rendition in an entry."""
    return {
        "key": row.key,
        "locale": row.locale,
        "channel": row.channel,
        "format": row.format,
        "profile": row.profile,
        "digest": row.digest,
    }
