"""How each question about the present state is answered."""

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

import msgspec

from content_hub.links import Link
from content_hub.model import (
    Actor,
    Asset,
    Block,
    Brand,
    LivePointer,
    LiveRow,
    Release,
    Review,
    Ruleset,
    StoredRendition,
    Token,
    Usage,
    Version,
)
from content_hub.relints import Relint
from content_hub.storage.claim_queries import ClaimsOn
from content_hub.storage.history_queries import LiveThen, RulesThen
from content_hub.storage.link_queries import LinkOf, LinksFor, SigningKey
from content_hub.storage.locale_queries import LiveIn
from content_hub.storage.queries import (
    ActorOf,
    AnswerOf,
    AssetData,
    AssetOf,
    BlockOf,
    BrandOf,
    LiveOf,
    LiveRowsOf,
    Query,
    ReleaseOf,
    RenditionsOf,
    ReviewOf,
    ReviewsCovering,
    Revisions,
    RevisionsOf,
    RulesetCompiled,
    RulesetOf,
    RulesetPack,
    StoredAnswer,
    TokenOf,
    UsersOf,
    VersionOf,
    WritersOf,
)
from content_hub.storage.relint_queries import LiveCount, RelintOf, RunningRelints
from content_hub.storage.review_queries import LastReviewOf, OverdueReviews
from content_hub.storage.schedule_queries import DueSteps, NextInstant, PendingReleases
from content_hub.storage.sqlite import log
from content_hub.storage.sqlite.claims import claims_on
from content_hub.storage.sqlite.connection import driver
from content_hub.storage.sqlite.history import live_then, rules_then
from content_hub.storage.sqlite.links import LINK, links_for, signing_key
from content_hub.storage.sqlite.lists import brand_of
from content_hub.storage.sqlite.records import decode, encode, time_of
from content_hub.storage.sqlite.relints import RELINT, live_count, running_relints
from content_hub.storage.sqlite.reviews import last_review, overdue_reviews, review_of
from content_hub.storage.sqlite.schedule import due_steps, next_instant, pending_releases
from content_hub.storage.sqlite.waivers import WAIVER, due_waivers, waivers_on
from content_hub.storage.sqlite.webhooks import WEBHOOK_FACTS
from content_hub.storage.waiver_queries import DueWaivers, WaiverOf, WaiversOn
from content_hub.waivers import BlockWaiver

__all__ = ["read_facts"]

T = TypeVar("T")
Row = tuple[Any, ...]

_RULESET = """
SELECT record FROM rulesets
WHERE brand = :brand AND number = coalesce(:number, (SELECT active FROM brands WHERE key = :brand))
"""
_VERSION = """
SELECT record FROM versions
WHERE brand = :brand AND block = :key AND (:number IS NULL OR number = :number)
ORDER BY number DESC LIMIT 1
"""
_WRITERS = """
SELECT DISTINCT person FROM versions
WHERE brand = :brand AND block = :key AND number <= :number AND number > (
    SELECT coalesce(max(number), 0) FROM versions
    WHERE brand = :brand AND block = :key AND number < :number AND was_live)
ORDER BY person
"""
_LIVE = """
SELECT record FROM pointers WHERE brand = :brand AND block IN (SELECT value FROM json_each(:keys))
ORDER BY block, locale
"""
_LIVE_IN = """
SELECT record FROM pointers WHERE brand = :brand AND locale IN (SELECT value FROM json_each(:locales))
ORDER BY block, locale LIMIT :limit
"""
_LIVE_ROWS = """
SELECT key, locale, channel, format, profile, dialect, digest, media_type, bytes, version, surrogate, since, assets,
    valid_until, next_digest
FROM live WHERE brand = :brand AND key IN (SELECT value FROM json_each(:keys))
ORDER BY key, locale, channel, format, profile, dialect
"""
_USERS = """
SELECT * FROM (
    SELECT usages.block, usages.version, usages.uses, usages.pointer,
        EXISTS (SELECT 1 FROM pointers WHERE pointers.brand = usages.brand AND pointers.block = usages.block
            AND pointers.version = usages.version) AS is_live,
        EXISTS (SELECT 1 FROM step_items WHERE step_items.brand = usages.brand AND step_items.block = usages.block
            AND step_items.version = usages.version AND comes) AS is_scheduled,
        EXISTS (SELECT 1 FROM review_covers AS named
            JOIN reviews ON reviews.brand = named.brand AND reviews.id = named.review
            WHERE named.brand = usages.brand AND named.block = usages.block AND named.version = usages.version
                AND reviews.state = 'approved') AS is_approved
    FROM usages WHERE usages.brand = :brand AND usages.uses IN (SELECT value FROM json_each(:keys)))
WHERE is_live OR is_approved OR is_scheduled
ORDER BY block, version, uses, pointer
"""
_COVERING = """
SELECT seq, record, report FROM reviews
WHERE brand = :brand AND state IN ('open', 'approved', 'published') AND id IN (
    SELECT review FROM review_covers JOIN json_each(:versions) AS asked
    ON block = asked.value ->> 0 AND version = asked.value ->> 1 WHERE brand = :brand)
ORDER BY seq DESC
"""
_RENDITIONS = """
SELECT digest, media_type, body, drawn FROM json_each(:digests) AS asked
JOIN renditions ON brand = :brand AND digest = asked.value
ORDER BY asked.key
"""


