"""The log for those who answer for it: who did what when, before and after, each entry linked to the one before."""

from datetime import datetime
from typing import Annotated, Any

from litestar import Response, get
from litestar.params import FromPath, FromQuery, QueryParameter
from msgspec import Struct

from content_hub.actions.access import brand_for, require_admin
from content_hub.api.instants import in_utc
from content_hub.api.paging import Cursor, Limit, Listed, listed
from content_hub.api.request import HubRequest
from content_hub.model import LoggedEntry
from content_hub.storage.history_queries import Audit

__all__ = ["AUDIT"]

Filter = Annotated[str | None, QueryParameter(max_length=200)]
Instant = Annotated[datetime | None, QueryParameter(description="RFC 3339, UTC where it names no offset.")]


class EntryShown(Struct, frozen=True, kw_only=True):
    """One entry. `digest` covers the entry, its position and `previous`, the digest of the entry before it."""

    position: int
    at: datetime
    actor: str
    origin: str
    type: str
    subject: str
    before: dict[str, Any] | None
    after: dict[str, Any] | None
    data: dict[str, Any]
    previous: str
    digest: str


def _shown(logged: LoggedEntry) -> EntryShown:
    entry = logged.entry
    return EntryShown(
        position=logged.position,
        at=entry.at,
        actor=entry.actor,
        origin=entry.origin,
        type=entry.type,
        subject=entry.subject,
        before=None if entry.before is None else dict(entry.before),
        after=None if entry.after is None else dict(entry.after),
        data=dict(entry.data),
        previous=logged.previous,
        digest=logged.digest,
    )


@get("/v1/brands/{brand:str}/audit", operation_id="listAudit", tags=["audit"])
async def list_audit(
    brand: FromPath[str],
    request: HubRequest,
    *,
    actor: Filter = None,
    kind: Annotated[str | None, QueryParameter(name="type", max_length=200)] = None,
    subject: Filter = None,
    since: Instant = None,
    until: Instant = None,
    newest: FromQuery[bool] = False,
    limit: Limit = 50,
    cursor: Cursor = None,
) -> Response[Listed[EntryShown]]:
    """List a brand's log, oldest first. Filter by actor, subject, type and time. Needs brand_manager or admin.

    `type=review.*` keeps all that begin so; `newest=true` turns the order around.
    """
    found = await brand_for(request.hub, request.caller, brand, roles=("brand_manager", "admin"))
    query = Audit(
        brand=found.key,
        actor=actor,
        type=kind,
        subject=subject,
        since=in_utc(since, "since"),
        until=in_utc(until, "until"),
        newest=newest,
        limit=limit,
        cursor=cursor,
    )
    return listed(request, await request.hub.store.list(query), _shown)


@get("/v1/audit", operation_id="listServiceAudit", tags=["audit"])
async def list_service_audit(
    request: HubRequest,
    *,
    actor: Filter = None,
    kind: Annotated[str | None, QueryParameter(name="type", max_length=200)] = None,
    subject: Filter = None,
    newest: FromQuery[bool] = False,
    limit: Limit = 50,
    cursor: Cursor = None,
) -> Response[Listed[EntryShown]]:
    """List the service's own log: actors, tokens, brands. Needs admin of all brands."""
    require_admin(request.caller)
    query = Audit(brand="", actor=actor, type=kind, subject=subject, newest=newest, limit=limit, cursor=cursor)
    return listed(request, await request.hub.store.list(query), _shown)


AUDIT = (list_audit, list_service_audit)
