"""Make approved versions live: the approved bytes, all or nothing, through the gate."""

import asyncio
from datetime import datetime

from msgspec import Struct

from brand.model import Report
from content_hub.actions.access import brand_for
from content_hub.actions.gate import check_gate
from content_hub.actions.joining import joined_report
from content_hub.actions.judging_again import judge_stored
from content_hub.actions.publishing import Releasing, decide_publish
from content_hub.actions.releasing import Going, approved_items, plan_release
from content_hub.actions.resolving import Shelf
from content_hub.actions.retrying import decided_anew
from content_hub.actions.surroundings import Surroundings, surroundings_of
from content_hub.errors import Fault, Invalid
from content_hub.hub import Hub
from content_hub.model import Caller, ManifestRendition, Release, ReleaseItem, ReleaseState, ReviewState, VersionRef
from content_hub.storage.queries import BlockOf, ReviewsCovering

__all__ = ["Publish", "Published", "Wanted", "publish"]


class Wanted(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A version to publish, in these locales (None: all that it is approved in)."""

    block: str
    version: int
    locales: tuple[str, ...] | None = None


class Publish(Struct, frozen=True, kw_only=True):
    """Versions that go live together, now."""

    brand: str
    id: str
    versions: tuple[Wanted, ...]
    name: str | None = None


class Published(Struct, frozen=True, kw_only=True):
    """The release, and the position at which it went live."""

    release: Release
    position: int


async def publish(hub: Hub, command: Publish, *, caller: Caller, now: datetime) -> Published:
    """Publish at once.

    Raises:
        Forbidden: the caller is no publisher.
        NotFound: no such block or version.
        NotApproved: a version lacks its approval.
        ApprovalVoid: what it refers to changed since.
        ReferenceNotLive: a block would show one that is not live.
        GateFailed: the ruleset in force finds errors in the approved bytes.
        Conflict: other things kept going live meanwhile.
    """
    brand = await brand_for(hub, caller, command.brand, roles=("publisher",))
    _check_named(command)

    async def attempt() -> Published:
        around = await surroundings_of(hub, brand)
        wanted = tuple((VersionRef(block=item.block, version=item.version), item.locales) for item in command.versions)
        items = await approved_items(hub, brand.key, wanted)
        shelf = Shelf(hub, around.setting)
        going = await plan_release(hub, shelf, brand.key, items)
        check_gate(await _judge_again(hub, shelf, around, going), around.setting.rules)
        release = _release(command, items, caller, now)
        facts = await _facts(hub, around, going, items)
        changes = decide_publish(release, facts, origin=caller.origin)
        committed = await hub.store.commit(changes)
        return Published(release=release, position=committed.positions[brand.key] - len(changes.entries) + 1)

    return await decided_anew(attempt)


def _check_named(command: Publish) -> None:
    keys = [item.block for item in command.versions]
    empty = any(item.locales is not None and not item.locales for item in command.versions)
    if keys and len(keys) == len(set(keys)) and not empty:
        return
    raise Invalid(
        de="Mindestens eine Version, je Baustein eine, und wo Sprachen genannt sind, mindestens eine.",
        en="At least one version, one per block, and where locales are named, at least one.",
        faults=(Fault(pointer="/versions", de="leer oder doppelt", en="empty or doubled"),),
    )


async def _facts(hub: Hub, around: Surroundings, going: tuple[Going, ...], items: tuple[ReleaseItem, ...]) -> Releasing:
    brand = around.brand.key
    keys = sorted({item.ref.block for item in going})
    blocks = [await hub.store.facts(BlockOf(brand=brand, key=key)) for key in keys]
    versions = tuple(VersionRef(block=item.block, version=item.version) for item in items)
    reviews = await hub.store.facts(ReviewsCovering(brand=brand, versions=versions))
    return Releasing(
        going=going,
        blocks={block.key: block for block in blocks if block},
        reviews=tuple(review for review in reviews if review.state is ReviewState.APPROVED),
        revisions=around.revisions,
    )


def _release(command: Publish, items: tuple[ReleaseItem, ...], caller: Caller, now: datetime) -> Release:
    return Release(
        brand=command.brand,
        id=command.id,
        name=command.name,
        versions=items,
        state=ReleaseState.LIVE,
        actor=caller.actor,
        created=now,
    )


async def _judge_again(hub: Hub, shelf: Shelf, around: Surroundings, going: tuple[Going, ...]) -> Report:
    """Lint the sources and the stored bytes under the ruleset in force."""
    by_ref: dict[VersionRef, list[ManifestRendition]] = {}
    for item in going:
        by_ref.setdefault(item.ref, []).extend(item.renditions)
    reports = await asyncio.gather(
        *(judge_stored(hub, shelf, around, (ref, renditions)) for ref, renditions in by_ref.items())
    )
    return joined_report(list(reports), around.setting.rules)
