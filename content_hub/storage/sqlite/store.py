"""The writing side on SQLite: one thread that writes, a few that read, none of them the serving loop."""

import asyncio
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TypeVar

from content_hub.storage.changes import Changes
from content_hub.storage.port import Committed, Page, Store
from content_hub.storage.queries import Listing, Query
from content_hub.storage.sqlite.connection import Access, connect, driver
from content_hub.storage.sqlite.facts import read_facts
from content_hub.storage.sqlite.lists import read_page
from content_hub.storage.sqlite.refusals import UNWRITABLE, closed, refusal
from content_hub.storage.sqlite.schema import prepare
from content_hub.storage.sqlite.writer import Writer

__all__ = ["open_store"]

T = TypeVar("T")

_READERS = 3


def open_store(path: Path) -> Store:
    """Open a store, making it or bringing it up to date first.

    Raises:
        StoreUnusable: it cannot be used as it is; the sentence says what to do.
    """
    prepare(path)
    return _SqliteStore(path)


class _SqliteStore:
    def __init__(self, path: Path) -> None:
        self._path = path
        self._writer = Writer(connect(path, Access.WRITE))
        self._own = threading.local()
        self._connections: list[driver.Connection] = []
        self._readers = ThreadPoolExecutor(_READERS, thread_name_prefix="content-hub-reader")
        self._is_closed = False

    async def facts(self, query: Query[T]) -> T:
        return await self._read(lambda connection: read_facts(connection, query))

    async def list(self, query: Listing[T]) -> Page[T]:
        return await self._read(lambda connection: read_page(connection, query))

    async def commit(self, changes: Changes) -> Committed:
        return await self._writer.submit(changes)

    async def close(self) -> None:
        if not self._is_closed:
            self._is_closed = True
            await asyncio.get_running_loop().run_in_executor(None, self._let_go)

    async def _read(self, ask: Callable[[driver.Connection], T]) -> T:
        if self._is_closed:
            raise closed()
        return await asyncio.get_running_loop().run_in_executor(self._readers, self._answer, ask)

    def _answer(self, ask: Callable[[driver.Connection], T]) -> T:
        try:
            return ask(self._connection())
        except (driver.Error, *UNWRITABLE) as error:
            raise refusal(error) from error

    def _connection(self) -> driver.Connection:
        connection: driver.Connection | None = getattr(self._own, "connection", None)
        if connection is None:
            connection = self._own.connection = connect(self._path, Access.READ)
            self._connections.append(connection)
        return connection

    def _let_go(self) -> None:
        self._readers.shutdown(wait=True)
        for connection in self._connections:
            connection.close()
        self._writer.close()
