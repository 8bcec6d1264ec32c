"""Many workers, clocks that jump, workers that die: everything happens once, and never early."""

import asyncio
import os
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import TypeVar

import pytest

from content_hub.errors import StoreFailed
from content_hub.hub import Hub
from content_hub.model import Release, ReleaseState
from content_hub.scheduler import Scheduler
from content_hub.schedules import Ending, LocalTime
from content_hub.storage.changes import Changes
from content_hub.storage.port import Committed, Page, Store
from content_hub.storage.queries import Entries, Listing, Query, ReleaseOf
from content_hub.storage.sqlite import open_store
from tests.conftest import Prepared
from tests.journeys.corridor import BRAND, Corridor, a_message
from tests.journeys.planner import Planner, utc

T = TypeVar("T")
ZONES = ("Europe/Berlin", "America/New_York", "Australia/Lord_Howe")
SPRING = {"Europe/Berlin": "2027-03-28", "America/New_York": "2027-03-14", "Australia/Lord_Howe": "2027-10-03"}
AUTUMN = {"Europe/Berlin": "2027-10-31", "America/New_York": "2027-11-07", "Australia/Lord_Howe": "2027-04-04"}


@pytest.fixture
def planner(corridor: Corridor) -> Planner:
    corridor.save("abende", a_message())
    corridor.approved("abende")
    return Planner(corridor)


@pytest.fixture
def workers(planner: Planner, prepared: Prepared, runner: asyncio.Runner) -> Iterator[tuple[Scheduler, ...]]:
    """Two workers with a store each, over one file, who look at one clock."""

    async def opened() -> list[Store]:
        return [open_store(planner.corridor.path) for _ in range(2)]

    stores = runner.run(opened())
    yield tuple(Scheduler(Hub(store=store, workshop=prepared[1]), planner.clock) for store in stores)
    for store in stores:
        runner.run(store.close())


def lives(planner: Planner) -> list[tuple[str, datetime]]:
    """Name what went live, and when."""
    page = planner.corridor.do(planner.corridor.store.list(Entries(brand=BRAND, limit=1000)))
    return [
        (logged.entry.subject.removeprefix("releases/"), logged.entry.at)
        for logged in page.items
        if logged.entry.type == "release.live"
    ]


def look(planner: Planner, workers: tuple[Scheduler, ...], moment: datetime) -> None:
    """Let all workers look at the clock at once."""
    planner.clock.now = moment
    refused = [
        outcome
        for outcome in planner.corridor.together(*(worker.carry_out_due() for worker in workers))
        if isinstance(outcome, Exception)
    ]
    assert refused == []


def test_two_workers_carry_out_both_clock_changes_of_three_zones_once_and_never_early(
    planner: Planner, workers: tuple[Scheduler, ...]
) -> None:
    """The clock also jumps an hour ahead and back, as clocks do that were set wrongly."""
    wanted: dict[str, datetime] = {}
    for zone in ZONES:
        for local, fold in (
            (f"{SPRING[zone]}T01:59", 0),
            (f"{SPRING[zone]}T03:00", 0),
            (f"{AUTUMN[zone]}T01:45", 0),
            (f"{AUTUMN[zone]}T01:45", 1),
        ):
            release = planner.schedule("abende", at=LocalTime(local=local, zone=zone, fold=fold))  # type: ignore[arg-type] # 0 or 1
            assert release.starts is not None
            wanted[release.id] = release.starts
    for instant in sorted(set(wanted.values())):
        for moment in (
            instant - timedelta(seconds=1),
            instant - timedelta(hours=1),
            instant,
            instant - timedelta(hours=1),
            instant + timedelta(seconds=30),
        ):
            look(planner, workers, moment)
    done = lives(planner)
    assert Counter(name for name, _ in done) == Counter(dict.fromkeys(wanted, 1))
    assert dict(done) == wanted


def test_a_clock_that_jumps_over_the_instant_finds_it_late_and_one_set_back_does_not_repeat_it(
    planner: Planner, workers: tuple[Scheduler, ...]
) -> None:
    release = planner.schedule("abende", at="2026-12-02T09:00", until="2026-12-02T09:30")
    look(planner, workers, utc("2026-12-02 07:59"))
    look(planner, workers, utc("2026-12-02 08:59"))  # an hour ahead: both instants are over
    look(planner, workers, utc("2026-12-02 08:59"))
    look(planner, workers, utc("2026-12-02 07:59"))
    assert planner.release(release).state is ReleaseState.ENDED
    assert len(lives(planner)) == 1
    assert planner.corridor.live("abende") is None


class Dying:
    """A store whose process dies before, or after, its commit reaches the disk."""

    def __init__(self, store: Store, *, after: bool) -> None:
        self._store = store
        self._after = after

    async def facts(self, query: Query[T]) -> T:
        return await self._store.facts(query)

    async def list(self, query: Listing[T]) -> Page[T]:
        return await self._store.list(query)

    async def commit(self, changes: Changes) -> Committed:
        if self._after:
            await self._store.commit(changes)
        raise asyncio.CancelledError

    async def close(self) -> None:
        await self._store.close()


