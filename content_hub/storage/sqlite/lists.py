"""How each list is read: one statement per page, ordered by what the cursor names."""

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

import msgspec

from content_hub.links import Link
from content_hub.model import Actor, Asset, Block, Brand, LoggedEntry, Release, Ruleset, Usage, Version
from content_hub.storage.history_queries import Audit
from content_hub.storage.link_queries import Links
from content_hub.storage.port import Page
from content_hub.storage.queries import (
    Actors,
    AllUsages,
    Assets,
    Blocks,
    Brands,
    Entries,
    Listing,
    Releases,
    Reviews,
    Rulesets,
    Versions,
)
from content_hub.storage.sqlite.connection import driver
from content_hub.storage.sqlite.history import list_audit, logged_of
from content_hub.storage.sqlite.links import LINKS
from content_hub.storage.sqlite.pages import check_limit, page_of, place_in
from content_hub.storage.sqlite.records import decode, encode
from content_hub.storage.sqlite.reviews import list_reviews
from content_hub.storage.sqlite.waivers import list_waivers
from content_hub.storage.sqlite.webhooks import WEBHOOK_LISTS
from content_hub.storage.sqlite.writes import fold
from content_hub.storage.waiver_queries import Waivers

__all__ = ["read_page"]

T = TypeVar("T")

_LATEST = 1 << 62

_BRANDS = """
SELECT key, record, active FROM brands
WHERE key > :after AND (:keys IS NULL OR key IN (SELECT value FROM json_each(:keys)))
ORDER BY key LIMIT :rows
"""
_ACTORS = "SELECT seq, record FROM actors WHERE seq > :after ORDER BY seq LIMIT :rows"
_RULESETS = (
    "SELECT number, record FROM rulesets WHERE brand = :brand AND number < :after ORDER BY number DESC LIMIT :rows"
)
_ASSETS = "SELECT seq, record FROM assets WHERE brand = :brand AND seq < :after ORDER BY seq DESC LIMIT :rows"
_VERSIONS = """
SELECT number, record FROM versions WHERE brand = :brand AND block = :key AND number < :after
ORDER BY number DESC LIMIT :rows
"""
_RELEASES = """
SELECT seq, record FROM releases
WHERE brand = :brand AND seq < :after AND (:state IS NULL OR record ->> 'state' = :state)
ORDER BY seq DESC LIMIT :rows
"""
_ENTRIES = """
SELECT position, entry, previous, digest FROM log WHERE brand = :brand AND position > :after
ORDER BY position LIMIT :rows
"""
_BLOCKS = """
SELECT key, record FROM blocks
WHERE brand = :brand AND key > :after
    AND (:component IS NULL OR component = :component)
    AND (:state IS NULL OR state = :state)
    AND (:label IS NULL OR EXISTS (SELECT 1 FROM block_labels AS own
        WHERE own.brand = blocks.brand AND own.key = blocks.key AND own.label = :label))
    AND (:locale IS NULL OR EXISTS (SELECT 1 FROM block_locales AS own
        WHERE own.brand = blocks.brand AND own.key = blocks.key AND own.locale = :locale))
    AND (:words IS NULL OR key IN (SELECT block FROM block_texts WHERE brand = :brand
        AND id IN (SELECT rowid FROM block_texts_fts WHERE block_texts_fts MATCH :words)))
ORDER BY key LIMIT :rows
"""
_USAGES = """
SELECT usages.block, usages.version, usages.pointer,
    EXISTS (SELECT 1 FROM pointers WHERE pointers.brand = usages.brand AND pointers.block = usages.block
        AND pointers.version = usages.version) AS live,
    EXISTS (SELECT 1 FROM review_covers AS named
        JOIN reviews ON reviews.brand = named.brand AND reviews.id = named.review
        WHERE named.brand = usages.brand AND named.block = usages.block AND named.version = usages.version
            AND reviews.state = 'approved') AS approved
FROM usages
WHERE usages.brand = :brand AND usages.uses = :key AND usages.block <> :key
    AND (usages.block, usages.version, usages.pointer) > (:block, :version, :pointer)
    AND (live OR usages.version = (SELECT max(number) FROM versions
        WHERE versions.brand = usages.brand AND versions.block = usages.block))
ORDER BY usages.block, usages.version, usages.pointer LIMIT :rows
"""