def read_facts(connection: driver.Connection, query: Query[T]) -> T:
    """Answer one question; all that it reads is of one moment."""
    connection.execute("BEGIN")
    try:
        answer: T = _FACTS[type(query)](connection, query)
        return answer
    finally:
        connection.execute("COMMIT")


def _record(statement: str, kind: type[T]) -> Callable[[driver.Connection, Any], T | None]:
    def read(connection: driver.Connection, query: Any) -> T | None:
        row = _row(connection, statement, query)
        return None if row is None else decode(row[0], kind)

    return read


def _column(statement: str) -> Callable[[driver.Connection, Any], bytes | None]:
    def read(connection: driver.Connection, query: Any) -> bytes | None:
        row = _row(connection, statement, query)
        return None if row is None else row[0]

    return read


def _row(connection: driver.Connection, statement: str, query: msgspec.Struct) -> Row | None:
    rows = connection.execute(statement, msgspec.structs.asdict(query)).fetchall()
    return rows[0] if rows else None


def _brand(connection: driver.Connection, query: BrandOf) -> Brand | None:
    row = _row(connection, "SELECT key, record, active FROM brands WHERE key = :brand", query)
    return None if row is None else brand_of((row[0], row[1], row[2]))


def _revisions(connection: driver.Connection, query: RevisionsOf) -> Revisions:
    counted = _row(connection, "SELECT live, rules, schedule FROM counters WHERE brand = :brand", query) or (0, 0, 0)
    position = log.head(connection, query.brand)[0]
    return Revisions(live=counted[0], rules=counted[1], schedule=counted[2], position=position)


def _writers(connection: driver.Connection, query: WritersOf) -> tuple[str, ...]:
    return tuple(row[0] for row in connection.execute(_WRITERS, msgspec.structs.asdict(query)))


def _live(connection: driver.Connection, query: LiveOf) -> tuple[LivePointer, ...]:
    rows = connection.execute(_LIVE, {"brand": query.brand, "keys": encode(query.keys)})
    return tuple(decode(row[0], LivePointer) for row in rows)


def _live_in(connection: driver.Connection, query: LiveIn) -> tuple[LivePointer, ...]:
    asked = {"brand": query.brand, "locales": encode(query.locales), "limit": query.limit}
    return tuple(decode(row[0], LivePointer) for row in connection.execute(_LIVE_IN, asked))


def _live_rows(connection: driver.Connection, query: LiveRowsOf) -> tuple[LiveRow, ...]:
    rows = connection.execute(_LIVE_ROWS, {"brand": query.brand, "keys": encode(query.keys)})
    return tuple(_live_row(row) for row in rows)


