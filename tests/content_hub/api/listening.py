"""A client that keeps an answer open and reads as it likes, as a server hands it on."""

import asyncio
from typing import Any, Self

from content_hub.wire.asgi import App, Message, Scope

__all__ = ["Listener"]


class Listener:
    """Reads one endless answer. `taking` is cleared by a reader that takes nothing."""

    def __init__(self, app: App, address: str, **headers: str) -> None:
        path, _, query = address.partition("?")
        self._scope: Scope = {
            "type": "http",
            "asgi": {"version": "3.0"},
            "http_version": "1.1",
            "method": headers.pop("method", "GET"),
            "scheme": "http",
            "path": path,
            "raw_path": path.encode(),
            "query_string": query.encode(),
            "root_path": "",
            "headers": [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()],
            "client": ("127.0.0.1", 1),
            "server": ("hub", 80),
        }
        self._app = app
        self._gone = asyncio.Event()
        self.taking = asyncio.Event()
        self.taking.set()
        self._came = asyncio.Event()
        self.start: Message = {}
        self.text = ""
        self._task: asyncio.Task[None] | None = None

    async def __aenter__(self) -> Self:
        self._task = asyncio.create_task(self._app(self._scope, self._receive, self._send))  # type: ignore[arg-type] # a coroutine, as every app gives
        return self

    async def __aexit__(self, *_args: object) -> None:
        self._gone.set()
        self.taking.set()
        await self.ended()

    async def ended(self) -> None:
        """Wait until the answer is over."""
        assert self._task is not None
        async with asyncio.timeout(30):
            await self._task

    async def until(self, count: int) -> list[int]:
        """Wait for so many events, and give their positions."""
        async with asyncio.timeout(30):
            while len(self.positions) < count:
                await self._more()
        return self.positions

    async def heard(self, text: str) -> None:
        """Wait for a piece of text."""
        async with asyncio.timeout(30):
            while text not in self.text:
                await self._more()

    async def _more(self) -> None:
        self._came.clear()
        await self._came.wait()

    @property
    def positions(self) -> list[int]:
        """The ids of the events that came whole."""
        events = self.text.split("\n\n")[:-1]
        return [int(event.partition("\n")[0].removeprefix("id: ")) for event in events if event.startswith("id: ")]

    async def _receive(self) -> Message:
        await self._gone.wait()
        return {"type": "http.disconnect"}

    async def _send(self, message: Message) -> None:
        await self.taking.wait()
        if message["type"] == "http.response.start":
            self.start = message
        else:
            body: Any = message.get("body", b"")
            self.text += body.decode()
            self._came.set()
