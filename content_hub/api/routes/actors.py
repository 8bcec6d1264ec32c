"""Actors and their tokens."""

from datetime import datetime
from typing import Annotated

from litestar import Response, delete, get, patch, post
from litestar.params import FromPath, JSONBody
from msgspec import Meta, Struct

from content_hub.actions.access import require_admin
from content_hub.actions.add_actor import AddActor, add_actor
from content_hub.actions.add_token import AddToken, RevokeToken, add_token, revoke_token
from content_hub.actions.change_actor import ChangeActor, EraseActor, change_actor, erase_actor
from content_hub.api.paging import Cursor, Limit, Listed, listed
from content_hub.api.request import HubRequest
from content_hub.ids import digest_of_secret, new_secret
from content_hub.model import Actor, ActorKind, Token
from content_hub.storage.queries import Actors

__all__ = ["ACTORS"]

Roles = dict[str, tuple[str, ...]]
Instant = Annotated[datetime, Meta(tz=True)]


class ActorBody(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A new actor. A service names as `owner` the person who answers for it. `roles` maps a brand, or `*`, to roles."""

    name: str
    kind: ActorKind
    owner: str | None = None
    roles: Roles = {}


class ActorChange(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What changes; what is left out stays. A suspended actor's tokens stop at once."""

    suspended: bool | None = None
    name: str | None = None
    roles: Roles | None = None


class ActorShown(Struct, frozen=True, kw_only=True):
    """An actor. An erased person has no name."""

    id: str
    name: str | None
    kind: ActorKind
    owner: str | None
    roles: Roles
    suspended: bool
    created: datetime


class TokenBody(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A new token. `roles` narrows what it may do; null for `expires` means that it does not expire."""

    name: str
    expires: Instant | None
    roles: Roles | None = None


class NewToken(Struct, frozen=True, kw_only=True):
    """A token, shown this once; only a digest of it is kept."""

    id: str
    token: str | None
    name: str
    expires: datetime | None


class TokenShown(Struct, frozen=True, kw_only=True):
    """A token without its secret."""

    id: str
    actor: str
    name: str
    expires: datetime | None
    revoked: bool


def _shown(actor: Actor) -> ActorShown:
    return ActorShown(
        id=actor.id,
        name=actor.name,
        kind=actor.kind,
        owner=actor.owner,
        roles=dict(actor.roles),
        suspended=actor.suspended,
        created=actor.created,
    )


def _token_shown(token: Token) -> TokenShown:
    return TokenShown(id=token.id, actor=token.actor, name=token.name, expires=token.expires, revoked=token.revoked)


@post("/v1/actors", operation_id="addActor", tags=["actors"])
async def post_actor(data: JSONBody[ActorBody], request: HubRequest) -> Response[ActorShown]:
    """Add a person or a service. Needs the role admin for all brands."""
    command = AddActor(id=request.new_id("actor"), name=data.name, kind=data.kind, owner=data.owner, roles=data.roles)
    actor = await add_actor(request.hub, command, caller=request.caller, now=request.now)
    return Response(_shown(actor), status_code=201)


@get("/v1/actors", operation_id="listActors", tags=["actors"])
async def list_actors(request: HubRequest, limit: Limit = 50, cursor: Cursor = None) -> Response[Listed[ActorShown]]:
    """List all actors, oldest first. Needs the role admin for all brands."""
    require_admin(request.caller)
    return listed(request, await request.hub.store.list(Actors(limit=limit, cursor=cursor)), _shown)


@patch("/v1/actors/{actor:str}", operation_id="changeActor", tags=["actors"])
async def patch_actor(actor: FromPath[str], data: JSONBody[ActorChange], request: HubRequest) -> Response[ActorShown]:
    """Suspend or rename an actor, or give other roles. Needs the role admin for all brands."""
    command = ChangeActor(id=actor, suspended=data.suspended, name=data.name, roles=data.roles)
    return Response(_shown(await change_actor(request.hub, command, caller=request.caller, now=request.now)))


@post("/v1/actors/{actor:str}/erase", operation_id="eraseActor", tags=["actors"], status_code=200)
async def post_erase(actor: FromPath[str], request: HubRequest) -> Response[ActorShown]:
    """Remove a person's name everywhere; the history of what they did stays. Needs the role admin for all brands."""
    command = EraseActor(id=actor)
    return Response(_shown(await erase_actor(request.hub, command, caller=request.caller, now=request.now)))


@post("/v1/actors/{actor:str}/tokens", operation_id="addToken", tags=["actors"], secrets=("token",))
async def post_token(actor: FromPath[str], data: JSONBody[TokenBody], request: HubRequest) -> Response[NewToken]:
    """Make a token for oneself, or as an admin for anybody. The secret is shown once."""
    secret = new_secret()
    command = AddToken(
        id=request.new_id("token"),
        actor=actor,
        name=data.name,
        digest=digest_of_secret(secret),
        expires=data.expires,
        roles=data.roles,
    )
    token = await add_token(request.hub, command, caller=request.caller, now=request.now)
    shown = NewToken(id=token.id, token=secret, name=token.name, expires=token.expires)
    return Response(shown, status_code=201, headers={"cache-control": "no-store"})


@delete("/v1/tokens/{token:str}", operation_id="revokeToken", tags=["actors"], status_code=200)
async def delete_token(token: FromPath[str], request: HubRequest) -> Response[TokenShown]:
    """Stop a token at once: one's own, or as an admin anybody's."""
    command = RevokeToken(id=token)
    return Response(_token_shown(await revoke_token(request.hub, command, caller=request.caller, now=request.now)))


ACTORS = (post_actor, list_actors, patch_actor, post_erase, post_token, delete_token)
