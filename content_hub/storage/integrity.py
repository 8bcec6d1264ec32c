"""Whether a store is whole: the file, the bytes behind every digest, what is live, and every link of the log."""

from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

from content_hub.digests import digest_of_bytes
from content_hub.errors import StoreUnusable
from content_hub.storage.sqlite import log
from content_hub.storage.sqlite.connection import Access, connect, driver
from content_hub.storage.sqlite.schema import check_ours, pending

__all__ = ["Progress", "check_store", "unheard"]

Progress = Callable[[str, int, int], None]
"""Is told what is being done, how much of it is done, and how much there is."""

_EVERY = 64
_WHERE = "*** in database main ***"

_LIVE = """
SELECT live.brand, live.key, live.locale, live.channel, live.format FROM live
JOIN renditions ON renditions.id = live.rendition
WHERE renditions.brand <> live.brand OR renditions.digest <> live.digest OR length(renditions.body) <> live.bytes
"""
_RELEASED = """
SELECT DISTINCT brand, digest FROM released
WHERE NOT EXISTS (SELECT 1 FROM renditions AS r WHERE r.brand = released.brand AND r.digest = released.digest)
    AND NOT EXISTS (SELECT 1 FROM assets AS a WHERE a.brand = released.brand AND a.digest = released.digest)
"""
_SHADOWED = """
SELECT brand, block FROM presence
WHERE withdrawn IS NOT NULL AND EXISTS (SELECT 1 FROM live WHERE live.brand = presence.brand AND key = presence.block)
"""


def unheard(what: str, done: int, total: int) -> None:
    """Tell nobody."""


def check_store(path: Path, *, progress: Progress = unheard) -> tuple[str, ...]:
    """Check a store, also while it is served, and say in a sentence each what is damaged; nothing means whole."""
    try:
        with closing(connect(path, Access.READ)) as connection:
            check_ours(connection, path)
            is_older = bool(pending(connection, path))
            connection.execute("BEGIN")
            damage = [*_file(connection, progress)]
            if not damage and not is_older:
                damage += [*_bytes(connection, progress), *_live(connection), *_log(connection, progress)]
            return tuple(damage)
    except StoreUnusable as error:
        return (error.en,)
    except driver.Error as error:
        return (f"The file {path} is damaged ({error}): restore a backup.",)


def _file(connection: driver.Connection, progress: Progress) -> Iterator[str]:
    progress("file", 0, 2)
    for (found,) in connection.execute("PRAGMA integrity_check"):
        if found != "ok":
            yield f"The file is damaged: {' '.join(found.removeprefix(_WHERE).split()).rstrip('.')}."
    progress("file", 1, 2)
    for table, _, parent, _ in connection.execute("PRAGMA foreign_key_check"):
        yield f"A row of {table} names one of {parent} that is not there."
    progress("file", 2, 2)


def _bytes(connection: driver.Connection, progress: Progress) -> Iterator[str]:
    total = connection.execute("SELECT (SELECT count(*) FROM renditions) + (SELECT count(*) FROM assets)").fetchone()[0]
    rows = connection.execute(
        "SELECT 'rendition', brand, digest, body FROM renditions UNION ALL"
        " SELECT 'asset', brand, digest, data FROM assets"
    )
    for number, (kind, brand, digest, body) in enumerate(rows):
        if number % _EVERY == 0:
            progress("bytes", number, total)
        if digest_of_bytes(body) != digest:
            yield f"The {kind} {digest} of {brand} is not what its digest says."
    progress("bytes", total, total)


def _live(connection: driver.Connection) -> Iterator[str]:
    for brand, key, locale, channel, form in connection.execute(_LIVE):
        yield f"What is live of {brand}/{key} in {locale} as {channel} {form} is not the bytes that its row names."
    for brand, digest in connection.execute(_RELEASED):
        yield f"The bytes of {digest} that were live in {brand} are missing."
    for brand, key in connection.execute(_SHADOWED):
        yield f"{brand}/{key} is withdrawn and live at once."


def _log(connection: driver.Connection, progress: Progress) -> Iterator[str]:
    total = connection.execute("SELECT count(*) FROM log").fetchone()[0]
    brand, expected, previous = None, 1, ""
    rows = connection.execute("SELECT brand, position, previous, digest, entry FROM log ORDER BY brand, position")
    for number, (log_of, position, before, digest, entry) in enumerate(rows):
        if number % _EVERY == 0:
            progress("log", number, total)
        if log_of != brand:
            brand, expected, previous = log_of, 1, ""
        if position != expected:
            yield f"The log of {brand or 'the service'} lacks position {expected}."
        elif before != previous or digest != log.link(log_of, position, previous=before, entry=entry.encode()):
            yield f"The log of {brand or 'the service'} was changed at position {position}."
        expected, previous = position + 1, digest
    progress("log", total, total)
