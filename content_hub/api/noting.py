"""A store for the length of one request: it notes at which positions the request wrote."""

from typing import TypeVar

import msgspec

from content_hub.storage.changes import Changes, PutAnswer
from content_hub.storage.port import Committed, Page, Store
from content_hub.storage.queries import Listing, Query

__all__ = ["Noting"]

T = TypeVar("T")


class Noting:
    """Passes everything on. `positions` holds the newest position of each log that this request appended to.

    With `mark`, the first commit also keeps that the request was carried out: if the process dies before its answer
    is kept, a repetition does not do the work twice.
    """

    def __init__(self, store: Store, mark: PutAnswer | None = None) -> None:
        self._store = store
        self._mark = mark
        self.positions: dict[str, int] = {}

    async def facts(self, query: Query[T]) -> T:
        """Answer one typed question about the present state."""
        return await self._store.facts(query)

    async def list(self, query: Listing[T]) -> Page[T]:
        """List what a typed query describes."""
        return await self._store.list(query)

    async def commit(self, changes: Changes) -> Committed:
        """Write all changes or none, and note where."""
        if self._mark is not None:
            changes = msgspec.structs.replace(changes, writes=(*changes.writes, self._mark))
        committed = await self._store.commit(changes)
        self.positions.update(committed.positions)
        return committed

    async def close(self) -> None:
        """Leave the store open: it outlives the request."""
