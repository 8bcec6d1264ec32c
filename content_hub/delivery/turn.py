"""Requests that the event loop has at hand read as of one moment.

To begin and end a read costs SQLite as much as the read itself, and more than that where a thread of the server waits
for the interpreter meanwhile. So the requests of one turn of the loop share one beginning and one end.

Nobody sees less than is due to them. A turn's end is queued before its first read, and the loop works its queue off in
order: whatever runs before that end had arrived before the read, so before any later commit was answered.
"""

import asyncio

from content_hub.storage.port import Reader

__all__ = ["Turn"]

_SECOND = 2


class Turn:
    """One turn of the event loop after another."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._requests = 0

    def join(self) -> None:
        """Let one more request read in this turn. The first reads for itself: under little load it is the only one."""
        self._requests += 1
        if self._requests == 1:
            asyncio.get_running_loop().call_soon(self._end)
        elif self._requests == _SECOND:
            self._reader.begin()

    def _end(self) -> None:
        requests, self._requests = self._requests, 0
        if requests >= _SECOND:
            self._reader.end()
