"""Copies of a store: made while it is served, checked before they are trusted, never over anything that is there."""

import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from content_hub.errors import StoreUnusable
from content_hub.storage.integrity import Progress, check_store, unheard
from content_hub.storage.sqlite.connection import Access, connect, driver
from content_hub.storage.sqlite.schema import check_ours

__all__ = ["Progress", "backup", "check_store", "restore"]

_PAGES_AT_ONCE = 2048
_BESIDE = ("", "-wal", "-shm", "-journal")
_NAMED = 3


def backup(source: Path, target: Path, *, progress: Progress = unheard) -> None:
    """Copy a store as it is at one moment into one file. Writers and readers go on meanwhile.

    Raises:
        StoreUnusable: the source is no store, something is at the target already, or it cannot be written.
    """
    _refuse_what_is_there(target)
    with closing(connect(source, Access.READ)) as reading:
        check_ours(reading, source)
        with _appearing(target) as partial:
            _copy(reading, partial, lambda done, total: progress("copy", done, total))


def restore(source: Path, target: Path, *, progress: Progress = unheard) -> None:
    """Make a store from a backup, after checking that the backup is whole.

    Raises:
        StoreUnusable: the backup is damaged, or something is at the target already.
    """
    _refuse_what_is_there(target)
    damage = check_store(source, progress=progress)
    if damage:
        named = " ".join(damage[:_NAMED])
        raise StoreUnusable(
            de=f"Die Sicherung {source} ist beschädigt und wurde nicht eingespielt; eine ältere nehmen. {named}",
            en=f"The backup {source} is damaged and was not restored; take an older one. {named}",
        )
    backup(source, target, progress=progress)


def _refuse_what_is_there(target: Path) -> None:
    for suffix in _BESIDE:
        beside = target.with_name(target.name + suffix)
        if os.path.lexists(beside):
            raise StoreUnusable(
                de=f"{beside} gibt es schon: einen anderen Namen angeben oder die Datei erst beiseitelegen.",
                en=f"{beside} is there already: name another file, or put this one aside first.",
            )


@contextmanager
def _appearing(target: Path) -> Iterator[Path]:
    """Give a place beside the target; what is written there appears under its name when it is whole and on the disk."""
    try:
        handle, name = tempfile.mkstemp(prefix=f".{target.name[:100]}.", suffix=".partial", dir=target.parent)
    except OSError as error:
        raise StoreUnusable(
            de=f"Im Ordner {target.parent} lässt sich nichts anlegen ({error.strerror}): Ordner und Rechte prüfen.",
            en=f"Nothing can be made in the folder {target.parent} ({error.strerror}): check it and its permissions.",
        ) from error
    os.close(handle)
    partial = Path(name)
    try:
        yield partial
        _refuse_what_is_there(target)
        partial.rename(target)
        _keep(target.parent)
    finally:
        partial.unlink(missing_ok=True)


def _copy(reading: driver.Connection, partial: Path, progress: Callable[[int, int], None]) -> None:
    try:
        with closing(driver.connect(partial, isolation_level=None)) as writing:
            # One read transaction around all steps: what others commit meanwhile neither shows nor starts it anew.
            reading.execute("BEGIN")
            reading.execute("SELECT 1 FROM sqlite_schema").fetchall()
            reading.backup(writing, pages=_PAGES_AT_ONCE, progress=lambda _, left, total: progress(total - left, total))
            reading.execute("COMMIT")
            # A file in WAL mode needs two more beside it; a backup is one file, also where nothing can be written.
            writing.execute("PRAGMA journal_mode = DELETE")
    except driver.Error as error:
        raise StoreUnusable(
            de=f"Das Kopieren brach ab ({error}); es blieb nichts zurück. Platz und Datei prüfen.",
            en=f"Copying broke off ({error}); nothing was left behind. Check the space and the file.",
        ) from error
    _keep(partial)


def _keep(path: Path) -> None:
    """See to it that a file, or a folder's entry for it, survives a power cut."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
