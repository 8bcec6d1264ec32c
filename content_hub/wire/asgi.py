"""The few ASGI words that code in front of the routing needs."""

from collections.abc import Awaitable, Callable, Iterable, MutableMapping
from typing import Any

__all__ = ["App", "Headers", "Message", "Receive", "Scope", "Send", "header", "send_answer"]

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]
Headers = list[tuple[bytes, bytes]]


def header(headers: Iterable[tuple[bytes, bytes]], name: bytes) -> str | None:
    """Give the value of a request header, several of one name joined by commas; None where it is absent."""
    values = [value for found, value in headers if found == name]
    return b", ".join(values).decode("latin-1") if values else None


async def send_answer(send: Send, status: int, headers: Headers, body: bytes = b"") -> None:
    """Send a whole answer at once."""
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body, "more_body": False})
