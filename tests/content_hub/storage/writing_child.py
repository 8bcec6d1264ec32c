"""Writes to the store named on the command line, one entry per commit, and says after each that it was acknowledged."""

import asyncio
import sys
from pathlib import Path

from content_hub.storage.changes import Changes
from content_hub.storage.sqlite import open_store
from tests.contracts.building import BRAND, an_entry, saved

_AT_ONCE = 8


async def write(path: Path, *, name: str, count: int) -> None:
    store = open_store(path)

    async def commit(number: int) -> None:
        key = f"{name}-{number}"
        await store.commit(Changes(brand=BRAND, writes=saved(key), entries=(an_entry(subject=key),)))
        sys.stdout.write(f"{key}\n")
        sys.stdout.flush()

    for start in range(0, count, _AT_ONCE):
        await asyncio.gather(*(commit(number) for number in range(start, min(start + _AT_ONCE, count))))
    await store.close()


if __name__ == "__main__":
    asyncio.run(write(Path(sys.argv[1]), name=sys.argv[2], count=int(sys.argv[3])))
