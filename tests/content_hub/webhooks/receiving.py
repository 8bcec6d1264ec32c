"""A receiver as users write one: it verifies with the public library, keeps what it got, and can be down."""

import asyncio
import json
from collections.abc import Callable, Mapping
from typing import Any, Self

from msgspec import Struct
from standardwebhooks import Webhook

__all__ = ["Got", "Receiver"]


class Got(Struct, frozen=True, kw_only=True):
    """One verified delivery."""

    id: str
    event: Mapping[str, Any]
    headers: Mapping[str, str]


class Receiver:
    """Listens on this machine. `status` is what it answers next; `secret` None verifies nothing."""

    def __init__(self, secret: str | None = None) -> None:
        self.secret = secret
        self.got: list[Got] = []
        self.status: Callable[[int], int] = lambda _: 200
        self.answer = b""
        self.asked = 0
        self.hangs = asyncio.Event()
        self.hangs.set()
        self._server: asyncio.Server | None = None

    async def __aenter__(self) -> Self:
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", 0)
        return self

    async def __aexit__(self, *_: object) -> None:
        assert self._server is not None
        self.hangs.set()
        self._server.close()
        await self._server.wait_closed()

    @property
    def url(self) -> str:
        assert self._server is not None
        return f"http://127.0.0.1:{self._server.sockets[0].getsockname()[1]}/hook?a=1"

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
            headers = {
                name.lower(): value.strip()
                for name, _, value in (line.partition(":") for line in head.split("\r\n")[1:] if line)
            }
            body = await reader.readexactly(int(headers["content-length"]))
            self.asked += 1
            await self.hangs.wait()
            status = self.status(self.asked)
            if status == 200:
                self._keep(headers, body)
            answer = f"HTTP/1.1 {status} x\r\nlocation: /elsewhere\r\ncontent-length: {len(self.answer)}\r\n\r\n"
            writer.write(answer.encode() + self.answer)
            await writer.drain()
        except (ConnectionError, asyncio.IncompleteReadError):
            pass
        finally:
            writer.close()

    def _keep(self, headers: Mapping[str, str], body: bytes) -> None:
        event = Webhook(self.secret).verify(body, dict(headers)) if self.secret else json.loads(body)
        self.got.append(Got(id=headers["webhook-id"], event=event, headers=headers))
