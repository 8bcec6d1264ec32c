"""Signed links: one row each; and the key that signs them."""

from content_hub.links import Link
from content_hub.storage.link_changes import PutLink
from content_hub.storage.link_queries import LinksFor, SigningKey
from content_hub.storage.sqlite.connection import driver
from content_hub.storage.sqlite.records import decode, encode

__all__ = ["LINK", "LINKS", "links_for", "put_link", "signing_key"]

LINK = "SELECT record FROM links WHERE brand = :brand AND id = :id"
LINKS = "SELECT seq, record FROM links WHERE brand = :brand AND seq < :after ORDER BY seq DESC LIMIT :rows"


def put_link(connection: driver.Connection, write: PutLink) -> None:
    """Keep a link."""
    link = write.link
    connection.execute(
        "INSERT INTO links (brand, id, review, revision, record) VALUES (?, ?, ?, ?, ?)"
        " ON CONFLICT (brand, id) DO UPDATE SET revision = excluded.revision, record = excluded.record",
        (link.brand, link.id, link.review, link.revision, encode(link)),
    )


def links_for(connection: driver.Connection, query: LinksFor) -> tuple[Link, ...]:
    """Find the links of a review."""
    statement = "SELECT record FROM links WHERE brand = ? AND review = ? ORDER BY seq"
    return tuple(decode(row[0], Link) for row in connection.execute(statement, (query.brand, query.review)))


def signing_key(connection: driver.Connection, query: SigningKey) -> bytes:
    """Read the newest key."""
    del query
    key: bytes = connection.execute("SELECT key FROM signing_keys ORDER BY id DESC LIMIT 1").fetchone()[0]
    return key
