"""Give an actor a bearer token, or revoke one."""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime

import msgspec
from msgspec import Struct

from content_hub.actions.access import no_such, require_admin
from content_hub.actions.add_actor import check_roles
from content_hub.actions.keys import escaped
from content_hub.errors import Fault, Invalid
from content_hub.hub import Hub
from content_hub.model import Caller, Entry, Token
from content_hub.storage.changes import Changes, PutToken
from content_hub.storage.queries import ActorOf, TokenOf

__all__ = ["AddToken", "RevokeToken", "add_token", "revoke_token"]

Roles = Mapping[str, tuple[str, ...]]


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
    actor = await hub.store.facts(ActorOf(id=command.actor))
    if actor is None:
        raise no_such("actor", command.actor)
    held = caller.roles if caller.actor == command.actor else actor.roles
    wanted = command.roles or {}
    faults = [*check_roles(wanted), *_not_held(wanted, held), *_expiry_faults(command.expires, now)]
    if faults:
        raise Invalid(de="So kann es kein Token geben.", en="There can be no such token.", faults=faults)
    token = Token(
        id=command.id,
        actor=command.actor,
        name=command.name,
        digest=command.digest,
        created=now,
        expires=None if command.expires is None else command.expires.astimezone(UTC),
        roles=_narrowed(command, caller),
    )
    await _commit(hub, token, ("token.added", caller, now))
    return token


def _narrowed(command: AddToken, caller: Caller) -> Mapping[str, tuple[str, ...]] | None:
    """Keep a narrowed token from widening itself: one made for oneself gets at most the caller's own roles."""
    if command.roles is None and caller.actor == command.actor:
        return caller.roles
    return command.roles


def _not_held(wanted: Roles, held: Roles) -> Iterator[Fault]:
    """Find roles that are not there to give. `reader`, to read what is live, may be given by whoever holds any role."""
    for brand, names in wanted.items():
        has = {*held.get(brand, ()), *held.get("*", ())}
        lacking = [name for name in names if name not in (has | {"reader"} if has else has)]
        if lacking:
            listed, place = ", ".join(lacking), "all brands" if brand == "*" else f"the brand “{brand}”"
            ort = "allen Marken" if brand == "*" else f"der Marke „{brand}“"
            yield Fault(
                pointer=f"/roles/{escaped(brand)}",
                de=f"Der Akteur hat in {ort} nicht: {listed}.",
                en=f"In {place} the actor does not hold: {listed}.",
            )


def _expiry_faults(expires: datetime | None, now: datetime) -> Iterator[Fault]:
    if expires is None:
        return
    try:
        is_past = expires.astimezone(UTC) <= now
    except OverflowError:
        yield Fault(
            pointer="/expires", de="Der Ablauf liegt außerhalb der Jahre.", en="The expiry lies beyond all years."
        )
        return
    if is_past:
        yield Fault(pointer="/expires", de="Der Ablauf liegt in der Vergangenheit.", en="The expiry lies in the past.")


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
