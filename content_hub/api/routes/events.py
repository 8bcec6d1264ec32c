"""The log of a brand as a feed of events (CloudEvents 1.0)."""

from datetime import datetime
from typing import Annotated, Any

from litestar import Response, get
from litestar.params import FromPath, QueryParameter
from msgspec import Struct

from content_hub.actions.access import brand_for
from content_hub.api.paging import Limit
from content_hub.api.request import HubRequest
from content_hub.model import LoggedEntry
from content_hub.storage.queries import Entries

__all__ = ["EVENTS"]

_PREFIX = "content-hub."
Position = Annotated[int, QueryParameter(ge=0, le=2**53, description="Only what came after this position.")]


class Event(Struct, frozen=True, kw_only=True):
    """One event. `id` is its position as text; positions count 1, 2, 3 … per brand without gaps."""

    specversion: str
    id: str
    position: int
    source: str
    type: str
    time: datetime
    subject: str
    data: dict[str, Any]


class Events(Struct, frozen=True, kw_only=True):
    """One page of events, oldest first; `next` is the position to send as `after`."""

    items: list[Event]
    next: int


def _shown(brand: str, logged: LoggedEntry) -> Event:
    entry = logged.entry
    return Event(
        specversion="1.0",
        id=str(logged.position),
        position=logged.position,
        source=f"/v1/brands/{brand}",
        type=_PREFIX + entry.type,
        time=entry.at,
        subject=entry.subject,
        data=dict(entry.data),
    )


@get("/v1/brands/{brand:str}/events", operation_id="listEvents", tags=["events"])
async def list_events(
    brand: FromPath[str], request: HubRequest, after: Position = 0, limit: Limit = 100
) -> Response[Events]:
    """List what happened in a brand after a position; `after=0` is the start."""
    await brand_for(request.hub, request.caller, brand)
    page = await request.hub.store.list(Entries(brand=brand, after=after, limit=limit))
    items = [_shown(brand, logged) for logged in page.items]
    return Response(Events(items=items, next=items[-1].position if items else after))


EVENTS = (list_events,)
