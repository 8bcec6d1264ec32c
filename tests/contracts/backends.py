"""The kinds of store. A second one is one more line in BACKENDS."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from content_hub.storage.sqlite import open_reader, open_store
from content_hub.storage.sqlite.connection import Access, connect
from tests.contracts.desk import Backend

__all__ = ["BACKENDS", "SQLITE"]


@contextmanager
def _broken_log_in_sqlite(path: Path) -> Iterator[None]:
    connection = connect(path, Access.WRITE)
    connection.execute("CREATE TRIGGER broken BEFORE INSERT ON log BEGIN SELECT RAISE(ROLLBACK, 'the disk broke'); END")
    yield
    connection.execute("DROP TRIGGER broken")
    connection.close()


SQLITE = Backend(
    name="sqlite",
    open_store=open_store,
    open_reader=open_reader,
    copy=shutil.copyfile,
    broken_log=_broken_log_in_sqlite,
)
BACKENDS = (SQLITE,)