def _live_row(row: Row) -> LiveRow:
    return LiveRow(
        key=row[0],
        locale=row[1],
        channel=row[2],
        format=row[3],
        profile=row[4] or None,
        dialect=row[5],
        digest=row[6],
        media_type=row[7],
        bytes=row[8],
        version=row[9],
        surrogate=row[10],
        since=time_of(row[11]),
        assets=decode(row[12], tuple[str, ...]),
        valid_until=None if row[13] is None else time_of(row[13]),
        next_digest=row[14],
    )


def _users(connection: driver.Connection, query: UsersOf) -> tuple[Usage, ...]:
    rows = connection.execute(_USERS, {"brand": query.brand, "keys": encode(query.keys)})
    return tuple(
        Usage(
            block=block,
            version=version,
            uses=uses,
            pointer=pointer,
            live=bool(live),
            scheduled=bool(scheduled),
            approved=bool(approved),
        )
        for block, version, uses, pointer, live, scheduled, approved in rows
    )


def _review(connection: driver.Connection, query: ReviewOf) -> Review | None:
    row = _row(connection, "SELECT seq, record, report FROM reviews WHERE brand = :brand AND id = :id", query)
    return None if row is None else review_of((row[0], row[1], row[2]))


def _covering(connection: driver.Connection, query: ReviewsCovering) -> tuple[Review, ...]:
    asked = encode([(ref.block, ref.version) for ref in query.versions])
    return tuple(review_of(row) for row in connection.execute(_COVERING, {"brand": query.brand, "versions": asked}))


def _renditions(connection: driver.Connection, query: RenditionsOf) -> tuple[StoredRendition, ...]:
    rows = connection.execute(_RENDITIONS, {"brand": query.brand, "digests": encode(query.digests)})
    return tuple(
        StoredRendition(digest=digest, media_type=media_type, body=body, drawn=drawn)
        for digest, media_type, body, drawn in rows
    )


def _answer(connection: driver.Connection, query: AnswerOf) -> StoredAnswer | None:
    row = _row(connection, "SELECT record, body FROM answers WHERE actor = :actor AND key = :key", query)
    return None if row is None else msgspec.structs.replace(decode(row[0], StoredAnswer), body=row[1])


_FACTS: Mapping[type, Callable[[driver.Connection, Any], Any]] = {
    BrandOf: _brand,
    RevisionsOf: _revisions,
    ActorOf: _record("SELECT record FROM actors WHERE id = :id", Actor),
    TokenOf: _record("SELECT record FROM tokens WHERE id = :id", Token),
    RulesetOf: _record(_RULESET, Ruleset),
    RulesetCompiled: _column("SELECT compiled FROM rulesets WHERE brand = :brand AND number = :number"),
    RulesetPack: _column("SELECT pack FROM rulesets WHERE brand = :brand AND number = :number"),
    AssetOf: _record("SELECT record FROM assets WHERE brand = :brand AND digest = :digest", Asset),
    AssetData: _column("SELECT data FROM assets WHERE brand = :brand AND digest = :digest"),
    BlockOf: _record("SELECT record FROM blocks WHERE brand = :brand AND key = :key", Block),
    VersionOf: _record(_VERSION, Version),
    WritersOf: _writers,
    LiveOf: _live,
    LiveIn: _live_in,
    LiveRowsOf: _live_rows,
    UsersOf: _users,
    ReviewOf: _review,
    ReviewsCovering: _covering,
    RenditionsOf: _renditions,
    ReleaseOf: _record("SELECT record FROM releases WHERE brand = :brand AND id = :id", Release),
    ClaimsOn: claims_on,
    DueSteps: due_steps,
    NextInstant: next_instant,
    PendingReleases: pending_releases,
    LiveThen: live_then,
    RulesThen: rules_then,
    LastReviewOf: last_review,
    OverdueReviews: overdue_reviews,
    RelintOf: _record(RELINT, Relint),
    RunningRelints: running_relints,
    LiveCount: live_count,
    SigningKey: signing_key,
    LinkOf: _record(LINK, Link),
    LinksFor: links_for,
    WaiverOf: _record(WAIVER, BlockWaiver),
    WaiversOn: waivers_on,
    DueWaivers: due_waivers,
    AnswerOf: _answer,
    **WEBHOOK_FACTS,
}
