"""The reading side of delivery: one connection on the serving loop, one indexed statement for the bytes."""

from pathlib import Path
from typing import Any

from msgspec.structs import astuple

from content_hub.storage.port import (
    Delivered,
    DeliverySettings,
    Immutable,
    LiveAddress,
    ManifestItem,
    ManifestQuery,
    Page,
    Presence,
    Reader,
)
from content_hub.storage.sqlite.connection import Access, connect, driver
from content_hub.storage.sqlite.pages import check_limit, page_of, place_in
from content_hub.storage.sqlite.records import time_of
from content_hub.storage.sqlite.refusals import refusal
from content_hub.storage.sqlite.schema import check_known
from content_hub.storage.sqlite.settings import read_settings

__all__ = ["open_reader"]

_MAPPED = 1 << 32  # bytes of the file that are read in place: a quarter cheaper with 100,000 blocks than copying pages

_LATEST = 1 << 62

_LIVE = """
SELECT live.digest, live.media_type, renditions.body, surrogate, position, valid_until, next_digest,
    (SELECT revision FROM settings_counter)
FROM live JOIN renditions ON renditions.id = live.rendition
WHERE live.brand = ? AND key = ? AND locale = ? AND channel = ? AND format = ? AND profile = ? AND dialect = ?
"""
_TARGETS = """
SELECT channel, format, locale, profile, dialect FROM live WHERE brand = ? AND key = ?
ORDER BY channel, format, locale, profile, dialect
"""
_RENDITION = """
SELECT media_type, body, min(withdrawn IS NOT NULL) FROM released
JOIN presence ON presence.brand = released.brand AND presence.block = released.block
JOIN renditions ON renditions.brand = released.brand AND renditions.digest = released.digest
WHERE released.brand = ? AND released.digest = ? GROUP BY released.digest
"""
_ASSET = """
SELECT media_type, data, min(withdrawn IS NOT NULL) FROM released
JOIN presence ON presence.brand = released.brand AND presence.block = released.block
JOIN assets ON assets.brand = released.brand AND assets.digest = released.digest
WHERE released.brand = ? AND released.digest = ? GROUP BY released.digest
"""
_MANIFEST = """
SELECT key, locale, channel, format, profile, dialect, digest, bytes, since, valid_until FROM live
WHERE brand = :brand AND (key, locale, channel, format, profile, dialect) > (:p0, :p1, :p2, :p3, :p4, :p5)
    AND (:channel IS NULL OR channel = :channel)
    AND (:format IS NULL OR format = :format)
    AND (:locale IS NULL OR locale = :locale)
    AND (:profile IS NULL OR profile = :profile)
    AND (:since IS NULL OR position > :since)
    AND (:label IS NULL OR EXISTS (SELECT 1 FROM version_labels AS own WHERE own.brand = live.brand
        AND own.block = live.key AND own.version = live.version AND own.label = :label))
ORDER BY key, locale, channel, format, profile, dialect LIMIT :rows
"""


def open_reader(path: Path) -> Reader:
    """Open the reading side of a store that is there.

    Raises:
        StoreUnusable: there is none, or it cannot be read as it is; the sentence says what to do.
    """
    return _SqliteReader(path)


class _SqliteReader:
    def __init__(self, path: Path) -> None:
        self._connection = connect(path, Access.READ)
        try:
            check_known(self._connection, path)
        except BaseException:
            self._connection.close()
            raise
        self._connection.execute(f"PRAGMA mmap_size = {_MAPPED}")
        self._execute = self._connection.cursor().execute  # one cursor: making one costs as much as a small read
        self._is_open = True
        self._seen = self._data_version()

    def has_changed(self) -> bool:
        seen = self._data_version()
        if seen == self._seen:
            return False
        self._seen = seen
        return True

    def settings(self) -> DeliverySettings:
        return read_settings(self._connection)

    def begin(self) -> None:
        self._rows("BEGIN", ())

    def end(self) -> None:
        if self._is_open and self._connection.in_transaction:
            self._rows("COMMIT", ())

    def settings_revision(self) -> int:
        revision: int = self._rows("SELECT revision FROM settings_counter", ())[0][0]
        return revision

    def live(self, address: LiveAddress) -> Delivered | None:
        rows = self._rows(_LIVE, astuple(address))  # its members stand in the statement's order
        if not rows:
            return None
        digest, media_type, body, surrogate, position, valid_until, next_digest, settings = rows[0]
        ends = None if valid_until is None else time_of(valid_until)
        return Delivered(digest, media_type, body, surrogate, position, ends, next_digest, settings)

    def presence(self, brand: str, key: str) -> Presence | None:
        known = self._rows("SELECT withdrawn FROM presence WHERE brand = ? AND block = ?", (brand, key))
        if not known:
            return None
        targets = self._rows(_TARGETS, (brand, key))
        return Presence(is_withdrawn=known[0][0] is not None, targets=tuple(targets))

    def rendition(self, brand: str, digest: str) -> Immutable | None:
        return self._immutable(_RENDITION, brand, digest=digest)

    def asset(self, brand: str, digest: str) -> Immutable | None:
        return self._immutable(_ASSET, brand, digest=digest)

    def manifest(self, query: ManifestQuery) -> Page[ManifestItem]:
        check_limit(query)
        place = place_in(query, tuple[str, str, str, str, str, str]) or ("",) * 6
        values: dict[str, str | int | None] = {f"p{index}": part for index, part in enumerate(place)}
        values |= {
            "brand": query.brand,
            "channel": query.channel,
            "format": query.format,
            "locale": query.locale,
            "profile": query.profile,
            "label": query.label,
        }
        since = None if query.since is None else min(query.since, _LATEST)
        rows = self._rows(_MANIFEST, {**values, "since": since, "rows": query.limit + 1})
        return page_of(query, rows, item=_item, place=lambda row: row[:6])

    def position(self, brand: str) -> int:
        rows = self._rows("SELECT live_position FROM counters WHERE brand = ?", (brand,))
        return int(rows[0][0]) if rows else 0

    def close(self) -> None:
        self._is_open = False
        self._connection.close()

    def _data_version(self) -> int:
        version: int = self._execute("PRAGMA data_version").fetchall()[0][0]
        return version

    def _rows(self, statement: str, values: tuple[Any, ...] | dict[str, str | int | None]) -> list[Any]:
        try:
            return self._execute(statement, values).fetchall()
        except UnicodeEncodeError:
            return []  # nothing is stored under a name with a lone surrogate
        except driver.Error as error:
            raise refusal(error) from error

    def _immutable(self, statement: str, brand: str, *, digest: str) -> Immutable | None:
        rows = self._rows(statement, (brand, digest))
        if not rows:
            return None
        media_type, body, is_gone = rows[0]
        return Immutable(media_type=media_type, body=body, is_gone=bool(is_gone))


def _item(row: tuple[str, str, str, str, str, str, str, int, str, str | None]) -> ManifestItem:
    return ManifestItem(
        key=row[0],
        locale=row[1],
        channel=row[2],
        format=row[3],
        profile=row[4] or None,
        dialect=row[5],
        digest=row[6],
        bytes=row[7],
        valid_from=time_of(row[8]),
        valid_until=None if row[9] is None else time_of(row[9]),
    )
