"""What was acknowledged survives; several processes write one log; a full disk is answered, not survived by luck."""

import asyncio
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from content_hub.storage.backup import check_store
from content_hub.storage.changes import Changes
from content_hub.storage.queries import Entries, VersionOf
from content_hub.storage.sqlite.connection import Access, connect
from tests.contracts.building import BRAND, an_entry, going_live, saved
from tests.contracts.desk import Desk

Starting = Callable[[Path, str, int], "subprocess.Popen[str]"]


@pytest.mark.parametrize("lines", [1, 37, 150])
def test_every_acknowledged_commit_survives_kill_9(desk: Desk, child: Starting, lines: int) -> None:
    process = child(desk.path, "killed", 100_000)
    assert process.stdout is not None
    acknowledged = [process.stdout.readline().strip() for _ in range(lines)]
    process.kill()
    process.wait()
    acknowledged += process.stdout.read().split("\n")[:-1]
    assert len(acknowledged) >= lines
    for key in acknowledged:
        assert desk.facts(VersionOf(brand=BRAND, key=key)) is not None
    entries = desk.pages(Entries(brand=BRAND, limit=1000))
    assert {entry.entry.subject for entry in entries} >= set(acknowledged)
    assert check_store(desk.path) == ()


def test_two_processes_write_one_log_without_gaps(desk: Desk, child: Starting) -> None:
    processes = [child(desk.path, name, 120) for name in ("left", "right")]
    said = [process.communicate(timeout=60)[0].split() for process in processes]
    assert [process.returncode for process in processes] == [0, 0]
    assert [len(lines) for lines in said] == [120, 120]
    entries = desk.page(Entries(brand=BRAND, limit=1000)).items
    assert [entry.position for entry in entries] == list(range(1, 241))
    assert desk.reader.has_changed()
    assert check_store(desk.path) == ()


def test_a_full_disk_is_answered_and_leaves_no_trace(desk: Desk) -> None:
    code = """
import asyncio, pathlib, resource, sys
from content_hub.errors import StoreFailed
from content_hub.storage.changes import Changes
from content_hub.storage.queries import Entries, VersionOf
from content_hub.storage.sqlite import open_store
from tests.contracts.building import BRAND, an_entry, saved

async def main():
    store = open_store(pathlib.Path(sys.argv[1]))
    def change(key, size):
        return Changes(brand=BRAND, writes=saved(key, note="x" * size), entries=(an_entry(),))
    await store.commit(change("before", 10))
    resource.setrlimit(resource.RLIMIT_FSIZE, (600_000, resource.RLIM_INFINITY))
    too_much = [change(f"big-{n}", 700_000) for n in range(2)] + [change("small", 10)]
    outcomes = await asyncio.gather(*(store.commit(one) for one in too_much), return_exceptions=True)
    assert [isinstance(one, StoreFailed) for one in outcomes] == [True, True, False], outcomes
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    await store.commit(change("after", 700_000))
    keys = ("before", "big-0", "big-1", "small", "after")
    found = [await store.facts(VersionOf(brand=BRAND, key=key)) for key in keys]
    assert [one is not None for one in found] == [True, False, False, True, True], found
    positions = [one.position for one in (await store.list(Entries(brand=BRAND))).items]
    assert positions == [1, 2, 3], positions
    await store.close()

asyncio.run(main())
"""
    subprocess.run([sys.executable, "-c", code, str(desk.path)], check=True, timeout=60)
    assert check_store(desk.path) == ()


def test_a_commit_waits_for_another_processs_transaction(desk: Desk) -> None:
    other = connect(desk.path, Access.WRITE)
    other.execute("BEGIN IMMEDIATE")

    async def both() -> list[str]:
        order: list[str] = []

        async def write() -> None:
            await desk.store.commit(Changes(brand=BRAND, writes=saved(), entries=(an_entry(),)))
            order.append("committed")

        writing = asyncio.create_task(write())
        await asyncio.sleep(0.05)
        order.append("let go")
        other.execute("COMMIT")
        await writing
        return order

    assert desk.run(both()) == ["let go", "committed"]
    other.close()


def test_reading_goes_on_while_another_process_writes(desk: Desk) -> None:
    desk.commit(*saved(), *going_live(b"one"))
    other = connect(desk.path, Access.WRITE)
    other.execute("BEGIN IMMEDIATE")
    other.execute("DELETE FROM live")
    assert desk.live_body() == b"one"
    assert desk.facts(VersionOf(brand=BRAND, key="winter-sale")) is not None
    other.execute("ROLLBACK")
    other.close()
