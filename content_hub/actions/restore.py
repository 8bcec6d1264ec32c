"""Bring an old version's content back, as a new version: history is never rewritten."""

from datetime import datetime

from msgspec import Struct

from content_hub.actions.access import brand_for, no_such
from content_hub.actions.preconditions import ANY_STATE
from content_hub.actions.save import Save, SavedBlock, save
from content_hub.hub import Hub
from content_hub.model import Caller
from content_hub.storage.queries import VersionOf

__all__ = ["Restore", "restore"]


class Restore(Struct, frozen=True, kw_only=True):
    """Which version's content to bring back."""

    brand: str
    key: str
    number: int


async def restore(hub: Hub, command: Restore, *, caller: Caller, now: datetime) -> SavedBlock:
    """Save a new version with the content and labels of an old one. It is a draft like any other.

    Raises:
        Forbidden: the caller is no writer.
        NotFound: there is no such version.
        ContentRejected: the old content no longer fits the brand or refers to what is gone.
    """
    brand = await brand_for(hub, caller, command.brand, roles=("writer",))
    old = await hub.store.facts(VersionOf(brand=brand.key, key=command.key, number=command.number))
    if old is None:
        raise no_such("version", f"{command.key}/{command.number}")
    again = Save(
        brand=brand.key,
        key=command.key,
        component=old.component,
        content=old.content,
        labels=old.labels,
        note=f"← {old.number}",
        precondition=ANY_STATE,
    )
    return await save(hub, again, caller=caller, now=now)
