"""kill -9 at odd moments while drafts, uploads and releases are written: what was acknowledged is there.

A child is forked for each kill, after everything is loaded, so that hundreds fit into seconds. Nothing half done may
stay: what the log tells of is there, and nothing is there that the log does not tell of.
"""

import asyncio
import os
import signal
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from msgspec import Struct

from benchmarks.table import Row, show
from content_hub.digests import digest_of_bytes
from content_hub.model import Asset, Block, BlockState, Brand, Entry, LivePointer, LiveRow, StoredRendition, Version
from content_hub.storage.changes import (
    Changes,
    GoLive,
    PutAsset,
    PutBlock,
    PutBrand,
    PutRenditions,
    PutVersion,
    Write,
)
from content_hub.storage.integrity import check_store
from content_hub.storage.port import Store
from content_hub.storage.sqlite import open_store
from content_hub.storage.sqlite.connection import Access, connect

__all__ = ["BRAND", "Tally", "kill_often", "main", "release_of", "saved_draft"]

KILLS = 200
GOAL_SECONDS = 5.0
BRAND = "nordlicht"
NOW = datetime(2026, 12, 1, tzinfo=UTC)
_LONGEST = 0.04
_GOLDEN = 0.6180339887
_KINDS = ("draft", "upload", "release")


class Tally(Struct, frozen=True, kw_only=True):
    """What came of all kills. `lost` was acknowledged and is not there; `half` and `damage` must be empty too."""

    kills: int
    acknowledged: int
    lost: tuple[str, ...]
    half: tuple[str, ...]
    damage: tuple[str, ...]
    slowest_start: float


def main() -> None:
    """Print what was lost."""
    with tempfile.TemporaryDirectory() as folder:
        tally = kill_often(Path(folder) / "hub.db", KILLS)
    bad = len(tally.lost) + len(tally.half) + len(tally.damage)
    rows = (
        Row(
            figure=f"{tally.kills} kills",
            measured=f"{len(tally.lost)} of {tally.acknowledged:,} acknowledged lost, {len(tally.half)} half done",
            goal="none",
            reached=bad == 0,
        ),
        Row(
            figure="slowest start after a kill",
            measured=f"{tally.slowest_start * 1000:.0f} ms",
            goal=f"≤ {GOAL_SECONDS:.0f} s",
            reached=tally.slowest_start <= GOAL_SECONDS,
        ),
    )
    show("kill -9 while writing", rows)


def kill_often(path: Path, kills: int) -> Tally:
    """Kill a writer so often, each time at another moment, and look at what it left."""
    asyncio.run(_made(path))
    acknowledged: list[str] = []
    slowest = 0.0
    for number in range(kills):
        acknowledged += _killed(path, number, after=_LONGEST * (number * _GOLDEN % 1))
        begun = time.perf_counter()
        asyncio.run(open_store(path).close())
        slowest = max(slowest, time.perf_counter() - begun)
    told, there = _found(path)
    return Tally(
        kills=kills,
        acknowledged=len(acknowledged),
        lost=tuple(sorted(set(acknowledged) - told)),
        half=tuple(sorted(told ^ there)),
        damage=check_store(path),
        slowest_start=slowest,
    )


async def _made(path: Path) -> None:
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
    await store.close()


def _killed(path: Path, number: int, *, after: float) -> list[str]:
    """Let a child write until it is killed, some time after its first acknowledgement."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        _write_until_killed(path, number, writing)
    os.close(writing)
    with os.fdopen(reading, "rb") as said:
        first = said.readline()
        time.sleep(after)
        os.kill(child, signal.SIGKILL)
        lines = (first + said.read()).split(b"\n")[:-1]
    os.waitpid(child, 0)
    return [line.decode() for line in lines]


def _write_until_killed(path: Path, number: int, said: int) -> None:
    """Never comes back: whatever happens here must not go on in the parent's code."""
    try:
        asyncio.run(_writing(path, number, said))
    except BaseException as error:  # noqa: BLE001 - a child that cannot write is seen as one that said nothing
        sys.stderr.write(f"{error!r}\n")
    finally:
        os._exit(1)


async def _writing(path: Path, number: int, said: int) -> None:
    store = open_store(path)

    async def commit(name: str) -> None:
        for kind, changes in zip(_KINDS, _stages(name), strict=True):
            await store.commit(changes)
            os.write(said, f"{kind}:{name}\n".encode())

    await _forever(commit, number, store)


async def _forever(commit: object, number: int, store: Store) -> None:
    del store  # stays open until the end
    turn = 0
    while True:
        await asyncio.gather(*(commit(f"k{number}-{turn + place}") for place in range(6)))  # type: ignore[operator] # the function above
        turn += 6


def _stages(name: str) -> Iterator[Changes]:
    """Save a draft, upload a picture, make the draft live: one commit each, as the actions write them."""
    yield _changes("draft", name, *saved_draft(name))
    body = name.encode()
    picture = Asset(
        brand=BRAND,
        digest=digest_of_bytes(body),
        media_type="image/png",
        width=1,
        height=1,
        bytes=len(body),
        actor="a",
        created=NOW,
    )
    yield _changes("upload", name, PutAsset(asset=picture, data=body))
    yield _changes("release", name, *release_of(name, assets=(picture.digest,)))


def saved_draft(name: str) -> tuple[Write, ...]:
    """What saving a small draft writes."""
    version = Version(
        brand=BRAND,
        block=name,
        number=1,
        component="message",
        content={"facts": {}, "texts": {"de-DE": {"headline": name * 20}}},
        digest=digest_of_bytes(name.encode()),
        actor="a",
        person="a",
        created=NOW,
    )
    block = Block(brand=BRAND, key=name, component="message", newest=1, state=BlockState.DRAFT, created=NOW)
    return PutVersion(version=version), PutBlock(block=block)


def release_of(name: str, *, assets: tuple[str, ...] = ()) -> tuple[Write, ...]:
    """What making one rendition of a draft live writes."""
    body = name.encode()
    row = LiveRow(
        key=name,
        locale="de-DE",
        channel="web",
        format="html",
        profile=None,
        dialect="none",
        digest=digest_of_bytes(body),
        media_type="text/html",
        bytes=len(body),
        version=1,
        surrogate="",
        since=NOW,
        assets=assets,
    )
    pointer = LivePointer(block=name, locale="de-DE", version=1, since=NOW, review="r")
    rendition = StoredRendition(digest=row.digest, media_type="text/html", body=body, drawn=b"")
    return (
        PutRenditions(brand=BRAND, renditions=(rendition,)),
        GoLive(brand=BRAND, pointers=(pointer,), rows=(row,)),
    )


def _changes(kind: str, name: str, *writes: Write) -> Changes:
    entry = Entry(type="bench", subject=f"{kind}:{name}", actor="a", at=NOW)
    return Changes(brand=BRAND, writes=writes, entries=(entry,))


def _found(path: Path) -> tuple[set[str], set[str]]:
    """What the log tells of, and what is there."""
    connection = connect(path, Access.READ)
    told = {row[0] for row in connection.execute("SELECT entry ->> 'subject' FROM log")}
    there = {f"draft:{row[0]}" for row in connection.execute("SELECT block FROM versions")}
    there |= {f"upload:{row[0].decode()}" for row in connection.execute("SELECT data FROM assets")}
    there |= {f"release:{row[0]}" for row in connection.execute("SELECT key FROM live")}
    connection.close()
    return told, there
