"""What was live when: a row per rendition, opened as it goes live and closed as it is replaced or taken off."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime

from content_hub.model import Entry, LivePointer, LiveRow, LoggedEntry
from content_hub.storage.history_queries import Audit, LiveThen, RulesThen, WasLive
from content_hub.storage.port import Page
from content_hub.storage.sqlite.connection import driver
from content_hub.storage.sqlite.pages import page_of, place_in
from content_hub.storage.sqlite.records import decode, time_of, time_text

__all__ = ["list_audit", "live_then", "logged_of", "rules_then", "write_end", "write_end_of_all", "write_live"]

_LATEST = 1 << 62
_END = "UPDATE history SET until = ? WHERE brand = ? AND key = ? AND locale = ? AND until IS NULL"
_END_ALL = "UPDATE history SET until = ? WHERE brand = ? AND key = ? AND until IS NULL"
_BEGIN = """
INSERT INTO history (brand, key, locale, channel, format, profile, dialect, digest, version, review, valid_until,
    next_digest, since)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
_THEN = """
SELECT key, locale, channel, format, profile, dialect,
    CASE WHEN valid_until <= :at AND next_digest IS NOT NULL THEN next_digest ELSE digest END, version, review, since
FROM history WHERE brand = :brand AND key = :key AND since <= :at AND (until IS NULL OR until > :at)
ORDER BY locale, channel, format, profile, dialect, id
"""
_RULES = """
SELECT entry -> 'after' ->> 'active' FROM log
WHERE brand = :brand AND entry ->> 'type' = 'ruleset.activated' AND rtrim(entry ->> 'at', 'Z') <= :at
ORDER BY position DESC LIMIT 1
"""
_ENTRIES = "SELECT position, entry, previous, digest FROM log WHERE brand = :brand"
_OLDEST = " AND position > :after ORDER BY position LIMIT :rows"
_NEWEST = " AND position < :before ORDER BY position DESC LIMIT :rows"
_FILTERS: Mapping[str, str] = {
    "actor": " AND entry ->> 'actor' = :actor",
    "subject": " AND entry ->> 'subject' = :subject",
    "type": " AND entry ->> 'type' = :type",
    "family": " AND entry ->> 'type' >= :family AND entry ->> 'type' < :beyond",
    "since": " AND rtrim(entry ->> 'at', 'Z') >= :since",
    "until": " AND rtrim(entry ->> 'at', 'Z') < :until",
}


def write_live(
    connection: driver.Connection, brand: str, pointers: Iterable[LivePointer], rows: Iterable[LiveRow]
) -> None:
    """Write down that rows took the place of what was live there."""
    reviews = {}
    for pointer in pointers:
        reviews[pointer.block, pointer.locale] = pointer.review
        connection.execute(_END, (time_text(pointer.since), brand, pointer.block, pointer.locale))
    connection.executemany(_BEGIN, [_values(brand, row, reviews.get((row.key, row.locale), "")) for row in rows])


def write_end(connection: driver.Connection, brand: str, places: Iterable[tuple[str, str]], at: datetime) -> None:
    """Write down that blocks were taken off in some locales."""
    connection.executemany(_END, [(time_text(at), brand, key, locale) for key, locale in places])


def write_end_of_all(connection: driver.Connection, brand: str, key: str, at: datetime) -> None:
    """Write down that a block was taken off."""
    connection.execute(_END_ALL, (time_text(at), brand, key))


def _values(brand: str, row: LiveRow, review: str) -> tuple[object, ...]:
    return (
        brand,
        row.key,
        row.locale,
        row.channel,
        row.format,
        row.profile or "",
        row.dialect,
        row.digest,
        row.version,
        review,
        None if row.valid_until is None else time_text(row.valid_until),
        row.next_digest,
        time_text(row.since),
    )


def live_then(connection: driver.Connection, query: LiveThen) -> tuple[WasLive, ...]:
    """Read what delivery gave of a block at an instant."""
    asked = {"brand": query.brand, "key": query.key, "at": time_text(query.at)}
    return tuple(
        WasLive(
            key=key,
            locale=locale,
            channel=channel,
            format=form,
            profile=profile or None,
            dialect=dialect,
            digest=digest,
            version=version,
            review=review,
            since=time_of(since),
        )
        for key, locale, channel, form, profile, dialect, digest, version, review, since in connection.execute(
            _THEN, asked
        )
    )


def rules_then(connection: driver.Connection, query: RulesThen) -> int | None:
    """Read which ruleset was in force at an instant."""
    row = connection.execute(_RULES, {"brand": query.brand, "at": _instant(query.at)}).fetchone()
    return None if row is None else row[0]


def list_audit(connection: driver.Connection, query: Audit) -> Page[LoggedEntry]:
    """Read a page of the log; each filter is a clause of its own, so that its index is used."""
    place = place_in(query, int)
    family = query.type[:-1] if query.type is not None and query.type.endswith("*") else None
    asked = {
        "actor": query.actor,
        "subject": query.subject,
        "type": query.type if family is None else None,
        "family": family,
        "since": None if query.since is None else _instant(query.since),
        "until": None if query.until is None else _instant(query.until),
    }
    clauses = [clause for name, clause in _FILTERS.items() if asked[name] is not None]
    statement = "".join((_ENTRIES, *clauses, _NEWEST if query.newest else _OLDEST))
    bounds = {
        "brand": query.brand,
        "beyond": f"{family}\U0010ffff",
        "after": place or 0,
        "before": place or _LATEST,
        "rows": query.limit + 1,
    }
    rows = connection.execute(statement, {**asked, **bounds}).fetchall()
    return page_of(query, rows, item=logged_of, place=lambda row: row[0])


def logged_of(row: tuple[int, str, str, str]) -> LoggedEntry:
    """Read an entry with its link."""
    return LoggedEntry(position=row[0], entry=decode(row[1], Entry), previous=row[2], digest=row[3])


def _instant(at: datetime) -> str:
    """Write an instant as entries hold it, without the zone: so it sorts, with parts of a second or without."""
    return at.astimezone(UTC).replace(tzinfo=None).isoformat()
