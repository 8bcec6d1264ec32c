"""Cancel a scheduled release: its versions stay approved."""

from datetime import datetime

import msgspec
from msgspec import Struct

from content_hub.actions.access import brand_for, no_such
from content_hub.actions.calling_off import changes_of_call_off
from content_hub.actions.publishing import Turn
from content_hub.actions.retrying import decided_anew
from content_hub.errors import WrongState
from content_hub.hub import Hub
from content_hub.model import Caller, Release, ReleaseState
from content_hub.storage.queries import ReleaseOf

__all__ = ["Cancel", "cancel"]


class Cancel(Struct, frozen=True, kw_only=True):
    """Which release."""

    brand: str
    release: str


async def cancel(hub: Hub, command: Cancel, *, caller: Caller, now: datetime) -> Release:
    """Cancel a release before its instant.

    Raises:
        Forbidden: the caller is no publisher.
        NotFound: no such release.
        WrongState: it is not scheduled any more.
        Conflict: others kept acting on it or its blocks.
    """
    brand = await brand_for(hub, caller, command.brand, roles=("publisher",))

    async def attempt() -> Release:
        release = await hub.store.facts(ReleaseOf(brand=brand.key, id=command.release))
        if release is None:
            raise no_such("release", command.release)
        if release.state is not ReleaseState.SCHEDULED:
            raise WrongState(
                de=f"Diese Veröffentlichung ist „{release.state}“ und lässt sich nicht mehr absagen. "
                "Was live ist, nimmt „withdraw“ zurück oder eine neue Veröffentlichung ab.",
                en=f"This release is “{release.state}” and can no longer be cancelled. "
                "What is live is withdrawn, or replaced by another release.",
                members={"state": str(release.state)},
            )
        turn = Turn(release=release, event="release.cancelled", actor=caller.actor, origin=caller.origin, at=now)
        await hub.store.commit(await changes_of_call_off(hub, turn))
        return msgspec.structs.replace(release, state=ReleaseState.CANCELLED, revision=release.revision + 1)

    return await decided_anew(attempt)
