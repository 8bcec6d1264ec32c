"""Opens the hub for one command: settings, store, workshop, and who is acting."""

import asyncio
import os
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

from content_hub.errors import NotFound, StoreUnusable
from content_hub.hub import Hub
from content_hub.model import Actor, ActorKind, Caller
from content_hub.settings import Settings, read_settings
from content_hub.storage.queries import ActorOf, Actors

__all__ = ["as_actor", "clock", "hub_of", "require_store", "run_with_hub", "settings_here", "system", "system_writer"]

T = TypeVar("T")


def settings_here() -> Settings:
    """Read the settings of this shell and folder."""
    return read_settings(os.environ, Path.cwd())


def clock() -> datetime:
    """Read the clock: the rim is where that is done."""
    return datetime.now(UTC)  # noqa: TID251 - commands are the rim; everything inside is given the time


def require_store(settings: Settings) -> None:
    """Refuse where there is no store. Raise StoreUnusable."""
    path = settings.store_path
    if not path.exists():
        raise StoreUnusable(
            de=f"Es gibt keinen Speicher {path}. Anlegen mit: content-hub init",
            en=f"There is no store {path}. Create it with: content-hub init",
        )


@asynccontextmanager
async def hub_of(settings: Settings, *, create: bool = False) -> AsyncIterator[Hub]:
    """Open the store and a workshop, and close both. Raise StoreUnusable where there is no store and none is wanted."""
    from content_hub.storage.sqlite import open_store  # noqa: PLC0415 - commands load what they need
    from content_hub.workshop import open_workshop  # noqa: PLC0415 - see above

    if not create:
        require_store(settings)
    store = await asyncio.to_thread(open_store, settings.store_path)
    workshop = open_workshop(store, processes=settings.render_processes)
    try:
        yield Hub(store=store, workshop=workshop)
    finally:
        await workshop.close()
        await store.close()


def run_with_hub(work: Callable[[Hub], Awaitable[T]], *, create: bool = False) -> T:
    """Run one command's work with an open hub."""

    async def opened() -> T:
        async with hub_of(settings_here(), create=create) as hub:
            return await work(hub)

    return asyncio.run(opened())


async def as_actor(hub: Hub, name: str) -> Caller:
    """Act as the actor with this id or name, with their roles. Raise NotFound if there is none or several."""
    actor = await hub.store.facts(ActorOf(id=name))
    found = [actor] if actor else await _named(hub, name)
    if len(found) != 1 or found[0].suspended:
        raise NotFound(
            de=f"Es gibt nicht genau einen Akteur „{name}“, der handeln darf. Die Id nennen: content-hub actor list",
            en=f"There is not exactly one actor “{name}” who may act. Name the id: content-hub actor list",
        )
    one = found[0]
    return Caller(actor=one.id, person=one.owner or one.id, kind=one.kind, roles=one.roles, origin="cli")


async def _named(hub: Hub, name: str) -> list[Actor]:
    found: list[Actor] = []
    cursor: str | None = None
    while True:
        page = await hub.store.list(Actors(limit=100, cursor=cursor))
        found += [actor for actor in page.items if actor.name == name]
        cursor = page.next
        if cursor is None:
            return found


def system() -> Caller:
    """Act as whoever may write the store's file: that person could change anything in it anyway."""
    return Caller(actor="system", person="system", kind=ActorKind.PERSON, roles={"*": ("admin",)}, origin="cli")


def system_writer(brand: str) -> Caller:
    """Act as a writer of a brand for checks that keep nothing."""
    return Caller(actor="system", person="system", kind=ActorKind.PERSON, roles={brand: ("writer",)}, origin="cli")
