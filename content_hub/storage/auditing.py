"""Whether the log is as it was written: every link of every chain, and a digest that somebody noted elsewhere.

A chain alone shows that single entries were changed. Whoever could write the file could also write the whole chain
anew; against that helps a head that was kept in another place, which `Noted` compares.
"""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from msgspec import Struct

from content_hub.errors import StoreUnusable
from content_hub.storage.integrity import Progress, unheard
from content_hub.storage.sqlite import log
from content_hub.storage.sqlite.connection import Access, connect, driver
from content_hub.storage.sqlite.schema import check_known

__all__ = ["CheckedLog", "Noted", "verify_logs"]

_EVERY = 256
_ROWS = "SELECT position, previous, digest, entry FROM log WHERE brand = ? ORDER BY position"
_LIVE = "SELECT coalesce(max(position), 0) FROM live WHERE brand = ?"


class Noted(Struct, frozen=True, kw_only=True):
    """A position and the digest that it had when somebody wrote it down."""

    position: int
    digest: str


class CheckedLog(Struct, frozen=True, kw_only=True):
    """One log: `brand` "" is the service's. `broken` is the first position that is not as written, 0 where all are."""

    brand: str
    entries: int
    head: str
    broken: int = 0
    de: str = ""
    en: str = ""


def verify_logs(
    path: Path, *, brand: str | None = None, noted: Noted | None = None, progress: Progress = unheard
) -> tuple[CheckedLog, ...]:
    """Check every log, or that of one brand, up to its first broken link.

    Raises:
        StoreUnusable: the file is no store of this version, or cannot be read.
    """
    try:
        with closing(connect(path, Access.READ)) as connection:
            check_known(connection, path)
            connection.execute("BEGIN")
            found = [row[0] for row in connection.execute("SELECT DISTINCT brand FROM log ORDER BY brand")]
            names = found if brand is None else [brand]
            return tuple(_checked(connection, name, noted, progress) for name in names)
    except driver.Error as error:
        raise StoreUnusable(
            de=f"Die Datei {path} ist beschädigt ({error}): eine Sicherung einspielen.",
            en=f"The file {path} is damaged ({error}): restore a backup.",
        ) from error


def _checked(connection: driver.Connection, brand: str, noted: Noted | None, progress: Progress) -> CheckedLog:
    total = connection.execute("SELECT count(*) FROM log WHERE brand = ?", (brand,)).fetchone()[0]
    expected, previous = 1, ""
    for position, before, digest, entry in connection.execute(_ROWS, (brand,)):
        if position % _EVERY == 0:
            progress(f"log {brand}".strip(), position, total)
        wrong = _wrong((position, before, digest, entry), brand, (expected, previous))
        if wrong is None and noted is not None and noted.position == position and noted.digest != digest:
            wrong = (
                "Der notierte Digest ist ein anderer: die Kette wurde neu geschrieben.",
                "The digest that was noted is another: the chain was written anew.",
            )
        if wrong is not None:
            return CheckedLog(
                brand=brand, entries=total, head=previous, broken=min(position, expected), de=wrong[0], en=wrong[1]
            )
        expected, previous = position + 1, digest
    for position, de, en in _lacking(connection, brand, expected - 1, noted):
        return CheckedLog(brand=brand, entries=total, head=previous, broken=position, de=de, en=en)
    return CheckedLog(brand=brand, entries=total, head=previous)


def _wrong(row: tuple[int, str, str, str], brand: str, before: tuple[int, str]) -> tuple[str, str] | None:
    """Say what is wrong with an entry at its place."""
    position, previous, digest, entry = row
    expected, link = before
    if position != expected:
        return f"Eintrag {expected} fehlt.", f"Entry {expected} is missing."
    if previous != link:
        return (
            "Er verweist nicht auf den Eintrag davor: dieser oder jener wurde ersetzt.",
            "It does not name the entry before it: this one or that one was replaced.",
        )
    if digest != log.link(brand, position, previous=previous, entry=entry.encode("utf-8", "surrogatepass")):
        return (
            "Sein Inhalt ist nicht der, über den sein Digest gebildet wurde.",
            "Its content is not what its digest was made of.",
        )
    return None


def _lacking(
    connection: driver.Connection, brand: str, last: int, noted: Noted | None
) -> Iterator[tuple[int, str, str]]:
    """Tell whether the end was cut off: something names a position beyond it."""
    live = connection.execute(_LIVE, (brand,)).fetchone()[0]
    if live > last:
        yield (
            last + 1,
            f"Das Ende fehlt: an Position {live} ging etwas live.",
            f"The end is missing: something went live at position {live}.",
        )
    if noted is not None and noted.position > last:
        yield (
            last + 1,
            f"Das Ende fehlt: Position {noted.position} wurde notiert.",
            f"The end is missing: position {noted.position} was noted.",
        )
