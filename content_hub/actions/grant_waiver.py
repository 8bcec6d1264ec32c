"""Grant a waiver that somebody else asked for: four eyes hold here too."""

from datetime import datetime

import msgspec
from msgspec import Struct

from content_hub.actions.access import brand_for, no_such
from content_hub.actions.retrying import decided_anew
from content_hub.actions.waiver_entries import waiver_entry
from content_hub.errors import Forbidden, FourEyes, WrongState
from content_hub.hub import Hub
from content_hub.model import ActorKind, Caller
from content_hub.storage.changes import Changes, ExpectNewest, ExpectRevision
from content_hub.storage.queries import BlockOf, WritersOf
from content_hub.storage.waiver_changes import PutWaiver
from content_hub.storage.waiver_queries import WaiverOf
from content_hub.waivers import BlockWaiver, WaiverState

__all__ = ["GrantWaiver", "grant_waiver", "load_waiver"]


class GrantWaiver(Struct, frozen=True, kw_only=True):
    """Which waiver."""

    brand: str
    waiver: str


async def grant_waiver(hub: Hub, command: GrantWaiver, *, caller: Caller, now: datetime) -> BlockWaiver:
    """Grant a waiver: its finding passes the gate until it expires or somebody ends it.

    Raises:
        NotFound: no such waiver.
        Forbidden: the caller is neither approver nor brand manager, or no person.
        FourEyes: the caller asked for it, or wrote a version of the block since the last live one.
        WrongState: it was granted, ended or has expired already.
    """
    brand = await brand_for(hub, caller, command.brand)

    async def attempt() -> BlockWaiver:
        waiver = await load_waiver(hub, brand.key, command.waiver)
        block = await hub.store.facts(BlockOf(brand=brand.key, key=waiver.block))
        newest = block.newest if block else 0
        writers = await hub.store.facts(WritersOf(brand=brand.key, key=waiver.block, number=newest))
        after = decide_grant(waiver, writers, caller=caller, now=now)
        await hub.store.commit(
            Changes(
                brand=brand.key,
                expects=(
                    ExpectRevision(kind="waiver", brand=brand.key, id=waiver.id, revision=waiver.revision),
                    ExpectNewest(brand=brand.key, key=waiver.block, version=newest),
                ),
                writes=(PutWaiver(waiver=after),),
                entries=(waiver_entry("waiver.granted", after, caller=caller, now=now, before=waiver),),
            )
        )
        return after

    return await decided_anew(attempt)


async def load_waiver(hub: Hub, brand: str, waiver: str) -> BlockWaiver:
    """Load a waiver. Raise NotFound if there is none."""
    found = await hub.store.facts(WaiverOf(brand=brand, id=waiver))
    if found is None:
        raise no_such("waiver", waiver)
    return found


def decide_grant(waiver: BlockWaiver, writers: tuple[str, ...], *, caller: Caller, now: datetime) -> BlockWaiver:
    """Tell the waiver once it is granted; pure."""
    if caller.person == waiver.person or caller.person in writers:
        raise FourEyes(
            de="Vier Augen: eine Ausnahme gewährt, wer sie nicht erbeten und den Baustein nicht geschrieben hat.",
            en="Four eyes: a waiver is granted by somebody who neither asked for it nor wrote the block.",
        )
    if caller.roles_in(waiver.brand).isdisjoint({"approver", "brand_manager"}):
        raise Forbidden(
            de="Ausnahmen gewährt, wer die Rolle approver oder brand_manager hat.",
            en="Waivers are granted by those with the role approver or brand_manager.",
            members={"roles": ["approver", "brand_manager"]},
        )
    if caller.kind is not ActorKind.PERSON:
        raise Forbidden(
            de="Nur Personen gewähren Ausnahmen; dieses Token gehört einem Dienst.",
            en="Only persons grant waivers; this token belongs to a service.",
        )
    state = waiver.state_at(now)
    if state is not WaiverState.REQUESTED:
        raise WrongState(
            de=f"Diese Ausnahme ist „{state}“ und nicht mehr zu gewähren. Bei Bedarf eine neue erbitten.",
            en=f"This waiver is “{state}” and can no longer be granted. Ask for a new one where it is needed.",
            members={"state": str(state)},
        )
    return msgspec.structs.replace(
        waiver, state=WaiverState.GRANTED, granted_by=caller.actor, granted=now, revision=waiver.revision + 1
    )
