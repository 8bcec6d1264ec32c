"""A worker of the schedule in a process of its own: it carries out what is due, far in the future, and ends."""

import asyncio
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from content_hub.hub import Hub
from content_hub.scheduler import Scheduler
from content_hub.storage.sqlite import open_store
from content_hub.workshop import open_workshop


def later() -> datetime:
    return datetime(2027, 1, 1, tzinfo=UTC)


async def main(path: Path, begun: Callable[[], None]) -> None:
    store = open_store(path)
    workshop = open_workshop(store, processes=1)
    scheduler = Scheduler(Hub(store=store, workshop=workshop), later)
    begun()
    while await scheduler.carry_out_due():
        pass
    await workshop.close()
    await store.close()


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1]), Path(sys.argv[2]).touch))
