"""The changes of a release: pointers, rows, blocks, reviews and entries, decided purely."""

from collections.abc import Mapping

import msgspec
from msgspec import Struct

from content_hub.actions.releasing import Going
from content_hub.actions.states import expectations
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
    ExpectLive,
    ExpectRevision,
    ExpectRules,
    GoLive,
    PutBlock,
    PutRelease,
    PutReview,
)
from content_hub.storage.queries import Revisions
from content_hub.workflow import review_machine, step

__all__ = ["Releasing", "decide_publish"]


class Releasing(Struct, frozen=True, kw_only=True):
    """What a release was decided on: approved bytes, the blocks they belong to, every review of these versions."""

    going: tuple[Going, ...]
    blocks: Mapping[str, Block]
    reviews: tuple[Review, ...]
    revisions: Revisions


def decide_publish(release: Release, facts: Releasing, *, origin: str) -> Changes:
    """Tell what a release changes. The first entry is the release; its position becomes the rows' Hub-Position."""
    brand, going, blocks, revisions = release.brand, facts.going, facts.blocks, facts.revisions
    after = {key: _block_after(block, going, release) for key, block in blocks.items()}
    reviews = {review.id: review for review in (*facts.reviews, *(item.review for item in going))}
    rows = tuple(row for item in going for row in _rows(item, release))
    return Changes(
        brand=brand,
        expects=(
            ExpectLive(brand=brand, revision=revisions.live),
            ExpectRules(brand=brand, revision=revisions.rules),
            *(
                ExpectRevision(kind="review", brand=brand, id=review.id, revision=review.revision)
                for review in reviews.values()
            ),
            *expectations(blocks.values()),
        ),
        writes=(
            GoLive(brand=brand, pointers=tuple(_pointer(item, release) for item in going), rows=rows, entry=0),
            *(PutBlock(block=block) for block in after.values()),
            *(PutReview(review=review) for review in _reviews_after(reviews, after)),
            PutRelease(release=release),
        ),
        entries=tuple(
            msgspec.structs.replace(entry, origin=origin)
            for entry in (
                _release_entry(release),
                *(_block_entry(key, after[key], rows, release) for key in sorted(after)),
            )
        ),
    )


def _pointer(item: Going, release: Release) -> LivePointer:
    return LivePointer(
        block=item.ref.block,
        locale=item.locale,
        version=item.ref.version,
        since=release.created,
        review=item.review.id,
        references=item.references,
    )


def _rows(item: Going, release: Release) -> tuple[LiveRow, ...]:
    surrogate = _surrogate(item, release.brand)
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
            since=release.created,
            assets=item.covered.assets,
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


def _block_after(block: Block, going: tuple[Going, ...], release: Release) -> Block:
    live = dict(block.live)
    for item in going:
        if item.ref.block == block.key:
            present = live.get(item.locale)
            if present is None or present.version != item.ref.version:
                live[item.locale] = LiveMark(version=item.ref.version, since=release.created)
    is_newest_live = any(mark.version == block.newest for mark in live.values())
    return msgspec.structs.replace(
        block,
        live=dict(sorted(live.items())),
        withdrawn=None,
        state=BlockState.LIVE if is_newest_live else block.state,
    )


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


def _release_entry(release: Release) -> Entry:
    shown = {
        "release": release.id,
        "versions": [
            {"block": item.block, "version": item.version, "locales": list(item.locales)} for item in release.versions
        ],
    }
    return Entry(
        type="release.live",
        subject=f"releases/{release.id}",
        actor=release.actor,
        at=release.created,
        after=shown,
        data=shown,
    )


def _block_entry(key: str, block: Block, rows: tuple[LiveRow, ...], release: Release) -> Entry:
    return Entry(
        type="block.published",
        subject=f"blocks/{key}",
        actor=release.actor,
        at=release.created,
        after={"live": {locale: mark.version for locale, mark in block.live.items()}},
        data={
            "key": key,
            "release": release.id,
            "renditions": [
                {
                    "key": row.key,
                    "locale": row.locale,
                    "channel": row.channel,
                    "format": row.format,
                    "profile": row.profile,
                    "digest": row.digest,
                }
                for row in rows
                if row.key == key
            ],
        },
    )
