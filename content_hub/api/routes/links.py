"""Signed links: issue, list, revoke; and what people without an account see and do with them."""

from datetime import datetime
from typing import Annotated

from litestar import Response, delete, get, post
from litestar.params import FromPath, JSONBody, PathParameter
from msgspec import Struct

from content_hub.actions.access import brand_for
from content_hub.actions.issue_link import (
    IssueApprovalLink,
    IssuePreviewLink,
    issue_approval_link,
    issue_preview_link,
)
from content_hub.actions.use_link import RevokeLink, revoke_link
from content_hub.api.paging import Cursor, Limit, Listed, listed
from content_hub.api.request import HubRequest
from content_hub.links import Link, LinkKind
from content_hub.storage.link_queries import Links

__all__ = ["LINKS"]

VersionNumber = Annotated[int, PathParameter(ge=1, le=2**31 - 1)]


class ApprovalLinkBody(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Whose one decision the link takes, and until when."""

    name: str
    expires: datetime


class PreviewLinkBody(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Until when the link shows its version."""

    expires: datetime


class LinkIssued(Struct, frozen=True, kw_only=True):
    """The signed address is shown once; the id revokes it."""

    id: str
    url: str | None
    expires: datetime


class LinkShown(Struct, frozen=True, kw_only=True):
    """A link without its address. `guest` is the actor that the named person is."""

    id: str
    kind: LinkKind
    actor: str
    created: datetime
    expires: datetime
    review: str | None
    step: str | None
    guest: str | None
    block: str | None
    version: int | None
    used: datetime | None
    revoked: datetime | None


def _shown(link: Link) -> LinkShown:
    return LinkShown(
        id=link.id,
        kind=link.kind,
        actor=link.actor,
        created=link.created,
        expires=link.expires,
        review=link.review or None,
        step=link.step or None,
        guest=link.guest or None,
        block=link.block or None,
        version=link.version or None,
        used=link.used,
        revoked=link.revoked,
    )


def _address(request: HubRequest, token: str) -> str:
    """Begin the address as the caller reached this service: who they send it to can reach it so, too."""
    scheme = request.headers.get("x-forwarded-proto", "")
    scheme = scheme if scheme in ("http", "https") else str(request.scope["scheme"])
    return f"{scheme}://{request.headers.get('host', '')}/links/{token}"


@post(
    "/v1/brands/{brand:str}/reviews/{review:str}/links",
    operation_id="issueApprovalLink",
    tags=["links"],
    secrets=("url",),
)
async def post_approval_link(
    brand: FromPath[str], review: FromPath[str], data: JSONBody[ApprovalLinkBody], request: HubRequest
) -> Response[LinkIssued]:
    """Issue a link by which a named person without an account decides once, at the present step. Needs approver."""
    command = IssueApprovalLink(
        brand=brand,
        id=request.new_id("link"),
        guest=request.new_id("guest"),
        review=review,
        name=data.name,
        expires=data.expires,
    )
    issued = await issue_approval_link(request.hub, command, caller=request.caller, now=request.now)
    link = issued.link
    shown = LinkIssued(id=link.id, url=_address(request, issued.token), expires=link.expires)
    return Response(shown, status_code=201, headers={"cache-control": "no-store"})


@post(
    "/v1/brands/{brand:str}/blocks/{key:str}/versions/{number:int}/preview-links",
    operation_id="issuePreviewLink",
    tags=["links"],
    secrets=("url",),
)
async def post_preview_link(
    brand: FromPath[str],
    key: FromPath[str],
    number: VersionNumber,
    *,
    data: JSONBody[PreviewLinkBody],
    request: HubRequest,
) -> Response[LinkIssued]:
    """Issue a link that shows the previews of one version to whoever holds it. Needs the role writer."""
    command = IssuePreviewLink(brand=brand, id=request.new_id("link"), key=key, version=number, expires=data.expires)
    issued = await issue_preview_link(request.hub, command, caller=request.caller, now=request.now)
    link = issued.link
    shown = LinkIssued(id=link.id, url=_address(request, issued.token), expires=link.expires)
    return Response(shown, status_code=201, headers={"cache-control": "no-store"})


@get("/v1/brands/{brand:str}/links", operation_id="listLinks", tags=["links"])
async def list_links(
    brand: FromPath[str], request: HubRequest, limit: Limit = 50, cursor: Cursor = None
) -> Response[Listed[LinkShown]]:
    """List the links of a brand, newest first, without their addresses."""
    await brand_for(request.hub, request.caller, brand)
    return listed(request, await request.hub.store.list(Links(brand=brand, limit=limit, cursor=cursor)), _shown)


@delete("/v1/brands/{brand:str}/links/{link:str}", operation_id="revokeLink", tags=["links"], status_code=200)
async def delete_link(brand: FromPath[str], link: FromPath[str], request: HubRequest) -> Response[LinkShown]:
    """Revoke a link at once."""
    command = RevokeLink(brand=brand, link=link)
    return Response(_shown(await revoke_link(request.hub, command, caller=request.caller, now=request.now)))


LINKS = (post_approval_link, post_preview_link, list_links, delete_link)
