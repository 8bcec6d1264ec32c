"""Connections to a store's file: the driver, its version, and what every connection is told first.

The driver is pysqlite3, never the standard library's: SQLite 3.7.0 to 3.51.2 can lose commits or damage the file when
two connections reset the WAL at the same time (https://www.sqlite.org/wal.html#walresetbug, read 2026-11).
"""

import enum
from pathlib import Path
from typing import TYPE_CHECKING

from content_hub.errors import StoreUnusable

if TYPE_CHECKING:
    import sqlite3 as driver  # pysqlite3 has the same interface and no types of its own
else:
    import pysqlite3 as driver

__all__ = ["LEAST_VERSION", "Access", "connect", "driver", "require_version"]

LEAST_VERSION = (3, 51, 3)
_BUSY_SECONDS = 30.0
_STATEMENTS = 256
_FIRST = (
    "PRAGMA foreign_keys = ON",
    "PRAGMA synchronous = FULL",
    "PRAGMA trusted_schema = OFF",
    "PRAGMA journal_size_limit = 67108864",
    "SELECT 1 FROM sqlite_schema LIMIT 1",  # tells whether this is a database at all
)


class Access(enum.Enum):
    """What a connection is for, and SQLite's name for opening a file so."""

    CREATE = "rwc"
    WRITE = "rw"
    READ = "ro"


def require_version(version: tuple[int, ...]) -> None:
    """Refuse an SQLite library that can lose commits.

    Raises:
        StoreUnusable: the library is older than 3.51.3.
    """
    if version < LEAST_VERSION:
        found = ".".join(map(str, version))
        raise StoreUnusable(
            de=f"SQLite {found} kann Änderungen verlieren: pysqlite3 ab 0.6.1 installieren (SQLite ≥ 3.51.3).",
            en=f"SQLite {found} can lose acknowledged commits: install pysqlite3 0.6.1 or newer (SQLite ≥ 3.51.3).",
        )


def connect(path: Path, access: Access) -> driver.Connection:
    """Open a connection that any one thread at a time may use. Transactions are begun by hand.

    Raises:
        StoreUnusable: the file cannot be opened, or is none of SQLite's.
    """
    require_version(driver.sqlite_version_info)
    _check_place(path, access)
    try:
        connection = driver.connect(
            f"{path.resolve().as_uri()}?mode={access.value}",
            uri=True,
            timeout=_BUSY_SECONDS,
            isolation_level=None,
            check_same_thread=False,
            cached_statements=_STATEMENTS,
        )
    except driver.Error as error:
        raise _unopened(path, error) from error
    try:
        for statement in _FIRST:
            connection.execute(statement).fetchall()
    except driver.Error as error:
        connection.close()
        raise _unopened(path, error) from error
    return connection


def _check_place(path: Path, access: Access) -> None:
    try:
        is_folder, is_there, has_parent = path.is_dir(), path.exists(), path.resolve().parent.is_dir()
    except (OSError, ValueError) as error:
        raise StoreUnusable(
            de=f"Der Pfad des Speichers ist nicht brauchbar ({error}): einen anderen angeben.",
            en=f"The store's path cannot be used ({error}): name another one.",
        ) from error
    if is_folder:
        raise StoreUnusable(
            de=f"{path} ist ein Ordner: eine Datei darin als Speicher angeben, etwa {path / 'hub.db'}.",
            en=f"{path} is a folder: name a file in it as the store, such as {path / 'hub.db'}.",
        )
    if not has_parent:
        raise StoreUnusable(
            de=f"Den Ordner {path.parent} gibt es nicht: zuerst anlegen.",
            en=f"The folder {path.parent} does not exist: make it first.",
        )
    if access is not Access.CREATE and not is_there:
        raise StoreUnusable(
            de=f"Unter {path} gibt es keinen Speicher: mit content-hub init anlegen.",
            en=f"There is no store at {path}: make one with content-hub init.",
        )


def _unopened(path: Path, error: driver.Error) -> StoreUnusable:
    if isinstance(error, driver.OperationalError):
        return StoreUnusable(
            de=f"{path} lässt sich nicht öffnen ({error}): Rechte und Platz der Datei und ihres Ordners prüfen.",
            en=f"{path} cannot be opened ({error}): check permissions and space of the file and its folder.",
        )
    if "malformed" in str(error):
        return StoreUnusable(
            de=f"{path} ist beschädigt ({error}): eine Sicherung einspielen.",
            en=f"{path} is damaged ({error}): restore a backup.",
        )
    return StoreUnusable(
        de=f"{path} ist kein Speicher von Content Hub ({error}): anderen Pfad angeben oder Sicherung einspielen.",
        en=f"{path} is no Content Hub store ({error}): name another path or restore a backup.",
    )
