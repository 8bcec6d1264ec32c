"""One attempt: look where the address leads, connect there, wait ten seconds at most, follow nothing."""

import asyncio
import ssl
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Self

from msgspec import Struct

from content_hub.errors import Invalid
from content_hub.webhooks.guard import AddressUnknown, Guard

if TYPE_CHECKING:
    import httpx

__all__ = ["Answered", "Sender"]

_SECONDS = 10.0
_MOST = 65_536


class Answered(Struct, frozen=True, kw_only=True):
    """The status that came back, or in one word why none did."""

    status: int | None = None
    error: str | None = None
    milliseconds: int = 0


class Sender:
    """Sends bodies to webhooks. Connections are not kept: two names at one address must not share one."""

    def __init__(self, guard: Guard, *, monotonic: Callable[[], float], seconds: float = _SECONDS) -> None:
        self._guard = guard
        self._monotonic = monotonic
        self._seconds = seconds
        self._client: httpx.AsyncClient | None = None

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        if self._client is not None:
            await self._client.aclose()

    async def send(self, url: str, body: bytes, headers: Mapping[str, str]) -> Answered:
        """Send once. Whatever goes wrong is an answer, never an error."""
        import httpx  # noqa: PLC0415 - 0.2 s that a service without webhooks does not need

        begun = self._monotonic()
        try:
            async with asyncio.timeout(self._seconds):
                status, error = await self._status(url, body, headers), None
        except (TimeoutError, httpx.TimeoutException):
            status, error = None, "timeout"
        except AddressUnknown:
            status, error = None, "address-unknown"
        except Invalid:
            status, error = None, "address-refused"
        except (httpx.HTTPError, httpx.InvalidURL, ssl.SSLError, OSError, ValueError):
            status, error = None, "connection"
        return Answered(status=status, error=error, milliseconds=round((self._monotonic() - begun) * 1000))

    async def _status(self, url: str, body: bytes, headers: Mapping[str, str]) -> int:
        target = await self._guard.target_of(url)
        client = self._opened()
        request = client.build_request(
            "POST",
            target.url,
            content=body,
            headers={**headers, "host": target.authority},
            extensions={"sni_hostname": target.host},
        )
        answer = await client.send(request, stream=True)
        try:
            heard = 0
            async for chunk in answer.aiter_raw():
                heard += len(chunk)
                if heard > _MOST:
                    break
        finally:
            await answer.aclose()
        return answer.status_code

    def _opened(self) -> "httpx.AsyncClient":
        """Open the client once, with its store of certificates."""
        import httpx  # noqa: PLC0415 - as above

        if self._client is None:
            limits = httpx.Limits(max_keepalive_connections=0)
            self._client = httpx.AsyncClient(
                follow_redirects=False, trust_env=False, timeout=self._seconds, limits=limits
            )
        return self._client
