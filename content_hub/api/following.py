"""Following a brand's log: server-sent events that begin where the reader stopped and leave nothing out.

Whoever commits, in whichever worker, is seen: the log itself is asked, a few times a second and once for all who
follow it in this process. A reader that takes nothing for too long is cut off; it comes back with Last-Event-ID and
has missed nothing.
"""

import asyncio
from collections.abc import AsyncIterator, Callable
from typing import Any

from litestar import Request, Response
from litestar.response.base import ASGIResponse
from litestar.types import Receive, Send
from msgspec import Struct

from content_hub.errors import StoreFailed
from content_hub.events import encode_event, event_of
from content_hub.storage.port import Store
from content_hub.storage.queries import Entries, RevisionsOf

__all__ = ["EVENT_STREAM", "Feed", "FeedAnswer", "Heads", "Pace", "is_feed_wanted"]

EVENT_STREAM = "text/event-stream"
_PAGE = 200
_OPENING = b"retry: 2000\n\n"
_HEARTBEAT = b":\n\n"
_HEADERS = {"cache-control": "private, no-store", "x-accel-buffering": "no"}


class Pace(Struct, frozen=True, kw_only=True):
    """Seconds: between two looks at a log, between two signs of life, and how long a reader may take nothing."""

    look: float = 0.1
    heartbeat: float = 15.0
    patience: float = 20.0


class Heads:
    """The newest position of each log, asked once for all who wait for it at the same time."""

    def __init__(self, pace: Pace) -> None:
        self.pace = pace
        self._asked: dict[str, asyncio.Task[int]] = {}

    async def newest(self, store: Store, brand: str) -> int:
        """Wait for the next look at a log, and tell its newest position. Raise StoreFailed."""
        asked = self._asked.get(brand)
        if asked is None:
            asked = self._asked[brand] = asyncio.create_task(self._ask(store, brand))
            asked.add_done_callback(_heard)
        return await asyncio.shield(asked)

    async def _ask(self, store: Store, brand: str) -> int:
        try:
            await asyncio.sleep(self.pace.look)
            return (await store.facts(RevisionsOf(brand=brand))).position
        finally:
            del self._asked[brand]


class Feed(Struct, frozen=True, kw_only=True):
    """Which log is followed from where. It ends when `may_go_on` says no: the reader's token was taken away."""

    store: Store
    brand: str
    after: int
    heads: Heads
    may_go_on: Callable[[], bool]

    async def chunks(self) -> AsyncIterator[bytes]:
        """Give what is to be sent, a sign of life where there is nothing. Ends where the store cannot be read."""
        yield _OPENING
        after = self.after
        try:
            while self.may_go_on():
                page = await self.store.list(Entries(brand=self.brand, after=after, limit=_PAGE))
                if page.items:
                    after = page.items[-1].position
                    events = (event_of(self.brand, logged) for logged in page.items)
                    yield b"".join(b"id: %s\ndata: %s\n\n" % (e.id.encode(), encode_event(e)) for e in events)
                elif await self._rests(after):
                    yield _HEARTBEAT
        except StoreFailed:
            return

    async def _rests(self, after: int) -> bool:
        """Wait until there is more, or for a sign of life. Tell whether there was nothing in all that time."""
        loop = asyncio.get_running_loop()
        until = loop.time() + self.heads.pace.heartbeat
        while loop.time() < until and self.may_go_on():
            if await self.heads.newest(self.store, self.brand) > after:
                return False
        return True


class FeedAnswer(Response[Any]):
    """Answers with a feed instead of a page."""

    def __init__(self, feed: Feed) -> None:
        super().__init__(None, media_type=EVENT_STREAM)
        self._feed = feed

    def to_asgi_response(self, *_args: object, **_more: object) -> ASGIResponse:
        """Give Litestar what it calls."""
        return _Streaming(self._feed)


class _Streaming(ASGIResponse):
    _should_set_content_length = False

    def __init__(self, feed: Feed) -> None:
        super().__init__(headers=_HEADERS, media_type=EVENT_STREAM)
        self.feed = feed

    async def send_body(self, send: Send, receive: Receive) -> None:
        """Send until the reader is gone, takes nothing, or may not go on."""
        leaving = asyncio.create_task(_left(receive))
        sending = asyncio.create_task(self._send_all(send))
        try:
            await asyncio.wait((leaving, sending), return_when=asyncio.FIRST_COMPLETED)
        finally:
            leaving.cancel()
            sending.cancel()
            await asyncio.gather(leaving, sending, return_exceptions=True)
        if not sending.cancelled() and (error := sending.exception()) is not None:
            raise error

    async def _send_all(self, send: Send) -> None:
        try:
            async for chunk in self.feed.chunks():
                async with asyncio.timeout(self.feed.heads.pace.patience):
                    await send({"type": "http.response.body", "body": chunk, "more_body": True})
        except TimeoutError:
            pass  # too slow: the answer ends here, and the reader knows where it stopped
        await send({"type": "http.response.body", "body": b"", "more_body": False})


def is_feed_wanted(request: Request[Any, Any, Any]) -> bool:
    """Tell whether the client asks for a stream. HEAD asks for none: it would never end."""
    accepted = request.headers.get("accept", "").split(",")
    wanted = any(one.partition(";")[0].strip().lower() == EVENT_STREAM for one in accepted)
    return wanted and not request.scope.get("is_head", False)


async def _left(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        continue


def _heard(asked: "asyncio.Task[int]") -> None:
    """Nobody may be waiting any more when a look fails."""
    if not asked.cancelled():
        asked.exception()
