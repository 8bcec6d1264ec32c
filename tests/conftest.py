"""What the tests of the whole corridor share: one workshop, and one store with the example brand to copy."""

import asyncio
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.journeys.corridor import Corridor, SharedWorkshop, prepare_store


@pytest.fixture(scope="session")
def runner() -> Iterator[asyncio.Runner]:
    with asyncio.Runner() as opened:
        yield opened


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory, runner: asyncio.Runner) -> Iterator[tuple[Path, SharedWorkshop]]:
    """Compile the example pack and start the child process once: together they cost seconds."""
    path = tmp_path_factory.mktemp("prepared") / "hub.db"
    workshop = SharedWorkshop(None, processes=1)  # type: ignore[arg-type]  # each test lends its store
    runner.run(prepare_store(path, workshop))
    yield path, workshop
    runner.run(workshop.end())


@pytest.fixture
def corridor(prepared: tuple[Path, SharedWorkshop], tmp_path: Path, runner: asyncio.Runner) -> Iterator[Corridor]:
    template, workshop = prepared
    shutil.copyfile(template, tmp_path / "hub.db")
    opened = Corridor(tmp_path / "hub.db", workshop, runner)
    yield opened
    opened.close()
