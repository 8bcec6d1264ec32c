"""Versions of a block: list, show, compare, bring back, judge; and who uses the block."""

from datetime import datetime
from typing import Annotated, Any

import msgspec
from litestar import Response, get, post
from litestar.params import FromPath, PathParameter, QueryParameter
from msgspec import Struct

from content_hub.actions.access import brand_for, no_such
from content_hub.actions.restore import Restore, restore
from content_hub.actions.save import version_etag
from content_hub.actions.show import ReportOf, report
from content_hub.actions.show_then import report_then
from content_hub.api.instants import in_utc
from content_hub.api.paging import Cursor, Limit, Listed, listed
from content_hub.api.request import HubRequest
from content_hub.api.routes.blocks import BlockShown, block_shown
from content_hub.api.wording import report_shown
from content_hub.diffing import Change, differences
from content_hub.model import Usage, Version
from content_hub.storage.queries import AllUsages, BlockOf, VersionOf, Versions

__all__ = ["VERSIONS"]

VersionNumber = Annotated[int, PathParameter(ge=1, le=2**31 - 1)]
_BLOCK = "/v1/brands/{brand:str}/blocks/{key:str}"


class VersionShown(Struct, frozen=True, kw_only=True):
    """One immutable state of a block."""

    key: str
    component: str
    version: int
    digest: str
    labels: list[str]
    content: dict[str, Any]
    created: datetime
    actor: str
    note: str | None


class Diff(Struct, frozen=True, kw_only=True):
    """Where two versions differ; pointers begin inside the content."""

    changes: list[Change]


class UsageShown(Struct, frozen=True, kw_only=True):
    """A version that names the block, and where it does."""

    block: str
    version: int
    pointer: str
    live: bool


def _shown(version: Version) -> VersionShown:
    return VersionShown(
        key=version.block,
        component=version.component,
        version=version.number,
        digest=version.digest,
        labels=list(version.labels),
        content=dict(version.content),
        created=version.created,
        actor=version.actor,
        note=version.note,
    )


def _usage_shown(usage: Usage) -> UsageShown:
    return UsageShown(block=usage.block, version=usage.version, pointer=usage.pointer, live=usage.live)


async def _version(request: HubRequest, brand: str, key: str, number: int) -> Version:
    await brand_for(request.hub, request.caller, brand)
    version = await request.hub.store.facts(VersionOf(brand=brand, key=key, number=number))
    if version is None:
        raise no_such("version", f"{key}/{number}")
    return version


async def _check_block(request: HubRequest, brand: str, key: str) -> None:
    await brand_for(request.hub, request.caller, brand)
    if await request.hub.store.facts(BlockOf(brand=brand, key=key)) is None:
        raise no_such("block", key)


@get(_BLOCK + "/versions", operation_id="listVersions", tags=["versions"])
async def list_versions(
    brand: FromPath[str], key: FromPath[str], request: HubRequest, limit: Limit = 50, cursor: Cursor = None
) -> Response[Listed[VersionShown]]:
    """List the versions of a block, newest first."""
    await _check_block(request, brand, key)
    page = await request.hub.store.list(Versions(brand=brand, key=key, limit=limit, cursor=cursor))
    return listed(request, page, _shown)


@get(_BLOCK + "/versions/{number:int}", operation_id="getVersion", tags=["versions"])
async def get_version(
    brand: FromPath[str], key: FromPath[str], number: VersionNumber, request: HubRequest
) -> Response[VersionShown]:
    """Show a version."""
    version = await _version(request, brand, key, number)
    return Response(_shown(version), headers={"etag": version_etag(version)})


@get(_BLOCK + "/versions/{number:int}/diff/{other:int}", operation_id="diffVersions", tags=["versions"])
async def get_diff(
    brand: FromPath[str], key: FromPath[str], number: VersionNumber, other: VersionNumber, request: HubRequest
) -> Response[Diff]:
    """Show what version `other` has different from version `number`, texts word by word."""
    before = await _version(request, brand, key, number)
    after = await _version(request, brand, key, other)
    return Response(Diff(changes=list(differences(before.content, after.content))))


@post(_BLOCK + "/versions/{number:int}/restore", operation_id="restoreVersion", tags=["versions"])
async def post_restore(
    brand: FromPath[str], key: FromPath[str], number: VersionNumber, request: HubRequest
) -> Response[BlockShown]:
    """Make a new version with the content of an old one. Needs the role writer."""
    command = Restore(brand=brand, key=key, number=number)
    saved = await restore(request.hub, command, caller=request.caller, now=request.now)
    headers = {"etag": version_etag(saved.version)}
    return Response(block_shown(saved.block, saved.version), status_code=201, headers=headers)


@get(_BLOCK + "/versions/{number:int}/report", operation_id="getReport", tags=["versions"])
async def get_report(
    brand: FromPath[str],
    key: FromPath[str],
    number: VersionNumber,
    *,
    request: HubRequest,
    as_of: Annotated[datetime | None, QueryParameter(description="Under the rules of this instant.")] = None,
) -> Response[dict[str, Any]]:
    """Judge the sources and all renditions of a version under the ruleset in force, or that of an instant.

    With `as_of` the member of this name says what was live of the block then, and by whose approval.
    """
    command = ReportOf(brand=brand, key=key, version=number)
    at = in_utc(as_of, "as_of")
    if at is not None:
        then = await report_then(request.hub, command, at=at, caller=request.caller, now=request.now)
        live = {"at": at, "live": msgspec.to_builtins(then.stood)}
        shown = {**report_shown(then.report, request.language), "as_of": live}
        return Response(shown, headers={"content-language": request.language})
    found = await report(request.hub, command, caller=request.caller, now=request.now)
    return Response(report_shown(found, request.language), headers={"content-language": request.language})


@get(_BLOCK + "/usages", operation_id="listUsages", tags=["versions"])
async def list_usages(
    brand: FromPath[str], key: FromPath[str], request: HubRequest, limit: Limit = 50, cursor: Cursor = None
) -> Response[Listed[UsageShown]]:
    """List the newest and the live versions that use the block."""
    await _check_block(request, brand, key)
    page = await request.hub.store.list(AllUsages(brand=brand, key=key, limit=limit, cursor=cursor))
    return listed(request, page, _usage_shown)


VERSIONS = (list_versions, get_version, get_diff, post_restore, get_report, list_usages)
