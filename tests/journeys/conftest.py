"""The service in this process, over the store that every test begins with, and people who talk to it over HTTP."""

import asyncio
from collections.abc import Callable, Iterator
from contextlib import AsyncExitStack
from typing import Any, cast

import httpx
import pytest

from content_hub.app import service
from content_hub.settings import Settings
from content_hub.storage.port import Store
from content_hub.workshop.processes import ProcessWorkshop
from tests.conftest import Prepared
from tests.journeys.corridor import Corridor

Ask = Callable[..., httpx.Response]


@pytest.fixture
def ask(corridor: Corridor, prepared: Prepared, runner: asyncio.Runner) -> Iterator[Ask]:
    """Send a request as somebody (`who`), or as anybody; `expect` is the status that it must have."""
    opened = AsyncExitStack()

    def lent(store: Store, _settings: Settings) -> ProcessWorkshop:
        return prepared[1].lend(store)

    async def opening() -> httpx.AsyncClient:
        settings = Settings(store=f"sqlite:///{corridor.path}")
        app = await opened.enter_async_context(service(settings, workshop=lent))
        transport = httpx.ASGITransport(cast("Any", app))  # ASGI, in types of its own
        return await opened.enter_async_context(httpx.AsyncClient(transport=transport, base_url="http://hub"))

    client = runner.run(opening())

    def send(method: str, path: str, *, who: str | None = None, expect: int = 200, **more: Any) -> httpx.Response:
        headers = {**more.pop("headers", {}), **({"Authorization": f"Bearer secret-{who}"} if who else {})}
        answer = runner.run(client.request(method, path, headers=headers, **more))
        assert answer.status_code == expect, f"{method} {path}: {answer.status_code} {answer.text[:500]}"
        return answer

    yield send
    runner.run(opened.aclose())
