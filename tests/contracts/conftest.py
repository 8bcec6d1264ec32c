"""Every kind of store runs the whole suite."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.contracts.backends import BACKENDS
from tests.contracts.desk import Backend, Desk


@pytest.fixture(params=BACKENDS, ids=lambda backend: backend.name)
def backend(request: pytest.FixtureRequest) -> Backend:
    found: Backend = request.param
    return found


@pytest.fixture(scope="session")
def templates(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Each kind of store, made once: making its tables again for every test would cost most of the time."""
    folder = tmp_path_factory.mktemp("templates")
    for one in BACKENDS:
        Desk(one, folder / one.name).close()
    return {one.name: folder / one.name for one in BACKENDS}


@pytest.fixture
def desk(backend: Backend, templates: dict[str, Path], tmp_path: Path) -> Iterator[Desk]:
    backend.copy(templates[backend.name], tmp_path / "hub.db")
    opened = Desk(backend, tmp_path / "hub.db")
    yield opened
    opened.close()
