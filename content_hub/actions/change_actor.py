"""Change an actor: suspend, give roles, rename; or erase a person."""

from collections.abc import Mapping
from datetime import datetime

import msgspec
from msgspec import Struct

from content_hub.actions.access import no_such, require_admin
from content_hub.actions.add_actor import actor_shown, check_roles
from content_hub.errors import Fault, Invalid, WrongState
from content_hub.hub import Hub
from content_hub.model import Actor, ActorKind, Caller, Entry
from content_hub.storage.changes import Changes, ExpectRevision, PutActor
from content_hub.storage.queries import ActorOf, Actors

__all__ = ["ChangeActor", "EraseActor", "change_actor", "erase_actor"]

_PAGE = 100


class ChangeActor(Struct, frozen=True, kw_only=True):
    """What to change; None leaves a thing as it is. A suspended actor's tokens stop at once."""

    id: str
    suspended: bool | None = None
    name: str | None = None
    roles: Mapping[str, tuple[str, ...]] | None = None


class EraseActor(Struct, frozen=True, kw_only=True):
    """Remove a person's name everywhere; what they did stays in the history."""

    id: str


async def change_actor(hub: Hub, command: ChangeActor, *, caller: Caller, now: datetime) -> Actor:
    """Change an actor.

    Raises:
        Forbidden: the caller is no admin of all brands.
        NotFound: there is no such actor.
        Invalid: a role list or name that does not fit.
        WrongState: nobody would be left who may administer.
    """
    require_admin(caller)
    present = await _actor(hub, command.id)
    faults = check_roles(command.roles or {})
    if command.name is not None and not command.name.strip():
        faults.append(Fault(pointer="/name", de="Der Name fehlt.", en="The name is missing."))
    if faults:
        raise Invalid(
            de="So kann der Akteur nicht geändert werden.", en="The actor cannot be changed like this.", faults=faults
        )
    after = msgspec.structs.replace(
        present,
        suspended=present.suspended if command.suspended is None else command.suspended,
        name=present.name if command.name is None else command.name,
        roles=present.roles if command.roles is None else dict(sorted(command.roles.items())),
        revision=present.revision + 1,
    )
    return await _commit(hub, (present, after), ("actor.changed", caller, now))


async def erase_actor(hub: Hub, command: EraseActor, *, caller: Caller, now: datetime) -> Actor:
    """Erase a person: no name, no roles, suspended. The log never held the name, so its chain stays whole.

    Raises:
        Forbidden: the caller is no admin of all brands.
        NotFound: there is no such actor.
        WrongState: nobody would be left who may administer.
    """
    require_admin(caller)
    present = await _actor(hub, command.id)
    after = msgspec.structs.replace(present, name=None, roles={}, suspended=True, revision=present.revision + 1)
    return await _commit(hub, (present, after), ("actor.erased", caller, now))


async def _actor(hub: Hub, actor: str) -> Actor:
    present = await hub.store.facts(ActorOf(id=actor))
    if present is None:
        raise no_such("actor", actor)
    return present


async def _remaining_admin(hub: Hub, before: Actor, after: Actor) -> Actor | None:
    """Find who administers once this actor does no more: the commit expects that they still do.

    Raises:
        WrongState: nobody would be left.
    """
    if not _administers(before) or _administers(after):
        return None
    cursor: str | None = None
    while True:
        page = await hub.store.list(Actors(limit=_PAGE, cursor=cursor))
        for actor in page.items:
            if actor.id != before.id and _administers(actor):
                return actor
        cursor = page.next
        if cursor is None:
            raise WrongState(
                de="Das ist die letzte Person mit der Rolle „admin“ für alle Marken. Zuerst einer anderen diese geben.",
                en="This is the last person with the role “admin” for all brands. Give it to somebody else first.",
            )


def _administers(actor: Actor) -> bool:
    is_person = actor.kind is ActorKind.PERSON
    return is_person and not actor.suspended and "admin" in actor.roles.get("*", ())


async def _commit(hub: Hub, states: tuple[Actor, Actor], act: tuple[str, Caller, datetime]) -> Actor:
    before, after = states
    verb, caller, now = act
    remaining = await _remaining_admin(hub, before, after)
    await hub.store.commit(
        Changes(
            expects=tuple(
                ExpectRevision(kind="actor", brand="", id=actor.id, revision=actor.revision)
                for actor in (before, remaining)
                if actor is not None
            ),
            writes=(PutActor(actor=after),),
            entries=(
                Entry(
                    type=verb,
                    subject=f"actors/{after.id}",
                    actor=caller.actor,
                    at=now,
                    origin=caller.origin,
                    before=actor_shown(before),
                    after=actor_shown(after),
                ),
            ),
        )
    )
    return after
