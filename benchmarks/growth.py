"""How lists, the feed, a release of 500 blocks and the check of the chain grow with what a brand holds.

Two sizes, a tenth and the whole: 5,000 blocks and 50,000 events; with CONTENT_HUB_BENCH_FULL=1 in the environment
100,000 blocks and 1,000,000 events. Pages must not grow; what touches everything grows with it and no faster.
"""

import asyncio
import os
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct

from benchmarks.kills import BRAND, release_of, saved_draft
from benchmarks.table import Row, show
from content_hub.model import Brand, Entry
from content_hub.storage.changes import Changes, PutBrand, Write
from content_hub.storage.integrity import check_store
from content_hub.storage.port import Store
from content_hub.storage.queries import Blocks, Entries, Listing
from content_hub.storage.sqlite import open_store

__all__ = ["main"]

SMALL = (5_000, 50_000)
FULL = (100_000, 1_000_000)
PAGE_GOAL = 0.020
RELEASED = 500
NOW = datetime(2026, 12, 1, tzinfo=UTC)
_BATCH = 500
_PAGES = 60
_LINEAR = 1.5


class Times(Struct, frozen=True, kw_only=True):
    """Seconds: pages at their 95th percentile, a release of 500 blocks, the check of every digest and link."""

    blocks: float
    events: float
    release: float
    verify: float


def main() -> None:
    """Print both sizes."""
    blocks, events = FULL if os.environ.get("CONTENT_HUB_BENCH_FULL") == "1" else SMALL
    tenth, whole = (measured(blocks // part, events // part) for part in (10, 1))
    rows = [
        Row(
            figure=f"{name} page, p95",
            measured=f"{getattr(whole, field) * 1000:.1f} ms",
            reference=f"a tenth: {getattr(tenth, field) * 1000:.1f} ms",
            goal=f"≤ {PAGE_GOAL * 1000:.0f} ms",
            reached=getattr(whole, field) <= PAGE_GOAL,
        )
        for name, field in (("blocks", "blocks"), ("events", "events"))
    ]
    rows.append(
        Row(
            figure=f"commit of a release of {RELEASED} blocks",
            measured=f"{whole.release * 1000:.0f} ms",
            reference=f"a tenth: {tenth.release * 1000:.0f} ms",
        )
    )
    rows.append(
        Row(
            figure="check of every digest and link",
            measured=f"{whole.verify:.2f} s, {whole.verify / events * 1e6:.0f} µs an event",
            reference=f"a tenth: {tenth.verify:.2f} s",
            goal=f"≤ {10 * _LINEAR:.0f}× for 10× as much",
            reached=whole.verify <= tenth.verify * 10 * _LINEAR,
        )
    )
    show(f"Growth: {blocks:,} blocks, {events:,} events", rows)


def measured(blocks: int, events: int) -> Times:
    """Fill a store and measure."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "hub.db"
        with asyncio.Runner() as runner:
            store = runner.run(_filled(path, blocks, events))
            pages = {
                "blocks": runner.run(_p95(store, Blocks(brand=BRAND, limit=100))),
                "events": runner.run(_p95(store, Entries(brand=BRAND, limit=100))),
            }
            release = runner.run(_release(store))
            runner.run(store.close())
        begun = time.perf_counter()
        assert check_store(path) == ()
        return Times(**pages, release=release, verify=time.perf_counter() - begun)


async def _filled(path: Path, blocks: int, events: int) -> Store:
    store = open_store(path)
    brand = Brand(
        key=BRAND,
        name=BRAND,
        locales={"de-DE": None},
        default_locale="de-DE",
        delivery="public",
        public_url="https://hub.example",
        created=NOW,
    )
    await store.commit(Changes(writes=(PutBrand(brand=brand),)))
    for writes, entries in _batches(blocks, events):
        await store.commit(Changes(brand=BRAND, writes=writes, entries=entries))
    return store


def _batches(blocks: int, events: int) -> Iterator[tuple[tuple[Write, ...], tuple[Entry, ...]]]:
    """Spread the blocks evenly over the events."""
    done = 0
    for start in range(0, events, _BATCH):
        upto = (start + _BATCH) * blocks // events
        writes = tuple(write for number in range(done, upto) for write in saved_draft(f"b{number:06}"))
        done = upto
        yield (
            writes,
            tuple(
                Entry(type="version.saved", subject=f"blocks/b{number % blocks:06}", actor="a", at=NOW)
                for number in range(start, start + _BATCH)
            ),
        )


async def _p95(store: Store, query: Listing[Any]) -> float:
    """Walk through pages; the slow ones count."""
    times = []
    for _ in range(_PAGES):
        begun = time.perf_counter()
        page = await store.list(query)
        times.append(time.perf_counter() - begun)
        query = msgspec.structs.replace(query, cursor=page.next)
    return sorted(times)[int(_PAGES * 0.95)]


async def _release(store: Store) -> float:
    writes = tuple(write for number in range(RELEASED) for write in release_of(f"b{number:06}"))
    entry = Entry(type="release.live", subject="releases/r", actor="a", at=NOW)
    begun = time.perf_counter()
    await store.commit(Changes(brand=BRAND, writes=writes, entries=(entry,)))
    return time.perf_counter() - begun
