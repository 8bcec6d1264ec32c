"""Add an actor: a person, or a service that a person answers for."""

from collections.abc import Mapping
from datetime import datetime

from msgspec import Struct

from content_hub.actions.access import require_admin
from content_hub.actions.keys import escaped
from content_hub.errors import Fault, Invalid
from content_hub.hub import Hub
from content_hub.model import Actor, ActorKind, Caller, Entry
from content_hub.storage.changes import Changes, ExpectRevision, PutActor
from content_hub.storage.queries import ActorOf

__all__ = ["AddActor", "actor_shown", "add_actor", "check_roles"]


class AddActor(Struct, frozen=True, kw_only=True):
    """Who is added, with which roles per brand (`*` is all brands)."""

    id: str
    name: str
    kind: ActorKind
    roles: Mapping[str, tuple[str, ...]]
    owner: str | None = None


async def add_actor(hub: Hub, command: AddActor, *, caller: Caller, now: datetime) -> Actor:
    """Add an actor.

    Raises:
        Forbidden: the caller is no admin of all brands.
        Invalid: a service without an owner, an owner who is no person, an empty name.
    """
    require_admin(caller)
    faults = [*check_roles(command.roles)]
    if not command.name.strip():
        faults.append(Fault(pointer="/name", de="Der Name fehlt.", en="The name is missing."))
    faults += await _owner_faults(hub, command)
    if faults:
        raise Invalid(
            de="Der Akteur kann so nicht angelegt werden.", en="The actor cannot be added like this.", faults=faults
        )
    actor = Actor(
        id=command.id,
        name=command.name,
        kind=command.kind,
        owner=command.owner,
        roles=dict(sorted(command.roles.items())),
        created=now,
    )
    await hub.store.commit(
        Changes(
            expects=(ExpectRevision(kind="actor", brand="", id=actor.id, revision=0),),
            writes=(PutActor(actor=actor),),
            entries=(
                Entry(
                    type="actor.added",
                    subject=f"actors/{actor.id}",
                    actor=caller.actor,
                    at=now,
                    origin=caller.origin,
                    after=actor_shown(actor),
                ),
            ),
        )
    )
    return actor


async def _owner_faults(hub: Hub, command: AddActor) -> list[Fault]:
    if command.kind is ActorKind.PERSON:
        if command.owner is None:
            return []
        return [Fault(pointer="/owner", de="Eine Person hat keinen Eigner.", en="A person has no owner.")]
    owner = await hub.store.facts(ActorOf(id=command.owner)) if command.owner else None
    if owner is not None and owner.kind is ActorKind.PERSON:
        return []
    return [
        Fault(
            pointer="/owner",
            de="Ein Dienst nennt als Eigner eine Person, die für ihn einsteht.",
            en="A service names as its owner a person who answers for it.",
        )
    ]


def check_roles(roles: Mapping[str, tuple[str, ...]]) -> list[Fault]:
    """Find role lists that are empty or hold an empty name."""
    return [
        Fault(
            pointer=f"/roles/{escaped(brand)}",
            de="Hier gehört mindestens ein Rollenname hin.",
            en="At least one role name belongs here.",
        )
        for brand, names in roles.items()
        if not brand or not names or not all(name.strip() for name in names)
    ]


def actor_shown(actor: Actor) -> Mapping[str, object]:
    """Show what the log may keep of an actor: never the name, so that erasing a person leaves the chain whole."""
    return {
        "kind": str(actor.kind),
        "owner": actor.owner,
        "roles": {brand: list(names) for brand, names in actor.roles.items()},
        "suspended": actor.suspended,
    }
