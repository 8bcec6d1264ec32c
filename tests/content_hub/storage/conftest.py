"""A store with the example brand in it, and children that write to it as other processes do."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.contracts.backends import SQLITE
from tests.contracts.desk import Desk

Child = subprocess.Popen[str]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    opened = Desk(SQLITE, tmp_path / "hub.db")
    yield opened
    opened.close()


@pytest.fixture
def child() -> Iterator[Callable[[Path, str, int], Child]]:
    """Start a process that writes; whatever still runs at the end is killed."""
    started: list[Child] = []

    def start(path: Path, name: str, count: int) -> Child:
        script = Path(__file__).with_name("writing_child.py")
        command = [sys.executable, str(script), str(path), name, str(count)]
        started.append(subprocess.Popen(command, stdout=subprocess.PIPE, text=True))
        return started[-1]

    yield start
    for process in started:
        process.kill()
        process.wait()
        if process.stdout is not None:
            process.stdout.close()
