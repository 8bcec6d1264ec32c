"""Every kind of store runs the whole suite. A second one is one more line in BACKENDS."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from content_hub.storage.sqlite import open_reader, open_store
from content_hub.storage.sqlite.connection import Access, connect
from tests.contracts.desk import Backend, Desk


@contextmanager
def _broken_log_in_sqlite(path: Path) -> Iterator[None]:
    connection = connect(path, Access.WRITE)
    connection.execute("CREATE TRIGGER broken BEFORE INSERT ON log BEGIN SELECT RAISE(ROLLBACK, 'the disk broke'); END")
    yield
    connection.execute("DROP TRIGGER broken")
    connection.close()


BACKENDS = (
    Backend(
        name="sqlite",
        open_store=open_store,
        open_reader=open_reader,
        copy=shutil.copyfile,
        broken_log=_broken_log_in_sqlite,
    ),
)


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
