"""Make approved versions live: the approved bytes, all or nothing, through the gate."""

from datetime import datetime

import msgspec
from msgspec import Struct

from content_hub.actions.access import brand_for
from content_hub.actions.gate import check_gate
from content_hub.actions.going_live import Doer, changes_of_start, judge_return
from content_hub.actions.promises import check_promises, foresee
from content_hub.actions.releasing import approved_items
from content_hub.actions.retrying import decided_anew
from content_hub.actions.surroundings import surroundings_of
from content_hub.errors import Fault, Invalid
from content_hub.hub import Hub
from content_hub.instants import instant_of
from content_hub.model import Brand, Caller, Release, ReleaseItem, ReleaseState, VersionRef
from content_hub.schedules import Ending, LocalTime, StepKind
from content_hub.storage.schedule_queries import PendingReleases

__all__ = ["Publish", "Published", "Wanted", "check_named", "publish", "release_of", "wanted_refs"]


class Wanted(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A version to publish, in these locales (None: all that it is approved in)."""

    block: str
    version: int
    locales: tuple[str, ...] | None = None


class Publish(Struct, frozen=True, kw_only=True):
    """Versions that go live together: at once, or at a time (`schedule` takes that); until an end, or for good."""

    brand: str
    id: str
    versions: tuple[Wanted, ...]
    name: str | None = None
    at: LocalTime | None = None
    until: Ending | None = None


class Published(Struct, frozen=True, kw_only=True):
    """The release, and the position at which it went live or was scheduled."""

    release: Release
    position: int


async def publish(hub: Hub, command: Publish, *, caller: Caller, now: datetime) -> Published:
    """Publish at once.

    Raises:
        Forbidden: the caller is no publisher.
        NotFound: no such block or version.
        Invalid: nothing named, or an end that cannot be.
        NotApproved: a version lacks its approval.
        ApprovalVoid, ReferenceNotLive: what it refers to changed or is not live; or a scheduled release would be
            refused at its instant, which is named.
        GateFailed: the ruleset in force finds errors in the approved bytes.
        Conflict: other things kept going live meanwhile.
    """
    brand = await brand_for(hub, caller, command.brand, roles=("publisher",))
    check_named(command)

    async def attempt() -> Published:
        items = await approved_items(hub, brand.key, wanted_refs(command))
        release = release_of(command, items, caller, now)
        await _check_schedule(hub, brand, release, now)
        doer = Doer(actor=caller.actor, origin=caller.origin, at=now)
        live, changes = await changes_of_start(hub, brand, release, doer)
        committed = await hub.store.commit(changes)
        position = committed.positions[brand.key] - len(changes.entries) + 1
        return Published(release=live, position=position)

    return await decided_anew(attempt)


async def _check_schedule(hub: Hub, brand: Brand, release: Release, now: datetime) -> None:
    """See to it that no scheduled release is stranded. Raise what it would refuse with, its instant named.

    Ends count for nothing here: what cannot end then stays, and the log says so.
    """
    pending = await hub.store.facts(PendingReleases(brand=brand.key))
    if pending:
        around = await surroundings_of(hub, brand)
        begun = msgspec.structs.replace(release, starts=now)
        foreseen = await foresee(hub, begun, pending)
        end = foreseen.end(begun)
        if end is not None:
            check_gate(await judge_return(hub, around, end.moves, at=end.instant), around.setting.rules)
        starts = tuple(moment for moment in foreseen.moments if moment.kind is StepKind.START)
        await check_promises(hub, around, begun, msgspec.structs.replace(foreseen, moments=starts))


def check_named(command: Publish) -> None:
    """Refuse a release that names nothing, or one block twice. Raise Invalid."""
    keys = [item.block for item in command.versions]
    empty = any(item.locales is not None and not item.locales for item in command.versions)
    if keys and len(keys) == len(set(keys)) and not empty:
        return
    raise Invalid(
        de="Mindestens eine Version, je Baustein eine, und wo Sprachen genannt sind, mindestens eine.",
        en="At least one version, one per block, and where locales are named, at least one.",
        faults=(Fault(pointer="/versions", de="leer oder doppelt", en="empty or doubled"),),
    )


def wanted_refs(command: Publish) -> tuple[tuple[VersionRef, tuple[str, ...] | None], ...]:
    """Name the versions and locales that are asked for."""
    return tuple((VersionRef(block=item.block, version=item.version), item.locales) for item in command.versions)


def release_of(command: Publish, items: tuple[ReleaseItem, ...], caller: Caller, now: datetime) -> Release:
    """Make the release that was asked for, as it is before anything happened. Raise Invalid for times that are none."""
    starts = instant_of(command.at, pointer="/at", now=now) if command.at else None
    ends = instant_of(command.until, pointer="/until", now=now) if command.until else None
    if starts is not None and ends is not None and ends <= starts:
        raise Invalid(
            de="Das Ende liegt nicht nach dem Anfang.",
            en="The end does not come after the beginning.",
            faults=(Fault(pointer="/until/local", de="nicht nach „at“", en="not after “at”"),),
        )
    return Release(
        brand=command.brand,
        id=command.id,
        name=command.name,
        versions=items,
        state=ReleaseState.SCHEDULED,
        actor=caller.actor,
        created=now,
        at=command.at,
        until=command.until,
        starts=starts,
        ends=ends,
    )
