"""A desk to work at: a store, its reader, and a loop to run them on, so that tests read as plain sentences."""

import asyncio
from collections.abc import Callable, Coroutine
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from content_hub.model import Entry
from content_hub.storage.changes import Changes, Expect, GoLive, PutBrand, Write
from content_hub.storage.port import Committed, Delivered, LiveAddress, Page, Reader, Store
from content_hub.storage.queries import BrandOf, Listing, Query
from tests.contracts.building import BRAND, a_brand, an_entry

__all__ = ["Backend", "Desk"]

T = TypeVar("T")


class Backend(msgspec.Struct, frozen=True, kw_only=True):
    """A kind of store: how it is opened at a place, copied while closed, and made to fail at its log."""

    name: str
    open_store: Callable[[Path], Store]
    open_reader: Callable[[Path], Reader]
    copy: Callable[[Path, Path], object]
    broken_log: Callable[[Path], AbstractContextManager[None]]


class Desk:
    """One open store with the brand `nordlicht` in it."""

    def __init__(self, backend: Backend, path: Path) -> None:
        self.backend = backend
        self.path = path
        self.loop = asyncio.Runner()
        self.store = self.run(self._opened())
        if self.facts(BrandOf(brand=BRAND)) is None:
            self.commit(PutBrand(brand=a_brand()))
        self.reader = backend.open_reader(path)

    def run(self, work: Coroutine[Any, Any, T]) -> T:
        return self.loop.run(work)

    def commit(
        self, *writes: Write, expects: tuple[Expect, ...] = (), entries: tuple[Entry, ...] = (), brand: str = BRAND
    ) -> Committed:
        """Commit; what goes live without saying by which entry gets one."""
        if not entries and any(isinstance(write, GoLive) for write in writes):
            entries = (an_entry("release.live"),)
        return self.run(self.store.commit(Changes(brand=brand, expects=expects, writes=writes, entries=entries)))

    def facts(self, query: Query[T]) -> T:
        return self.run(self.store.facts(query))

    def page(self, query: Listing[T]) -> Page[T]:
        return self.run(self.store.list(query))

    def pages(self, query: Listing[T]) -> list[T]:
        """Follow the cursors to the end."""
        page = self.page(query)
        items = [*page.items]
        while page.next is not None:
            page = self.page(msgspec.structs.replace(query, cursor=page.next))
            items += page.items
        return items

    def live(self, key: str = "winter-sale", *, locale: str = "de-DE", channel: str = "email") -> Delivered | None:
        """Fetch as delivery does."""
        return self.reader.live(
            LiveAddress(brand=BRAND, key=key, locale=locale, channel=channel, format="html", profile="", dialect="none")
        )

    def live_body(self, key: str = "winter-sale", *, locale: str = "de-DE", channel: str = "email") -> bytes | None:
        """Fetch the bytes alone."""
        delivered = self.live(key, locale=locale, channel=channel)
        return None if delivered is None else delivered.body

    def close(self) -> None:
        self.reader.close()
        self.run(self.store.close())
        self.loop.close()

    async def _opened(self) -> Store:
        return self.backend.open_store(self.path)
