"""Brings a file to the tables that this version knows, and refuses files that are none of ours or newer than us."""

import time
from pathlib import Path

from content_hub.errors import StoreUnusable
from content_hub.storage.sqlite.connection import Access, connect, driver
from content_hub.storage.sqlite.migrations import STEPS

__all__ = ["MARK", "check_known", "check_ours", "pending", "prepare"]

MARK = 0x43487562  # "CHub", in the file's header
_SET = "content-hub"
_WAL_TRIES = 100
_WAL_PAUSE = 0.05


def prepare(path: Path) -> None:
    """Make a store where there is none, and bring an older one up to date; many processes may call it at once.

    Raises:
        StoreUnusable: the file cannot be used; the sentence says what to do.
    """
    connection = connect(path, Access.CREATE)
    try:
        if pending(connection, path) or _journal(connection) != "wal":
            _use_wal(connection)
            _migrate(connection, path)
    except driver.Error as error:
        raise StoreUnusable(
            de=f"{path} lässt sich nicht einrichten ({error}): Rechte und Platz der Datei und ihres Ordners prüfen.",
            en=f"{path} cannot be set up ({error}): check permissions and space of the file and its folder.",
        ) from error
    finally:
        connection.close()


def check_known(connection: driver.Connection, path: Path) -> None:
    """Refuse what cannot be read as it is.

    Raises:
        StoreUnusable: no store, a newer one, or an older one that was not brought up to date.
    """
    check_ours(connection, path)
    if pending(connection, path):
        raise StoreUnusable(
            de=f"{path} ist älter als dieses Programm: einmal content-hub serve starten, das hebt ihn an.",
            en=f"{path} is older than this program: start content-hub serve once, which brings it up to date.",
        )


def check_ours(connection: driver.Connection, path: Path) -> None:
    """Refuse what is no store of ours, or one that a newer program wrote.

    Raises:
        StoreUnusable: so; also where the file is empty.
    """
    pending(connection, path)
    if _mark(connection) == 0:
        raise StoreUnusable(
            de=f"{path} ist leer: einen Speicher mit content-hub init anlegen oder eine Sicherung einspielen.",
            en=f"{path} is empty: make a store with content-hub init, or restore a backup.",
        )


def pending(connection: driver.Connection, path: Path) -> tuple[str, ...]:
    """Name the steps that a store still needs.

    Raises:
        StoreUnusable: the file is no store of ours, or a newer program wrote it.
    """
    mark = _mark(connection)
    tables = {row[0] for row in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
    if mark == 0 and not tables:
        return tuple(name for name, _ in STEPS)
    if mark != MARK or "_sqlite_migrations" not in tables:
        raise StoreUnusable(
            de=f"{path} ist eine SQLite-Datei, aber kein Speicher von Content Hub: einen anderen Pfad angeben.",
            en=f"{path} is an SQLite file but no Content Hub store: name another path.",
        )
    rows = connection.execute("SELECT name FROM _sqlite_migrations WHERE migration_set = ?", (_SET,))
    applied = {row[0] for row in rows}
    unknown = sorted(applied - {name for name, _ in STEPS})
    if unknown:
        raise StoreUnusable(
            de=f"{path} schrieb eine neuere Version (Schritt {unknown[-1]}): dieses Programm aktualisieren.",
            en=f"{path} was written by a newer version (step {unknown[-1]}): update this program.",
        )
    return tuple(name for name, _ in STEPS if name not in applied)


def _migrate(connection: driver.Connection, path: Path) -> None:
    # A service whose store is up to date never loads sqlite-utils: 0.2 s, and numpy with it.
    from sqlite_utils import Database  # noqa: PLC0415 - only where there is something to migrate
    from sqlite_utils.migrations import Migrations  # noqa: PLC0415 - only where there is something to migrate

    connection.execute("BEGIN IMMEDIATE")
    try:
        if pending(connection, path):
            migrations = Migrations(_SET)
            for name, step in STEPS:
                migrations(name=name)(step)
            migrations.apply(Database(connection))
            connection.execute(f"PRAGMA application_id = {MARK}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _mark(connection: driver.Connection) -> int:
    return int(connection.execute("PRAGMA application_id").fetchone()[0])


def _journal(connection: driver.Connection) -> str:
    return str(connection.execute("PRAGMA journal_mode").fetchone()[0])


def _use_wal(connection: driver.Connection) -> None:
    # SQLite does not wait its busy timeout when two connections switch the mode at once.
    for _ in range(_WAL_TRIES):
        try:
            if connection.execute("PRAGMA journal_mode = WAL").fetchone()[0] == "wal":
                return
        except driver.OperationalError:
            pass
        time.sleep(_WAL_PAUSE)
    connection.execute("PRAGMA journal_mode = WAL")
