"""Durable commits: 50 writers at once, whose commits share fsyncs, against one writer who waits for each.

Both run on the same disk in the same process with `synchronous=FULL`. The disk must be a real one: on a RAM disk an
fsync costs nothing, and there is nothing to share.
"""

import asyncio
import os
import statistics
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.table import Row, show
from content_hub.model import Brand, Entry, Version
from content_hub.storage.changes import Changes, PutBrand, PutVersion
from content_hub.storage.port import Store
from content_hub.storage.sqlite import open_store

WRITERS = 50
ROUNDS = 20
ALONE = 100
TURNS = 5
GOAL = 10.0
NOW = datetime(2026, 12, 1, tzinfo=UTC)
ON_DISK = Path(os.environ.get("TMPDIR", "/var/tmp"))  # noqa: S108 - files that a benchmark makes and removes


def main() -> None:
    """Print how many commits a second reach the disk, alone and together."""
    with tempfile.TemporaryDirectory(dir=ON_DISK if ON_DISK.is_dir() else None) as folder:
        before = fsync_ms(Path(folder) / "probe")
        alone, together = asyncio.run(measure(Path(folder) / "hub.db"))
        fsync = min(before, fsync_ms(Path(folder) / "probe"))
    row = Row(
        figure=f"{WRITERS} concurrent writers",
        measured=f"{together:,.0f}/s, {together / alone:.1f}×",
        reference=f"one by one {alone:,.0f}/s, fsync {fsync:.1f} ms",
        goal=f"≥ {GOAL:.0f}× if fsync ≥ 1 ms",
        reached=together / alone >= GOAL if fsync >= 1 else None,
    )
    show("Durable commits: many share one fsync", [row])


def fsync_ms(path: Path) -> float:
    """Measure what is shared: where a cache answers for the disk, there is little."""
    times = []
    with path.open("wb", buffering=0) as file:
        for _ in range(50):
            file.write(b"x" * 8192)
            start = time.perf_counter()
            os.fdatasync(file.fileno())
            times.append((time.perf_counter() - start) * 1000)
    return statistics.median(times)


async def measure(path: Path) -> tuple[float, float]:
    """Commit one by one, then from all writers at once; give commits per second of both."""
    store = open_store(path)
    brand = Brand(
        key="nordlicht",
        name="Nordlicht",
        locales={"de-DE": None},
        default_locale="de-DE",
        delivery="public",
        public_url="https://hub.example",
        created=NOW,
    )
    await store.commit(Changes(writes=(PutBrand(brand=brand),)))
    await write(store, "warm", 20)
    alone, together = [], []
    for turn in range(TURNS):
        start = time.perf_counter()
        await write(store, f"alone-{turn}", ALONE)
        alone.append(ALONE / (time.perf_counter() - start))
        start = time.perf_counter()
        await asyncio.gather(*(write(store, f"writer-{turn}-{number}", ROUNDS) for number in range(WRITERS)))
        together.append(WRITERS * ROUNDS / (time.perf_counter() - start))
    await store.close()
    return statistics.median(alone), statistics.median(together)


async def write(store: Store, key: str, count: int) -> None:
    """Save versions of one block, each waiting until the one before is on the disk."""
    for number in range(1, count + 1):
        version = Version(
            brand="nordlicht",
            block=key,
            number=number,
            component="message",
            content={"facts": {}, "texts": {"de-DE": {"headline": "Winter", "body": "Warm durch den Winter. " * 20}}},
            digest=f"sha256:{key}-{number}",
            actor="ada",
            person="ada",
            created=NOW,
        )
        entry = Entry(type="version.saved", subject=f"blocks/{key}", actor="ada", at=NOW)
        changes = Changes(brand="nordlicht", writes=(PutVersion(version=version),), entries=(entry,))
        await store.commit(changes)


if __name__ == "__main__":
    main()
