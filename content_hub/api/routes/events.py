"""The log of a brand as a feed of events (CloudEvents 1.0): pages, or a stream that goes on."""

from typing import Annotated

from litestar import Response, get
from litestar.params import FromPath, QueryParameter
from msgspec import Struct

from content_hub.actions.access import brand_for
from content_hub.api.following import EVENT_STREAM, Feed, FeedAnswer, Heads, is_feed_wanted
from content_hub.api.paging import Limit
from content_hub.api.request import HubRequest
from content_hub.events import Event, event_of
from content_hub.storage.queries import Entries
from content_hub.wire.bodies import unreadable

__all__ = ["EVENTS"]

_FURTHEST = 2**53
_DIGITS = len(str(_FURTHEST))
Position = Annotated[int, QueryParameter(ge=0, le=_FURTHEST, description="Only what came after this position.")]


class Events(Struct, frozen=True, kw_only=True):
    """One page of events, oldest first; `next` is the position to send as `after`."""

    items: list[Event]
    next: int


@get("/v1/brands/{brand:str}/events", operation_id="listEvents", tags=["events"], opt={"also": EVENT_STREAM})
async def list_events(
    brand: FromPath[str], request: HubRequest, after: Position = 0, limit: Limit = 100
) -> Response[Events]:
    """List what happened in a brand after a position; `after=0` is the start.

    With `Accept: text/event-stream` the answer goes on as events come; `Last-Event-ID` is where it goes on after a
    break, and counts before `after`.
    """
    await brand_for(request.hub, request.caller, brand)
    if is_feed_wanted(request):
        heads: Heads = request.app.state.heads
        begin = _last_event(request.headers.get("last-event-id"), after)
        store, may_go_on = request.hub.store, request.may_go_on
        return FeedAnswer(Feed(store=store, brand=brand, after=begin, heads=heads, may_go_on=may_go_on))
    page = await request.hub.store.list(Entries(brand=brand, after=after, limit=limit))
    items = [event_of(brand, logged) for logged in page.items]
    return Response(Events(items=items, next=items[-1].position if items else after))


def _last_event(given: str | None, after: int) -> int:
    """Read where the client stopped; an empty id is none. Raise ProblemAnswer."""
    if not given:
        return after
    if given.isascii() and given.isdigit() and len(given) <= _DIGITS and int(given) <= _FURTHEST:
        return int(given)
    raise unreadable(
        "Last-Event-ID ist die Position eines Ereignisses: eine ganze Zahl.",
        "Last-Event-ID is the position of an event: a whole number.",
    )


EVENTS = (list_events,)
