"""Carry out what is due of a release: make it live, or end it. Whoever commits first has done it; the others see that.

What cannot be carried out is said in the log and not tried again: a release that fails changed nothing. An end whose
return to before is refused takes off instead, since what was to end must not stay; only where a live block shows it,
it stays, and the log says so.
"""

from collections.abc import Mapping
from datetime import datetime

import msgspec

from content_hub.actions.calling_off import changes_of_call_off
from content_hub.actions.going_live import Doer, changes_of_end, changes_of_start
from content_hub.actions.publishing import Turn, release_data
from content_hub.actions.releasing import approved_items
from content_hub.actions.retrying import decided_anew
from content_hub.errors import ContentHubError, Invalid, NotFound, Refused
from content_hub.hub import Hub
from content_hub.model import Brand, Entry, Release, ReleaseState, VersionRef
from content_hub.schedules import AfterEnd, StepKind
from content_hub.storage.changes import Changes, ExpectRevision, PutRelease
from content_hub.storage.queries import BrandOf, ReleaseOf
from content_hub.timeline import next_step

__all__ = ["ORIGIN", "carry_out"]

ORIGIN = "schedule"
"""What the log names as the origin of what the schedule did; the actor is who scheduled it."""

_HOPELESS = (Refused, Invalid, NotFound)


async def carry_out(hub: Hub, brand: str, release: str, *, now: datetime) -> Release | None:
    """Carry out the step of a release that is due at `now`; None where there is none, or somebody else was first.

    Raises:
        Conflict: other things kept going live meanwhile; the step is still due.
        StoreFailed: the disk refused; the step is still due.
    """

    async def attempt() -> Release | None:
        found = await hub.store.facts(BrandOf(brand=brand))
        present = await hub.store.facts(ReleaseOf(brand=brand, id=release))
        step = None if present is None else next_step(present)
        if found is None or present is None or step is None or step[0] > now:
            return None
        doer = Doer(actor=present.actor, origin=ORIGIN, at=now)
        work = _start if step[1] is StepKind.START else _end
        after, changes = await work(hub, found, present, doer)
        await hub.store.commit(changes)
        return after

    return await decided_anew(attempt)


async def _start(hub: Hub, brand: Brand, release: Release, doer: Doer) -> tuple[Release, Changes]:
    try:
        refs = tuple((VersionRef(block=item.block, version=item.version), item.locales) for item in release.versions)
        await approved_items(hub, brand.key, refs)
        return await changes_of_start(hub, brand, _next(release), doer)
    except _HOPELESS as refused:
        turn = Turn(release=release, event="release.failed", actor=doer.actor, origin=doer.origin, at=doer.at)
        failure = _failure(refused)
        failed = msgspec.structs.replace(_next(release), state=ReleaseState.FAILED, failure=failure)
        return failed, await changes_of_call_off(hub, turn, failure=failure)


async def _end(hub: Hub, brand: Brand, release: Release, doer: Doer) -> tuple[Release, Changes]:
    try:
        return await changes_of_end(hub, brand, _next(release), doer)
    except _HOPELESS as refused:
        failed = msgspec.structs.replace(_next(release), failure=_failure(refused))
    if failed.until is not None and failed.until.then is AfterEnd.PREVIOUS:
        until = msgspec.structs.replace(failed.until, then=AfterEnd.WITHDRAW)
        try:
            return await changes_of_end(hub, brand, msgspec.structs.replace(failed, until=until), doer)
        except _HOPELESS as refused:
            failed = msgspec.structs.replace(failed, failure=_failure(refused))
    return _stays(failed, doer)


def _stays(release: Release, doer: Doer) -> tuple[Release, Changes]:
    """Leave live what cannot be taken off, and say so."""
    failed = msgspec.structs.replace(release, state=ReleaseState.FAILED)
    return failed, Changes(
        brand=failed.brand,
        expects=(ExpectRevision(kind="release", brand=failed.brand, id=failed.id, revision=failed.revision - 1),),
        writes=(PutRelease(release=failed),),
        entries=(
            Entry(
                type="release.failed",
                subject=f"releases/{failed.id}",
                actor=doer.actor,
                at=doer.at,
                origin=doer.origin,
                after={"state": str(failed.state)},
                data=release_data(failed),
            ),
        ),
    )


def _next(release: Release) -> Release:
    return msgspec.structs.replace(release, revision=release.revision + 1)


def _failure(refused: ContentHubError) -> Mapping[str, object]:
    """Keep a refusal with the release, without the findings: these are asked for again with the report."""
    members = {name: value for name, value in refused.members.items() if name != "findings"}
    return {**members, "type": refused.name, "de": refused.de, "en": refused.en}
