"""Waivers: one row each, found by block and by expiry."""

from datetime import UTC, datetime

import msgspec

from content_hub.storage.port import Page
from content_hub.storage.sqlite.connection import driver
from content_hub.storage.sqlite.pages import page_of, place_in
from content_hub.storage.sqlite.records import decode, encode, time_text
from content_hub.storage.waiver_changes import PutWaiver
from content_hub.storage.waiver_queries import DueWaivers, Waivers, WaiversOn
from content_hub.waivers import BlockWaiver, WaiverState

__all__ = ["WAIVER", "due_waivers", "list_waivers", "put_waiver", "waivers_on"]

WAIVER = "SELECT record FROM waivers WHERE brand = :brand AND id = :id"

_LATEST = 1 << 62
_ANY_TIME = datetime(1, 1, 1, tzinfo=UTC)
_PUT = """
INSERT INTO waivers (brand, id, block, state, expires, announced, revision, record)
VALUES (:brand, :id, :block, :state, :expires, :announced, :revision, :record)
ON CONFLICT (brand, id) DO UPDATE SET state = excluded.state, expires = excluded.expires,
    announced = excluded.announced, revision = excluded.revision, record = excluded.record
"""
_ON = """
SELECT record FROM waivers
WHERE brand = :brand AND block IN (SELECT value FROM json_each(:blocks)) AND (:ended OR state = 'granted') ORDER BY seq
"""
_DUE = """
SELECT record FROM waivers
WHERE state <> 'ended' AND (expires <= :now OR (expires <= :soon AND state = 'granted' AND NOT announced))
ORDER BY expires LIMIT :limit
"""
_LIST = """
SELECT seq, record FROM waivers
WHERE brand = :brand AND seq < :after AND (:block IS NULL OR block = :block)
    AND (:before IS NULL OR expires <= :before)
    AND (:state IS NULL OR :state = CASE WHEN expires <= :now THEN 'ended' ELSE state END)
ORDER BY seq DESC LIMIT :rows
"""


def put_waiver(connection: driver.Connection, write: PutWaiver) -> None:
    """Keep a waiver; whoever judged before it began or ceased to hold decides anew."""
    waiver = write.waiver
    place = {"brand": waiver.brand, "id": waiver.id}
    before = connection.execute("SELECT state FROM waivers WHERE brand = :brand AND id = :id", place).fetchone()
    values = {
        **place,
        "block": waiver.block,
        "state": str(waiver.state),
        "expires": time_text(waiver.expires),
        "announced": int(waiver.is_announced),
        "revision": waiver.revision,
        "record": encode(waiver),
    }
    connection.execute(_PUT, values)
    held = before is not None and before[0] == WaiverState.GRANTED
    if held != (waiver.state is WaiverState.GRANTED):
        connection.execute(
            "INSERT INTO counters (brand, rules) VALUES (?, 1) ON CONFLICT (brand) DO UPDATE SET rules = rules + 1",
            (waiver.brand,),
        )


def waivers_on(connection: driver.Connection, query: WaiversOn) -> tuple[BlockWaiver, ...]:
    """Find what was granted for these blocks."""
    rows = connection.execute(_ON, {"brand": query.brand, "blocks": encode(query.blocks), "ended": int(query.ended)})
    return tuple(decode(row[0], BlockWaiver) for row in rows)


def due_waivers(connection: driver.Connection, query: DueWaivers) -> tuple[BlockWaiver, ...]:
    """Find what has expired, or soon will."""
    asked = {"now": time_text(query.now), "soon": time_text(query.soon), "limit": query.limit}
    return tuple(decode(row[0], BlockWaiver) for row in connection.execute(_DUE, asked))


def list_waivers(connection: driver.Connection, query: Waivers) -> Page[BlockWaiver]:
    """List a page."""
    values = {
        "brand": query.brand,
        "block": query.block,
        "state": query.state,
        "now": time_text(query.now),
        "before": None if query.within is None else time_text(query.now + query.within),
    }
    asked = msgspec.structs.replace(query, now=_ANY_TIME)  # the next page is asked for a moment later
    after = place_in(asked, int) or _LATEST
    rows = connection.execute(_LIST, {**values, "after": after, "rows": query.limit + 1}).fetchall()
    return page_of(asked, rows, item=lambda row: decode(row[1], BlockWaiver), place=lambda row: row[0])
