"""Puts the service together: the only place, beside the command line, that names a concrete store."""

import asyncio
import logging
import os
import secrets
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine, Mapping
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from datetime import UTC, datetime
from importlib.metadata import version
from typing import cast

from content_hub.api.frame import Frame, FrameOptions
from content_hub.api.metrics import Metrics
from content_hub.api.plane import build_routes
from content_hub.delivery.front import Delivery, DeliveryOptions
from content_hub.desk import DESK, Desk, DeskOptions
from content_hub.errors import StoreUnusable
from content_hub.hub import Hub, Workshop
from content_hub.ids import new_id
from content_hub.reminder import Reminder
from content_hub.scheduler import Scheduler
from content_hub.settings import Rate, Settings
from content_hub.storage.port import Reader, Store
from content_hub.storage.sqlite import open_reader, open_store
from content_hub.webhooks.deliverer import Deliverer
from content_hub.webhooks.guard import Guard
from content_hub.webhooks.sending import Sender
from content_hub.wire.asgi import App, Receive, Scope, Send
from content_hub.wire.known import Known
from content_hub.wire.rates import Rates

__all__ = ["create_app", "now", "service"]

_LOG = logging.getLogger("content_hub")

OpenWorkshop = Callable[[Store, Settings], Workshop]


def now() -> datetime:
    """Read the clock: the rim is where that is done."""
    return datetime.now(UTC)  # noqa: TID251 — everything inside is given the time from here


def create_app(settings: Settings, *, workshop: OpenWorkshop | None = None) -> App:
    """Make the ASGI app. It opens the store when the server says that it starts, and closes it when it stops."""
    planes: dict[str, App] = {}

    def app(scope: Scope, receive: Receive, send: Send) -> Awaitable[None]:
        """Hand on without waiting: one coroutine less for every request."""
        if scope["type"] == "http":
            return planes["all"](scope, receive, send)
        if scope["type"] == "lifespan":
            return _live(settings, workshop, planes, (receive, send))
        return send({"type": "websocket.close", "code": 1000})

    return app


async def _live(
    settings: Settings, workshop: OpenWorkshop | None, planes: dict[str, App], talk: tuple[Receive, Send]
) -> None:
    """Follow the server's lifespan."""
    receive, send = talk
    async with AsyncExitStack() as opened:
        await receive()
        try:
            planes["all"] = await opened.enter_async_context(service(settings, workshop=workshop))
        except StoreUnusable as error:
            await send({"type": "lifespan.startup.failed", "message": error.en})
            return
        except Exception:
            _LOG.exception("the service cannot start")
            await send({"type": "lifespan.startup.failed", "message": "The service cannot start."})
            raise  # the server ends: it must never answer without a store
        await send({"type": "lifespan.startup.complete"})
        await receive()
    await send({"type": "lifespan.shutdown.complete"})


@asynccontextmanager
async def service(settings: Settings, *, workshop: OpenWorkshop | None = None) -> AsyncIterator[App]:
    """Open everything that requests need, and close it again. Raise StoreUnusable where the store is."""
    async with AsyncExitStack() as opened:
        store = await asyncio.to_thread(open_store, settings.store_path)
        opened.push_async_callback(store.close)
        reader = open_reader(settings.store_path)
        opened.callback(reader.close)
        shop = (workshop or _open_workshop)(store, settings)
        opened.push_async_callback(shop.close)
        hub = Hub(store=store, workshop=shop)
        await opened.enter_async_context(_running(Scheduler(hub, now).run()))
        await opened.enter_async_context(_running(Reminder(hub, now).run()))
        sender = Sender(Guard(allow=settings.webhooks_allow), monotonic=time.monotonic)
        await opened.enter_async_context(sender)
        await opened.enter_async_context(_running(Deliverer(store, sender, clock=now, holder=_request_id()).run()))
        yield _planes(settings, hub, reader)


@asynccontextmanager
async def _running(work: Coroutine[None, None, None]) -> AsyncIterator[None]:
    """Do something beside serving, and stop it before the store closes."""
    task = asyncio.create_task(work)
    try:
        yield
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


def _open_workshop(store: Store, settings: Settings) -> Workshop:
    from content_hub.workshop import open_workshop  # noqa: PLC0415 — loaded where a workshop is wanted

    return open_workshop(store, processes=settings.render_processes)


def _planes(settings: Settings, hub: Hub, reader: Reader) -> App:
    """Put delivery in front of the routes."""
    known = Known(reader)
    delivery = Delivery(
        reader,
        known,
        DeliveryOptions(
            clock=now,
            new_request_id=_request_id,
            cors_origins=settings.cors_origins,
            rates=_rates(settings.delivery_rate, settings.workers),
        ),
    )
    counted: dict[str, Mapping[int, int]] = {"delivery": delivery.counts}
    running = version("content-hub-service")
    routes = build_routes(
        version=running, metrics=Metrics(os.getpid(), counted, running), guard=Guard(allow=settings.webhooks_allow)
    )
    options = FrameOptions(
        clock=now,
        new_id=new_id,
        new_request_id=_request_id,
        max_body=settings.max_body,
        rates=_rates(settings.manage_rate, settings.workers),
    )
    frame = Frame(cast("App", routes), hub, known, options)  # Litestar is ASGI, in types of its own
    counted["management"] = frame.counts
    desk = Desk(
        hub,
        known,
        DeskOptions(
            clock=now,
            new_nonce=_request_id,
            max_body=settings.max_body,
            rates=_rates(settings.manage_rate, settings.workers),
        ),
    )

    def planes(scope: Scope, receive: Receive, send: Send) -> Awaitable[None]:
        """Hand on without waiting: one coroutine less for every request."""
        path = scope["path"]
        if path.startswith("/v1/delivery/"):
            return delivery(scope, receive, send)
        return (desk if path == DESK or path.startswith(f"{DESK}/") else frame)(scope, receive, send)

    return planes


def _rates(rate: Rate | None, workers: int) -> Rates | None:
    """Give each worker its share of a limit."""
    return None if rate is None else Rates(rate.requests / workers, rate.seconds, time.monotonic)


def _request_id() -> str:
    return secrets.token_hex(8)
