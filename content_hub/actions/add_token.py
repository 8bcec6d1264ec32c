"""Give an actor a bearer token, or revoke one."""

from collections.abc import Mapping
from datetime import datetime

import msgspec
from msgspec import Struct

from content_hub.actions.access import no_such, require_admin
from content_hub.actions.add_actor import check_roles
from content_hub.errors import Fault, Invalid
from content_hub.hub import Hub
from content_hub.model import Caller, Entry, Token
from content_hub.storage.changes import Changes, PutToken
from content_hub.storage.queries import ActorOf, TokenOf

__all__ = ["AddToken", "RevokeToken", "add_token", "revoke_token"]


class AddToken(Struct, frozen=True, kw_only=True):
    """For whom, under which name, until when. `digest` is the SHA-256 of the secret, which is never stored.

    `roles` narrows what the token may do below what its actor may.
    """

    id: str
    actor: str
    name: str
    digest: str
    expires: datetime | None = None
    roles: Mapping[str, tuple[str, ...]] | None = None


class RevokeToken(Struct, frozen=True, kw_only=True):
    """Stop a token at once."""

    id: str


async def add_token(hub: Hub, command: AddToken, *, caller: Caller, now: datetime) -> Token:
    """Add a token for the caller, or as an admin for anybody.

    Raises:
        NotFound: there is no such actor.
        Forbidden: neither an admin nor oneself.
        Invalid: a token that has expired already, or roles that do not fit.
    """
    if caller.actor != command.actor:
        require_admin(caller)
    if await hub.store.facts(ActorOf(id=command.actor)) is None:
        raise no_such("actor", command.actor)
    faults = check_roles(command.roles or {})
    if command.expires is not None and command.expires <= now:
        faults.append(
            Fault(pointer="/expires", de="Der Ablauf liegt in der Vergangenheit.", en="The expiry lies in the past.")
        )
    if faults:
        raise Invalid(de="So kann es kein Token geben.", en="There can be no such token.", faults=faults)
    token = Token(
        id=command.id,
        actor=command.actor,
        name=command.name,
        digest=command.digest,
        created=now,
        expires=command.expires,
        roles=_narrowed(command, caller),
    )
    await _commit(hub, token, ("token.added", caller, now))
    return token


def _narrowed(command: AddToken, caller: Caller) -> Mapping[str, tuple[str, ...]] | None:
    """Keep a narrowed token from widening itself: one made for oneself gets at most the caller's own roles."""
    if caller.actor != command.actor:
        return command.roles
    if command.roles is None:
        return caller.roles
    return {
        brand: kept
        for brand, names in command.roles.items()
        if (kept := tuple(name for name in names if name in caller.roles_in(brand)))
    }


async def revoke_token(hub: Hub, command: RevokeToken, *, caller: Caller, now: datetime) -> Token:
    """Revoke a token of the caller's own, or as an admin anybody's.

    Raises:
        NotFound: there is no such token, or it is somebody else's.
    """
    token = await hub.store.facts(TokenOf(id=command.id))
    if token is None or (token.actor != caller.actor and "admin" not in caller.roles.get("*", ())):
        raise no_such("token", command.id)
    revoked = msgspec.structs.replace(token, revoked=True)
    await _commit(hub, revoked, ("token.revoked", caller, now))
    return revoked


async def _commit(hub: Hub, token: Token, act: tuple[str, Caller, datetime]) -> None:
    verb, caller, now = act
    await hub.store.commit(
        Changes(
            writes=(PutToken(token=token),),
            entries=(
                Entry(
                    type=verb,
                    subject=f"tokens/{token.id}",
                    actor=caller.actor,
                    at=now,
                    origin=caller.origin,
                    after={"actor": token.actor, "expires": token.expires.isoformat() if token.expires else None},
                ),
            ),
        )
    )
