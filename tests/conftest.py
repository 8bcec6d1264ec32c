"""What the tests of the whole corridor share: one workshop, and one store with the example brand to copy."""

import asyncio
import itertools
import shutil
from collections.abc import Generator, Iterator
from pathlib import Path

import pytest

from tests.journeys.corridor import Corridor, SharedWorkshop, prepare_store

Prepared = tuple[Path, SharedWorkshop]


@pytest.fixture(scope="session")
def runner() -> Iterator[asyncio.Runner]:
    with asyncio.Runner() as opened:
        yield opened


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory, runner: asyncio.Runner) -> Iterator[Prepared]:
    """Compile the example pack and start the child process once: together they cost seconds."""
    path = tmp_path_factory.mktemp("prepared") / "hub.db"
    workshop = SharedWorkshop(None, processes=1)  # type: ignore[arg-type]  # each test lends its store
    runner.run(prepare_store(path, workshop))
    yield path, workshop
    runner.run(workshop.end())


@pytest.fixture
def fresh_corridors(prepared: Prepared, tmp_path: Path, runner: asyncio.Runner) -> Iterator[Iterator[Corridor]]:
    """Corridors without end, one at a time: taking the next one closes the one before."""
    corridors = _corridors(prepared, tmp_path, runner)
    yield corridors
    corridors.close()


@pytest.fixture
def corridor(fresh_corridors: Iterator[Corridor]) -> Corridor:
    return next(fresh_corridors)


def _corridors(prepared: Prepared, folder: Path, runner: asyncio.Runner) -> Generator[Corridor, None, None]:
    template, workshop = prepared
    for number in itertools.count():
        path = folder / f"hub-{number}.db"
        shutil.copyfile(template, path)
        opened = Corridor(path, workshop, runner)
        try:
            yield opened
        finally:
            opened.close()
