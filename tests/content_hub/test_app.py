"""The app follows its server's lifespan, and never answers without a store."""

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from content_hub.app import create_app
from content_hub.hub import Workshop
from content_hub.settings import Settings
from content_hub.storage.port import Store
from content_hub.wire.asgi import App

Told = list[dict[str, Any]]


def run(app: App, *, after_start: Callable[[App], Any] | None = None) -> Told:
    """Start and stop an app as a server does; give what it told."""

    async def live() -> Told:
        told: Told = []
        started, stop = asyncio.Event(), asyncio.Event()
        messages = iter((("lifespan.startup", None), ("lifespan.shutdown", stop)))

        async def receive() -> dict[str, Any]:
            kind, gate = next(messages)
            if gate is not None:
                await gate.wait()
            return {"type": kind}

        async def send(message: Any) -> None:
            told.append(dict(message))
            started.set()

        task = asyncio.ensure_future(app({"type": "lifespan"}, receive, send))
        await started.wait()
        if after_start is not None:
            await after_start(app)
        stop.set()
        await task
        return told

    return asyncio.run(live())


def test_store_is_made_and_closed_with_the_server(tmp_path: Path) -> None:
    path = tmp_path / "hub.db"
    told = run(create_app(Settings(store=f"sqlite:///{path}")))
    assert [message["type"] for message in told] == ["lifespan.startup.complete", "lifespan.shutdown.complete"]
    assert path.exists()


def test_store_that_cannot_be_used_is_told_with_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "hub.db"
    path.write_text("This is a letter, not a store. " * 100)
    (failed,) = run(create_app(Settings(store=f"sqlite:///{path}")))
    assert failed["type"] == "lifespan.startup.failed"
    assert str(path) in failed["message"]


def test_service_that_cannot_start_says_so_and_ends(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    def broken(store: Store, settings: Settings) -> Workshop:
        raise RuntimeError(f"no workshop beside {store} at {settings.store}")

    with pytest.raises(RuntimeError, match="no workshop"):
        run(create_app(Settings(store=f"sqlite:///{tmp_path}/hub.db"), workshop=broken))
    assert "the service cannot start" in caplog.text


def test_connection_that_is_no_request_is_closed(tmp_path: Path) -> None:
    async def connect(app: App) -> None:
        async def receive() -> dict[str, Any]:
            return {"type": "websocket.connect"}

        async def send(message: Any) -> None:
            sent.append(dict(message))

        await app({"type": "websocket", "path": "/"}, receive, send)

    sent: Told = []
    run(create_app(Settings(store=f"sqlite:///{tmp_path}/hub.db")), after_start=connect)
    assert sent == [{"type": "websocket.close", "code": 1000}]
