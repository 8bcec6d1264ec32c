"""Blocks: reusable content with an identity. Every save is a new version."""

from datetime import datetime
from typing import Annotated, Any

from litestar import Response, get, post, put
from litestar.openapi.datastructures import ResponseSpec
from litestar.params import FromPath, JSONBody, QueryParameter
from msgspec import Struct

from content_hub.actions.access import brand_for, no_such
from content_hub.actions.save import Save, save, version_etag
from content_hub.actions.withdraw import Withdraw, withdraw
from content_hub.api.paging import Cursor, Limit, Listed, listed_each
from content_hub.api.request import HubRequest
from content_hub.hub import Hub
from content_hub.model import Block, BlockState, Version
from content_hub.storage.queries import BlockOf, Blocks, VersionOf

__all__ = ["BLOCKS", "BlockShown", "block_shown"]

Filter = Annotated[str | None, QueryParameter(max_length=1000)]


class BlockBody(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A block as it is saved: `content` is `{"channels"?, "facts", "texts"}` as its component wants it."""

    component: str
    content: Any
    labels: tuple[str, ...] = ()
    note: str | None = None


class LiveShown(Struct, frozen=True, kw_only=True):
    """Which version is live in a locale, since when."""

    version: int
    since: datetime


class BlockShown(Struct, frozen=True, kw_only=True):
    """A block at its newest version. `created`, `actor` and `note` are those of that version."""

    key: str
    component: str
    version: int
    digest: str
    state: BlockState
    live: dict[str, LiveShown]
    labels: list[str]
    content: dict[str, Any]
    created: datetime
    actor: str
    note: str | None


def block_shown(block: Block, version: Version) -> BlockShown:
    """Show a block at a version."""
    return BlockShown(
        key=block.key,
        component=block.component,
        version=version.number,
        digest=version.digest,
        state=block.state,
        live={locale: LiveShown(version=mark.version, since=mark.since) for locale, mark in block.live.items()},
        labels=list(version.labels),
        content=dict(version.content),
        created=version.created,
        actor=version.actor,
        note=version.note,
    )


async def _newest(hub: Hub, block: Block) -> Version:
    version = await hub.store.facts(VersionOf(brand=block.brand, key=block.key))
    if version is None:
        raise no_such("block", block.key)
    return version


@put(
    "/v1/brands/{brand:str}/blocks/{key:str}",
    operation_id="putBlock",
    tags=["blocks"],
    responses={201: ResponseSpec(BlockShown, description="The block is new.", generate_examples=False)},
)
async def put_block(
    brand: FromPath[str], key: FromPath[str], data: JSONBody[BlockBody], request: HubRequest
) -> Response[BlockShown]:
    """Save a block: a new one with If-None-Match: *, else with If-Match. Needs the role writer."""
    command = Save(
        brand=brand,
        key=key,
        component=data.component,
        content=data.content,
        labels=data.labels,
        note=data.note,
        precondition=request.precondition(),
    )
    saved = await save(request.hub, command, caller=request.caller, now=request.now)
    headers = {"etag": version_etag(saved.version)}
    return Response(block_shown(saved.block, saved.version), status_code=201 if saved.is_new else 200, headers=headers)


@get("/v1/brands/{brand:str}/blocks", operation_id="listBlocks", tags=["blocks"])
async def list_blocks(
    brand: FromPath[str],
    request: HubRequest,
    *,
    component: Filter = None,
    standing: Annotated[BlockState | None, QueryParameter(name="state")] = None,
    label: Filter = None,
    locale: Filter = None,
    q: Filter = None,
    limit: Limit = 50,
    cursor: Cursor = None,
) -> Response[Listed[BlockShown]]:
    """List the blocks of a brand by key; `q` searches keys and texts."""
    found = await brand_for(request.hub, request.caller, brand)
    listing = Blocks(
        brand=found.key,
        component=component,
        state=standing,
        label=label,
        locale=locale,
        q=q,
        limit=limit,
        cursor=cursor,
    )

    async def shown(block: Block) -> BlockShown:
        return block_shown(block, await _newest(request.hub, block))

    return await listed_each(request, await request.hub.store.list(listing), shown)


@get("/v1/brands/{brand:str}/blocks/{key:str}", operation_id="getBlock", tags=["blocks"])
async def get_block(brand: FromPath[str], key: FromPath[str], request: HubRequest) -> Response[BlockShown]:
    """Show a block at its newest version."""
    found = await brand_for(request.hub, request.caller, brand)
    block = await request.hub.store.facts(BlockOf(brand=found.key, key=key))
    if block is None:
        raise no_such("block", key)
    version = await _newest(request.hub, block)
    return Response(block_shown(block, version), headers={"etag": version_etag(version)})


@post(
    "/v1/brands/{brand:str}/blocks/{key:str}/withdraw", operation_id="withdrawBlock", tags=["blocks"], status_code=200
)
async def post_withdraw(brand: FromPath[str], key: FromPath[str], request: HubRequest) -> Response[BlockShown]:
    """Take a block off delivery at once. Needs the role publisher."""
    withdrawn = await withdraw(request.hub, Withdraw(brand=brand, key=key), caller=request.caller, now=request.now)
    return Response(block_shown(withdrawn.block, await _newest(request.hub, withdrawn.block)))


BLOCKS = (put_block, list_blocks, get_block, post_withdraw)
