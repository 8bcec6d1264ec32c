"""Reviews: kept whole, found by what they cover, by their state, by whom they wait for, and by when they are due."""

from datetime import UTC, datetime

import msgspec

from content_hub.model import Review
from content_hub.storage.changes import PutReview
from content_hub.storage.port import Page
from content_hub.storage.queries import Reviews
from content_hub.storage.review_queries import LastReviewOf, OverdueReviews
from content_hub.storage.sqlite.connection import driver
from content_hub.storage.sqlite.pages import page_of, place_in
from content_hub.storage.sqlite.records import decode, encode, time_text

__all__ = ["last_review", "list_reviews", "overdue_reviews", "put_review", "review_of"]

_LATEST = 1 << 62
_ANY_TIME = datetime(1, 1, 1, tzinfo=UTC)
_PUT = """
INSERT INTO reviews (brand, id, state, actor, revision, record, report, due, announced)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (brand, id) DO UPDATE SET state = excluded.state, actor = excluded.actor, revision = excluded.revision,
    record = excluded.record, report = excluded.report, due = excluded.due, announced = excluded.announced
"""
_LIST = """
SELECT seq, record, report FROM reviews
WHERE brand = :brand AND seq < :after AND (:state IS NULL OR state = :state)
    AND (:person IS NULL OR actor = :person OR actor IN (SELECT id FROM actors WHERE owner = :person))
    AND (:overdue_at IS NULL OR (state = 'open' AND due <= :overdue_at))
    AND (:waits_for IS NULL OR (state = 'open'
        AND NOT EXISTS (SELECT 1 FROM json_each(record, '$.authors') WHERE value = :waits_for)
        AND EXISTS (SELECT 1 FROM json_each(record, '$.steps') AS one, json_each(:roles) AS held
            WHERE one.value ->> 'name' = record ->> 'step' AND (one.value ->> 'role' = held.value
                OR (due <= :now AND one.value ->> 'escalate' = held.value)))
        AND NOT EXISTS (SELECT 1 FROM json_each(record, '$.decisions') AS said
            WHERE said.value ->> 'step' = record ->> 'step'
                AND (said.value ->> 'person' = :waits_for OR said.value ->> 'issuer' = :waits_for))))
ORDER BY seq DESC LIMIT :rows
"""
_LAST = """
SELECT seq, record, report FROM reviews
WHERE brand = :brand AND id IN (SELECT review FROM review_covers WHERE brand = :brand AND block = :block)
    AND EXISTS (SELECT 1 FROM json_each(record, '$.versions') AS one WHERE one.value ->> 'block' = :block)
ORDER BY seq DESC LIMIT 1
"""
_OVERDUE = """
SELECT seq, record, report FROM reviews
WHERE state = 'open' AND due IS NOT NULL AND due <= :at AND NOT announced ORDER BY due LIMIT :limit
"""


def review_of(row: tuple[object, str, bytes]) -> Review:
    """Read a review; its report is kept beside the record."""
    return msgspec.structs.replace(decode(row[1], Review), report=row[2])


def put_review(connection: driver.Connection, write: PutReview) -> None:
    """Keep a review, and what it covers."""
    review = write.review
    place = (review.brand, review.id)
    record = encode(msgspec.structs.replace(review, report=b""))
    due = None if review.due is None else time_text(review.due)
    values = (*place, str(review.state), review.actor, review.revision, record, review.report, due)
    connection.execute(_PUT, (*values, int(review.is_announced)))
    connection.execute("DELETE FROM review_covers WHERE brand = ? AND review = ?", place)
    connection.executemany(
        "INSERT INTO review_covers (brand, review, block, version) VALUES (?, ?, ?, ?)",
        [(*place, *covered) for covered in dict.fromkeys((item.block, item.version) for item in review.covers)],
    )
    connection.execute("DELETE FROM review_renditions WHERE brand = ? AND review = ?", place)
    connection.executemany(
        "INSERT INTO review_renditions (brand, review, digest) VALUES (?, ?, ?)",
        [(*place, digest) for digest in {item.digest: None for item in review.manifest.renditions}],
    )


def list_reviews(connection: driver.Connection, query: Reviews) -> Page[Review]:
    """List a page."""
    asked = _without_times(query)
    values = {
        "brand": query.brand,
        "state": query.state,
        "person": query.person,
        "overdue_at": None if query.overdue_at is None else time_text(query.overdue_at),
        "waits_for": query.waits_for,
        "roles": encode(query.roles),
        "now": None if query.now is None else time_text(query.now),
        "after": place_in(asked, int) or _LATEST,
        "rows": query.limit + 1,
    }
    rows = connection.execute(_LIST, values).fetchall()
    return page_of(asked, rows, item=review_of, place=lambda row: row[0])


def _without_times(query: Reviews) -> Reviews:
    """Name the list without the moment that it is asked at: the next page is asked for a moment later."""
    return msgspec.structs.replace(
        query,
        overdue_at=None if query.overdue_at is None else _ANY_TIME,
        now=None if query.now is None else _ANY_TIME,
    )


def last_review(connection: driver.Connection, query: LastReviewOf) -> Review | None:
    """Find the newest review of a block."""
    rows = connection.execute(_LAST, {"brand": query.brand, "block": query.block}).fetchall()
    return review_of(rows[0]) if rows else None


def overdue_reviews(connection: driver.Connection, query: OverdueReviews) -> tuple[Review, ...]:
    """Find what is overdue."""
    asked = {"at": time_text(query.at), "limit": query.limit}
    return tuple(review_of(row) for row in connection.execute(_OVERDUE, asked))