def read_page(connection: driver.Connection, query: Listing[T]) -> Page[T]:
    """Read one page.

    Raises:
        CursorInvalid: the cursor comes from another list, or from nowhere.
        Invalid: the limit is out of bounds.
    """
    check_limit(query)
    page: Page[T] = _LISTS[type(query)](connection, query)
    return page


def _brands(connection: driver.Connection, query: Brands) -> Page[Brand]:
    values = {"after": place_in(query, str) or "", "keys": None if query.keys is None else encode(query.keys)}
    rows = connection.execute(_BRANDS, {**values, "rows": query.limit + 1}).fetchall()
    return page_of(query, rows, item=brand_of, place=lambda row: row[0])


def brand_of(row: tuple[str, str, int | None]) -> Brand:
    """Read a brand; which ruleset is active is told by its own column, which only activating changes."""
    return msgspec.structs.replace(decode(row[1], Brand), active=row[2])


def _actors(connection: driver.Connection, query: Actors) -> Page[Actor]:
    rows = connection.execute(_ACTORS, {"after": place_in(query, int) or 0, "rows": query.limit + 1}).fetchall()
    return page_of(query, rows, item=lambda row: decode(row[1], Actor), place=lambda row: row[0])


def _newest_first(statement: str, kind: type[T]) -> Callable[[driver.Connection, Any], Page[T]]:
    def read(connection: driver.Connection, query: Any) -> Page[T]:
        values = {**msgspec.structs.asdict(query), "after": place_in(query, int) or _LATEST, "rows": query.limit + 1}
        rows = connection.execute(statement, values).fetchall()
        return page_of(query, rows, item=lambda row: decode(row[1], kind), place=lambda row: row[0])

    return read


def _entries(connection: driver.Connection, query: Entries) -> Page[LoggedEntry]:
    after = max(query.after, place_in(query, int) or 0)
    values = {"brand": query.brand, "after": min(after, _LATEST), "rows": query.limit + 1}
    rows = connection.execute(_ENTRIES, values).fetchall()
    return page_of(query, rows, item=logged_of, place=lambda row: row[0])


def _blocks(connection: driver.Connection, query: Blocks) -> Page[Block]:
    values = {
        **msgspec.structs.asdict(query),
        "after": place_in(query, str) or "",
        "words": _words(query.q),
        "rows": query.limit + 1,
    }
    rows = connection.execute(_BLOCKS, values).fetchall()
    return page_of(query, rows, item=lambda row: decode(row[1], Block), place=lambda row: row[0])


def _words(asked: str | None) -> str | None:
    """Ask for every word as written or as the beginning of a longer one; no word is an operator."""
    words = fold(asked or "").split()
    return " ".join('"' + word.replace('"', '""') + '"*' for word in words) or None


def _usages(connection: driver.Connection, query: AllUsages) -> Page[Usage]:
    block, version, pointer = place_in(query, tuple[str, int, str]) or ("", 0, "")
    values = {"brand": query.brand, "key": query.key, "block": block, "version": version, "pointer": pointer}
    rows = connection.execute(_USAGES, {**values, "rows": query.limit + 1}).fetchall()
    return page_of(query, rows, item=lambda row: usage_of(query.key, row), place=lambda row: row[:3])


def usage_of(uses: str, row: tuple[str, int, str, int, int]) -> Usage:
    """Read a usage and where its version stands."""
    return Usage(block=row[0], version=row[1], uses=uses, pointer=row[2], live=bool(row[3]), approved=bool(row[4]))


_LISTS: Mapping[type, Callable[[driver.Connection, Any], Page[Any]]] = {
    Brands: _brands,
    Actors: _actors,
    Rulesets: _newest_first(_RULESETS, Ruleset),
    Assets: _newest_first(_ASSETS, Asset),
    Blocks: _blocks,
    Versions: _newest_first(_VERSIONS, Version),
    AllUsages: _usages,
    Reviews: list_reviews,
    Releases: _newest_first(_RELEASES, Release),
    Entries: _entries,
    Waivers: list_waivers,
    **WEBHOOK_LISTS,
    Audit: list_audit,
    Links: _newest_first(LINKS, Link),
}