@pytest.mark.parametrize("after", [False, True])
def test_what_a_worker_had_not_committed_when_it_died_another_one_does(
    planner: Planner, workers: tuple[Scheduler, ...], *, after: bool
) -> None:
    release = planner.schedule("abende", at="2026-12-02T09:00")
    planner.clock.now = utc("2026-12-02 08:00")
    dying = Hub(store=Dying(planner.corridor.store, after=after), workshop=planner.corridor.hub.workshop)
    with pytest.raises(asyncio.CancelledError):
        planner.corridor.do(Scheduler(dying, planner.clock).carry_out_due())
    assert (planner.release(release).state is ReleaseState.LIVE) is after
    look(planner, workers, utc("2026-12-02 08:00:01"))
    assert len(lives(planner)) == 1
    assert planner.corridor.live("abende") is not None


class Broken(Dying):
    """A store whose disk refuses every write."""

    def __init__(self, store: Store) -> None:
        super().__init__(store, after=False)
        self.is_broken = True

    async def commit(self, changes: Changes) -> Committed:
        if self.is_broken:
            raise StoreFailed(de="Die Platte ist voll.", en="The disk is full.")
        return await self._store.commit(changes)


def test_what_the_disk_refused_is_still_due(planner: Planner) -> None:
    release = planner.schedule("abende", at="2026-12-02T09:00")
    store = Broken(planner.corridor.store)
    scheduler = Scheduler(Hub(store=store, workshop=planner.corridor.hub.workshop), planner.clock)
    planner.clock.now = utc("2026-12-02 08:00")
    assert planner.corridor.do(scheduler.carry_out_due()) == ()
    assert planner.release(release).state is ReleaseState.SCHEDULED
    store.is_broken = False
    (live,) = planner.corridor.do(scheduler.carry_out_due())
    assert live.state is ReleaseState.LIVE


def test_a_worker_that_serves_carries_out_what_is_due_by_itself(planner: Planner, runner: asyncio.Runner) -> None:
    release = planner.schedule("abende", at="2026-12-02T09:00")
    planner.clock.now = utc("2026-12-02 08:00")
    asked = ReleaseOf(brand=BRAND, id=release.id)

    async def serving() -> Release | None:
        task = asyncio.create_task(planner.scheduler.run())
        for _ in range(500):
            await asyncio.sleep(0.02)
            if await planner.corridor.store.facts(asked) != release:
                break
        task.cancel()
        return await planner.corridor.store.facts(asked)

    live = runner.run(serving())
    assert live is not None
    assert live.state is ReleaseState.LIVE


def test_workers_killed_in_the_middle_leave_nothing_half_done(planner: Planner, tmp_path: Path) -> None:
    """Real processes, killed with SIGKILL at odd moments; the last one is left to finish."""
    planner.corridor.save("morgen", a_message("Der Morgen"))
    planner.corridor.approved("morgen")
    until = Ending(local="2031-01-01T00:00", zone="UTC", then="withdraw")  # type: ignore[arg-type] # as on the wire
    releases = [
        planner.schedule("abende", "morgen", at=f"2026-12-02T09:{number:02}", until=until) for number in range(12)
    ]
    for patience in (0.1, 0.4):
        run_worker(planner.corridor.path, tmp_path, patience=patience)
        assert all(half_of(planner, release) for release in releases)
    run_worker(planner.corridor.path, tmp_path, patience=None)
    assert Counter(name for name, _ in lives(planner)) == Counter(release.id for release in releases)
    assert planner.corridor.block("abende").live == planner.corridor.block("morgen").live


def half_of(planner: Planner, release: Release) -> bool:
    """Whether a release is wholly in the log or not at all."""
    state = planner.release(release).state
    count = [name for name, _ in lives(planner)].count(release.id)
    return (state, count) in {(ReleaseState.SCHEDULED, 0), (ReleaseState.LIVE, 1)}


def run_worker(store: Path, folder: Path, *, patience: float | None) -> None:
    """Run a worker until it says that nothing is due, or kill it so long after it began."""
    sign = folder / "begun"
    sign.unlink(missing_ok=True)
    program = Path(__file__).with_name("scheduling_child.py")
    root = str(Path(__file__).parents[2])
    child = subprocess.Popen(
        [sys.executable, str(program), str(store), str(sign)], env={**os.environ, "PYTHONPATH": root}
    )
    while not sign.exists():
        assert child.poll() is None
        time.sleep(0.005)
    if patience is None:
        assert child.wait(timeout=60) == 0
        return
    time.sleep(patience)
    child.send_signal(signal.SIGKILL)
    child.wait()
