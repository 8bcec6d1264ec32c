"""End a waiver before it expires; or write down that it has expired."""

from datetime import datetime

import msgspec
from msgspec import Struct

from content_hub.actions.access import brand_for
from content_hub.actions.grant_waiver import load_waiver
from content_hub.actions.retrying import decided_anew
from content_hub.actions.waiver_entries import waiver_entry
from content_hub.errors import Forbidden, WrongState
from content_hub.hub import Hub
from content_hub.model import Caller
from content_hub.storage.changes import Changes, ExpectRevision
from content_hub.storage.waiver_changes import PutWaiver
from content_hub.waivers import BlockWaiver, WaiverState

__all__ = ["EndWaiver", "changes_of_end", "end_waiver"]

_MAY_END = frozenset({"approver", "brand_manager", "admin"})


class EndWaiver(Struct, frozen=True, kw_only=True):
    """Which waiver."""

    brand: str
    waiver: str


async def end_waiver(hub: Hub, command: EndWaiver, *, caller: Caller, now: datetime) -> BlockWaiver:
    """End a waiver at once, or take back a request: from now on its finding counts again. What is live stays.

    Raises:
        NotFound: no such waiver.
        Forbidden: neither approver, brand manager nor admin, nor the person who asked.
        WrongState: it is over already.
    """
    brand = await brand_for(hub, caller, command.brand)

    async def attempt() -> BlockWaiver:
        waiver = await load_waiver(hub, brand.key, command.waiver)
        if caller.person != waiver.person and caller.roles_in(brand.key).isdisjoint(_MAY_END):
            raise Forbidden(
                de="Eine Ausnahme beendet, wer sie erbeten hat, approver, brand_manager oder admin ist.",
                en="A waiver is ended by whoever asked for it, or by approver, brand_manager or admin.",
                members={"roles": sorted(_MAY_END)},
            )
        if waiver.state_at(now) is WaiverState.ENDED:
            raise WrongState(
                de="Diese Ausnahme ist schon beendet.", en="This waiver is over already.", members={"state": "ended"}
            )
        after, changes = changes_of_end(waiver, caller=caller, now=now)
        await hub.store.commit(changes)
        return after

    return await decided_anew(attempt)


def changes_of_end(waiver: BlockWaiver, *, caller: Caller, now: datetime) -> tuple[BlockWaiver, Changes]:
    """Tell what the end of a waiver changes."""
    after = msgspec.structs.replace(
        waiver, state=WaiverState.ENDED, ended=now, ended_by=caller.actor, revision=waiver.revision + 1
    )
    return after, Changes(
        brand=waiver.brand,
        expects=(ExpectRevision(kind="waiver", brand=waiver.brand, id=waiver.id, revision=waiver.revision),),
        writes=(PutWaiver(waiver=after),),
        entries=(waiver_entry("waiver.ended", after, caller=caller, now=now, before=waiver),),
    )
