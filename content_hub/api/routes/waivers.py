"""Waivers: asked for by the writer, granted by another person, for one finding, until a time."""

from datetime import datetime, timedelta
from typing import Annotated

from litestar import Response, delete, get, post
from litestar.params import FromPath, FromQuery, JSONBody, QueryParameter
from msgspec import Struct

from content_hub.actions.access import brand_for
from content_hub.actions.ask_waiver import AskWaiver, ask_waiver
from content_hub.actions.end_waiver import EndWaiver, end_waiver
from content_hub.actions.grant_waiver import GrantWaiver, grant_waiver, load_waiver
from content_hub.api.paging import Cursor, Limit, Listed, listed
from content_hub.api.request import HubRequest
from content_hub.api.waiver_shown import WaiverShown, waiver_shown
from content_hub.storage.waiver_queries import Waivers
from content_hub.waivers import WaiverState

__all__ = ["EXPIRING_WITHIN", "WAIVERS"]

EXPIRING_WITHIN = timedelta(days=14)
_WAIVERS = "/v1/brands/{brand:str}/waivers"


class WaiverBody(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Which finding may stay, why, until when; the fingerprint is that of a report."""

    block: str
    locale: str
    fingerprint: str
    reason: str
    expires: datetime


@post(_WAIVERS, operation_id="askWaiver", tags=["waivers"])
async def post_waiver(brand: FromPath[str], data: JSONBody[WaiverBody], request: HubRequest) -> Response[WaiverShown]:
    """Ask that one finding of a block in a locale may stay. Needs the role writer; another person grants it."""
    command = AskWaiver(
        brand=brand,
        id=request.new_id("waiver"),
        block=data.block,
        locale=data.locale,
        fingerprint=data.fingerprint,
        reason=data.reason,
        expires=data.expires,
    )
    asked = await ask_waiver(request.hub, command, caller=request.caller, now=request.now)
    headers = {"location": f"/v1/brands/{brand}/waivers/{asked.id}"}
    return Response(waiver_shown(asked, request.language, now=request.now), status_code=201, headers=headers)


@get(_WAIVERS, operation_id="listWaivers", tags=["waivers"])
async def list_waivers(
    brand: FromPath[str],
    request: HubRequest,
    *,
    standing: Annotated[WaiverState | None, QueryParameter(name="state")] = None,
    block: Annotated[str | None, QueryParameter(max_length=100)] = None,
    expiring: FromQuery[bool] = False,
    limit: Limit = 50,
    cursor: Cursor = None,
) -> Response[Listed[WaiverShown]]:
    """List the waivers of a brand, newest first; with `expiring` the granted ones that end within 14 days."""
    found = await brand_for(request.hub, request.caller, brand)
    query = Waivers(
        brand=found.key,
        now=request.now,
        state=WaiverState.GRANTED if expiring and standing is None else standing,
        block=block,
        within=EXPIRING_WITHIN if expiring else None,
        limit=limit,
        cursor=cursor,
    )
    page = await request.hub.store.list(query)
    return listed(request, page, lambda waiver: waiver_shown(waiver, request.language, now=request.now))


@get(_WAIVERS + "/{waiver:str}", operation_id="getWaiver", tags=["waivers"])
async def get_waiver(brand: FromPath[str], waiver: FromPath[str], request: HubRequest) -> Response[WaiverShown]:
    """Show a waiver."""
    await brand_for(request.hub, request.caller, brand)
    found = await load_waiver(request.hub, brand, waiver)
    return Response(waiver_shown(found, request.language, now=request.now))


@post(_WAIVERS + "/{waiver:str}/grant", operation_id="grantWaiver", tags=["waivers"], status_code=200)
async def post_grant(brand: FromPath[str], waiver: FromPath[str], request: HubRequest) -> Response[WaiverShown]:
    """Grant a waiver. Needs the role approver or brand_manager, and never for what one asked for or wrote."""
    command = GrantWaiver(brand=brand, waiver=waiver)
    granted = await grant_waiver(request.hub, command, caller=request.caller, now=request.now)
    return Response(waiver_shown(granted, request.language, now=request.now))


@delete(_WAIVERS + "/{waiver:str}", operation_id="endWaiver", tags=["waivers"], status_code=200)
async def delete_waiver(brand: FromPath[str], waiver: FromPath[str], request: HubRequest) -> Response[WaiverShown]:
    """End a waiver at once, or take back a request; what is live stays."""
    command = EndWaiver(brand=brand, waiver=waiver)
    ended = await end_waiver(request.hub, command, caller=request.caller, now=request.now)
    return Response(waiver_shown(ended, request.language, now=request.now))


WAIVERS = (post_waiver, list_waivers, get_waiver, post_grant, delete_waiver)
