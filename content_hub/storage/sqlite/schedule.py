"""Releases with something before them: kept with the release, found by their instant."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from content_hub.model import Release
from content_hub.storage.changes import PutRelease
from content_hub.storage.schedule_changes import TakeDown
from content_hub.storage.schedule_queries import DueStep, DueSteps, NextInstant, PendingReleases
from content_hub.storage.sqlite.connection import driver
from content_hub.storage.sqlite.history import write_end
from content_hub.storage.sqlite.live import move_live_counter
from content_hub.storage.sqlite.records import decode, encode, time_of, time_text
from content_hub.timeline import coming_items, next_step, step_order

__all__ = ["due_steps", "next_instant", "pending_releases", "put_release", "read_upcoming", "take_down"]

_RELEASE = """
INSERT INTO releases (brand, id, revision, record) VALUES (?, ?, ?, ?)
ON CONFLICT (brand, id) DO UPDATE SET revision = excluded.revision, record = excluded.record
"""
_DUE = """
SELECT releases.record FROM steps JOIN releases ON releases.brand = steps.brand AND releases.id = steps.release
WHERE steps.instant <= :at ORDER BY steps.instant, steps.kind LIMIT :limit
"""
_PENDING = """
SELECT releases.record FROM steps
JOIN releases ON releases.brand = steps.brand AND releases.id = steps.release
WHERE steps.brand = :brand
"""
_UPCOMING = """
SELECT step_items.brand, step_items.block, min(steps.instant) FROM step_items
JOIN steps ON steps.brand = step_items.brand AND steps.release = step_items.release
GROUP BY step_items.brand, step_items.block
"""


def put_release(connection: driver.Connection, write: PutRelease) -> None:
    """Keep a release, and what is still before it."""
    release = write.release
    place = (release.brand, release.id)
    connection.execute(_RELEASE, (*place, release.revision, encode(release)))
    had = connection.execute("DELETE FROM steps WHERE brand = ? AND release = ?", place).rowcount
    connection.execute("DELETE FROM step_items WHERE brand = ? AND release = ?", place)
    step = next_step(release)
    if step is not None:
        instant, kind = step
        connection.execute(
            "INSERT INTO steps (brand, release, kind, instant) VALUES (?, ?, ?, ?)", (*place, kind, time_text(instant))
        )
        connection.executemany(
            "INSERT INTO step_items (brand, block, version, release, comes) VALUES (?, ?, ?, ?, ?)"
            " ON CONFLICT DO NOTHING",
            [
                (release.brand, item.block, item.version, release.id, comes)
                for items, comes in ((coming_items(release), 1), (release.holds, 0))
                for item in items
            ],
        )
    if had or step is not None:
        _move_counter(connection, release.brand)


def take_down(connection: driver.Connection, write: TakeDown) -> None:
    """Take blocks off delivery in some locales; rows go with their pointers."""
    for block, locale in write.places:
        connection.execute(
            "DELETE FROM pointers WHERE brand = ? AND block = ? AND locale = ?", (write.brand, block, locale)
        )
    write_end(connection, write.brand, write.places, write.at)
    for block in dict.fromkeys(block for block, _ in write.places):
        connection.execute(
            "UPDATE presence SET withdrawn = ? WHERE brand = ? AND block = ?"
            " AND NOT EXISTS (SELECT 1 FROM pointers WHERE pointers.brand = presence.brand"
            " AND pointers.block = presence.block)",
            (time_text(write.at), write.brand, block),
        )
    move_live_counter(connection, write.brand)


def due_steps(connection: driver.Connection, query: DueSteps) -> tuple[DueStep, ...]:
    """Find what is due."""
    rows = connection.execute(_DUE, {"at": time_text(query.at), "limit": query.limit}).fetchall()
    return tuple(DueStep(brand=release.brand, release=release.id) for release in _in_order(rows))


def next_instant(connection: driver.Connection, query: NextInstant) -> datetime | None:
    """Find the earliest instant."""
    del query
    found = connection.execute("SELECT min(instant) FROM steps").fetchone()[0]
    return None if found is None else time_of(found)


def pending_releases(connection: driver.Connection, query: PendingReleases) -> tuple[Release, ...]:
    """List what has something before it."""
    rows: list[tuple[Any, ...]] = connection.execute(_PENDING, {"brand": query.brand}).fetchall()
    return _in_order(rows)


def read_upcoming(connection: driver.Connection) -> Mapping[str, Mapping[str, datetime]]:
    """Tell per brand when each block next goes live or ends, by its name in Surrogate-Key."""
    upcoming: dict[str, dict[str, datetime]] = {}
    for brand, block, instant in connection.execute(_UPCOMING):
        upcoming.setdefault(brand, {})[f"block:{brand}/{block}"] = time_of(instant)
    return upcoming


def _in_order(rows: list[tuple[Any, ...]]) -> tuple[Release, ...]:
    return tuple(sorted((decode(row[0], Release) for row in rows), key=step_order))


def _move_counter(connection: driver.Connection, brand: str) -> None:
    connection.execute(
        "INSERT INTO counters (brand, schedule) VALUES (?, 1)"
        " ON CONFLICT (brand) DO UPDATE SET schedule = schedule + 1",
        (brand,),
    )
