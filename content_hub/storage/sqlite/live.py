"""What is live: pointers, finished rows, and the memory of what ever was. Only these writes let bytes leave."""

import json

from content_hub.errors import Conflict
from content_hub.model import LivePointer, LiveRow
from content_hub.storage.changes import CollectRenditions, GoLive, PutRenditions, TakeOff
from content_hub.storage.sqlite.connection import driver
from content_hub.storage.sqlite.history import write_end_of_all, write_live
from content_hub.storage.sqlite.records import encode, time_text

__all__ = ["collect", "go_live", "move_live_counter", "put_renditions", "take_off"]

_ROW = """
INSERT INTO live (brand, key, locale, channel, format, profile, dialect, rendition, digest, media_type, surrogate,
    position, valid_until, next_digest, bytes, version, since, assets)
SELECT :brand, :key, :locale, :channel, :format, :profile, :dialect, id, digest, :media_type, :surrogate,
    :position, :valid_until, :next_digest, :bytes, :version, :since, :assets
FROM renditions WHERE brand = :brand AND digest = :digest
"""
_COLLECT = """
DELETE FROM renditions WHERE brand = :brand AND digest IN (SELECT value FROM json_each(:digests))
    AND NOT EXISTS (
        SELECT 1 FROM released WHERE released.brand = renditions.brand AND released.digest = renditions.digest)
    AND NOT EXISTS (
        SELECT 1 FROM review_renditions AS named
        JOIN reviews ON reviews.brand = named.brand AND reviews.id = named.review
        WHERE named.brand = renditions.brand AND named.digest = renditions.digest
            AND reviews.state IN ('rendering', 'open', 'approved', 'published'))
"""


def put_renditions(connection: driver.Connection, write: PutRenditions) -> None:
    """Store bytes by digest, once."""
    connection.executemany(
        "INSERT INTO renditions (brand, digest, media_type, body, drawn) VALUES (?, ?, ?, ?, ?)"
        " ON CONFLICT (brand, digest) DO NOTHING",
        [(write.brand, item.digest, item.media_type, item.body, item.drawn) for item in write.renditions],
    )


def collect(connection: driver.Connection, write: CollectRenditions) -> None:
    """Drop bytes that never were live and that no running, approved or published review names."""
    connection.execute(_COLLECT, {"brand": write.brand, "digests": json.dumps(write.digests)})


def go_live(connection: driver.Connection, write: GoLive, *, position: int) -> None:
    """Replace what is live of the named blocks and locales.

    Raises:
        Conflict: the bytes of a row, or a picture that they name, are not stored any more.
    """
    for pointer in write.pointers:
        _point(connection, write.brand, pointer)
    for row in write.rows:
        _show(connection, write.brand, row, position=position)
    write_live(connection, write.brand, write.pointers, write.rows)
    move_live_counter(connection, write.brand, position=position)


def take_off(connection: driver.Connection, write: TakeOff, *, position: int = 0) -> None:
    """Take a block off delivery. Its rows go with their pointers; of what never was live nothing shows."""
    place = (write.brand, write.key)
    connection.execute("DELETE FROM pointers WHERE brand = ? AND block = ?", place)
    write_end_of_all(connection, write.brand, write.key, write.at)
    connection.execute("UPDATE presence SET withdrawn = ? WHERE brand = ? AND block = ?", (time_text(write.at), *place))
    move_live_counter(connection, write.brand, position=position)


def _point(connection: driver.Connection, brand: str, pointer: LivePointer) -> None:
    place = (brand, pointer.block)
    connection.execute("DELETE FROM pointers WHERE brand = ? AND block = ? AND locale = ?", (*place, pointer.locale))
    connection.execute(
        "INSERT INTO pointers (brand, block, locale, version, record) VALUES (?, ?, ?, ?, ?)",
        (*place, pointer.locale, pointer.version, encode(pointer)),
    )
    connection.execute(
        "UPDATE versions SET was_live = 1 WHERE brand = ? AND block = ? AND number = ?", (*place, pointer.version)
    )
    connection.execute(
        "INSERT INTO presence (brand, block) VALUES (?, ?) ON CONFLICT (brand, block) DO UPDATE SET withdrawn = NULL",
        place,
    )


def _show(connection: driver.Connection, brand: str, row: LiveRow, *, position: int) -> None:
    if connection.execute(_ROW, _values(brand, row, position=position)).rowcount != 1:
        raise _not_stored(row.digest)
    if row.next_digest is not None:
        _require(connection, "SELECT 1 FROM renditions WHERE brand = ? AND digest = ?", (brand, row.next_digest))
    for digest in row.assets:
        _require(connection, "SELECT 1 FROM assets WHERE brand = ? AND digest = ?", (brand, digest))
    for digest in dict.fromkeys((row.digest, *row.assets, *filter(None, (row.next_digest,)))):
        connection.execute(
            "INSERT INTO released (brand, digest, block) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
            (brand, digest, row.key),
        )


def _values(brand: str, row: LiveRow, *, position: int) -> dict[str, str | int | None]:
    return {
        "brand": brand,
        "key": row.key,
        "locale": row.locale,
        "channel": row.channel,
        "format": row.format,
        "profile": row.profile or "",
        "dialect": row.dialect,
        "digest": row.digest,
        "media_type": row.media_type,
        "surrogate": row.surrogate,
        "position": position,
        "valid_until": None if row.valid_until is None else time_text(row.valid_until),
        "next_digest": row.next_digest,
        "bytes": row.bytes,
        "version": row.version,
        "since": time_text(row.since),
        "assets": encode(row.assets),
    }


def _require(connection: driver.Connection, statement: str, place: tuple[str, str]) -> None:
    if not connection.execute(statement, place).fetchall():
        raise _not_stored(place[1])


def move_live_counter(connection: driver.Connection, brand: str, *, position: int = 0) -> None:
    """Say that something went live or was taken off, and at which position of the log where one says so."""
    connection.execute(
        "INSERT INTO counters (brand, live, live_position) VALUES (?, 1, ?) ON CONFLICT (brand) DO UPDATE SET"
        " live = live + 1, live_position = max(live_position, excluded.live_position)",
        (brand, position),
    )


def _not_stored(digest: str) -> Conflict:
    return Conflict(
        de=f"Die Bytes von {digest} sind nicht mehr gespeichert: den Baustein noch einmal einreichen.",
        en=f"The bytes of {digest} are not stored any more: submit the block again.",
        members={"what": f"bytes:{digest}"},
    )
