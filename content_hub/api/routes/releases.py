"""Releases: approved versions that go live together, at once."""

from datetime import datetime
from typing import Annotated

from litestar import Response, get, post
from litestar.params import FromPath, JSONBody
from msgspec import Meta, Struct

from content_hub.actions.access import brand_for, no_such
from content_hub.actions.publish import Publish, Wanted, publish
from content_hub.api.paging import Cursor, Limit, Listed, listed
from content_hub.api.request import HubRequest
from content_hub.model import Release, ReleaseItem, ReleaseState
from content_hub.storage.queries import ReleaseOf, Releases

__all__ = ["RELEASES"]


class ReleaseVersion(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A version to publish; without `locales` in all that it is approved in."""

    block: str
    version: Annotated[int, Meta(ge=1, le=2**31 - 1)]
    locales: tuple[str, ...] | None = None


class ReleaseBody(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What goes live together. `at` is null: at once. `until` is null: until withdrawn or replaced."""

    versions: tuple[ReleaseVersion, ...]
    name: str | None = None
    at: None = None
    until: None = None


class ReleaseShown(Struct, frozen=True, kw_only=True):
    """A release and what it made live."""

    id: str
    name: str | None
    state: ReleaseState
    versions: tuple[ReleaseItem, ...]
    actor: str
    created: datetime


def _shown(release: Release) -> ReleaseShown:
    return ReleaseShown(
        id=release.id,
        name=release.name,
        state=release.state,
        versions=release.versions,
        actor=release.actor,
        created=release.created,
    )


@post("/v1/brands/{brand:str}/releases", operation_id="publish", tags=["releases"])
async def post_release(
    brand: FromPath[str], data: JSONBody[ReleaseBody], request: HubRequest
) -> Response[ReleaseShown]:
    """Publish approved versions at once, all or nothing. Needs the role publisher."""
    command = Publish(
        brand=brand,
        id=request.new_id("release"),
        name=data.name,
        versions=tuple(
            Wanted(block=version.block, version=version.version, locales=version.locales) for version in data.versions
        ),
    )
    published = await publish(request.hub, command, caller=request.caller, now=request.now)
    headers = {
        "location": f"/v1/brands/{brand}/releases/{published.release.id}",
        "hub-position": str(published.position),
    }
    return Response(_shown(published.release), status_code=201, headers=headers)


@get("/v1/brands/{brand:str}/releases", operation_id="listReleases", tags=["releases"])
async def list_releases(
    brand: FromPath[str], request: HubRequest, limit: Limit = 50, cursor: Cursor = None
) -> Response[Listed[ReleaseShown]]:
    """List the releases of a brand, newest first."""
    await brand_for(request.hub, request.caller, brand)
    page = await request.hub.store.list(Releases(brand=brand, limit=limit, cursor=cursor))
    return listed(request, page, _shown)


@get("/v1/brands/{brand:str}/releases/{release:str}", operation_id="getRelease", tags=["releases"])
async def get_release(brand: FromPath[str], release: FromPath[str], request: HubRequest) -> Response[ReleaseShown]:
    """Show a release."""
    await brand_for(request.hub, request.caller, brand)
    found = await request.hub.store.facts(ReleaseOf(brand=brand, id=release))
    if found is None:
        raise no_such("release", release)
    return Response(_shown(found))


RELEASES = (post_release, list_releases, get_release)
