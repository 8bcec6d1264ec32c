"""Releases: approved versions that go live together, at once or at a time, for good or until an end."""

from typing import Annotated

from litestar import Response, get, post
from litestar.params import FromPath, JSONBody, QueryParameter

from content_hub.actions.access import brand_for, no_such
from content_hub.actions.cancel import Cancel, cancel
from content_hub.actions.publish import publish
from content_hub.actions.schedule import schedule
from content_hub.api.paging import Cursor, Limit, Listed, listed
from content_hub.api.request import HubRequest
from content_hub.api.routes.release_shown import ReleaseBody, ReleaseShown, release_asked, release_shown
from content_hub.ical import calendar_of
from content_hub.model import ReleaseState
from content_hub.storage.queries import ReleaseOf, Releases
from content_hub.storage.schedule_queries import PendingReleases

__all__ = ["RELEASES"]

_RELEASES = "/v1/brands/{brand:str}/releases"


@post(_RELEASES, operation_id="publish", tags=["releases"])
async def post_release(
    brand: FromPath[str], data: JSONBody[ReleaseBody], request: HubRequest
) -> Response[ReleaseShown]:
    """Publish approved versions, all or nothing: at once, or at a local time. Needs the role publisher."""
    command = release_asked(brand, request.new_id("release"), data)
    act = publish if command.at is None else schedule
    published = await act(request.hub, command, caller=request.caller, now=request.now)
    headers = {
        "location": f"/v1/brands/{brand}/releases/{published.release.id}",
        "hub-position": str(published.position),
    }
    return Response(release_shown(published.release, request.language), status_code=201, headers=headers)


@get(_RELEASES, operation_id="listReleases", tags=["releases"])
async def list_releases(
    brand: FromPath[str],
    request: HubRequest,
    *,
    standing: Annotated[ReleaseState | None, QueryParameter(name="state")] = None,
    limit: Limit = 50,
    cursor: Cursor = None,
) -> Response[Listed[ReleaseShown]]:
    """List the releases of a brand, newest first."""
    await brand_for(request.hub, request.caller, brand)
    page = await request.hub.store.list(Releases(brand=brand, state=standing, limit=limit, cursor=cursor))
    return listed(request, page, lambda release: release_shown(release, request.language))


@get(_RELEASES + "/{release:str}", operation_id="getRelease", tags=["releases"])
async def get_release(brand: FromPath[str], release: FromPath[str], request: HubRequest) -> Response[ReleaseShown]:
    """Show a release."""
    await brand_for(request.hub, request.caller, brand)
    found = await request.hub.store.facts(ReleaseOf(brand=brand, id=release))
    if found is None:
        raise no_such("release", release)
    return Response(release_shown(found, request.language))


@post(_RELEASES + "/{release:str}/cancel", operation_id="cancelRelease", tags=["releases"], status_code=200)
async def post_cancel(brand: FromPath[str], release: FromPath[str], request: HubRequest) -> Response[ReleaseShown]:
    """Cancel a scheduled release; its versions stay approved. Needs the role publisher."""
    command = Cancel(brand=brand, release=release)
    cancelled = await cancel(request.hub, command, caller=request.caller, now=request.now)
    return Response(release_shown(cancelled, request.language))


@get(
    "/v1/brands/{brand:str}/schedule.ics",
    operation_id="getSchedule",
    tags=["releases"],
    bytes=True,
)
async def get_schedule(brand: FromPath[str], request: HubRequest) -> Response[bytes]:
    """Give what will go live and end as an iCalendar feed; calendars send the token as password."""
    name = (await brand_for(request.hub, request.caller, brand)).name
    pending = await request.hub.store.facts(PendingReleases(brand=brand))
    calendar = calendar_of(brand, name, pending, now=request.now)
    return Response(calendar.encode(), media_type="text/calendar", headers={"cache-control": "private, no-store"})


RELEASES = (post_release, list_releases, get_release, post_cancel, get_schedule)
