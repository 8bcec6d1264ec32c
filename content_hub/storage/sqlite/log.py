"""The log: one chain of entries per brand, and one, "", for the service.

An entry's link covers everything before it: `digest` is the SHA-256 (`sha256:` and hex) of the UTF-8 text

    {"brand":…,"entry":…,"position":…,"previous":…}

without spaces, where `previous` is the digest of the entry before (the empty string at position 1) and `entry` is the
canonical JSON of the Entry, keys sorted by code point at every level, as the column `entry` keeps it. Whoever has the
rows can verify the chain with these two rules and a SHA-256.
"""

import msgspec

from content_hub.digests import digest_of_bytes
from content_hub.model import Entry
from content_hub.storage.sqlite.connection import driver

__all__ = ["append", "canonical", "head", "link"]

_CANONICAL = msgspec.json.Encoder(order="sorted")


class _Link(msgspec.Struct, frozen=True, kw_only=True):
    brand: str
    entry: msgspec.Raw
    position: int
    previous: str


def canonical(entry: Entry) -> bytes:
    """Write an entry down in the one form that its digest covers."""
    return _CANONICAL.encode(entry)


def link(brand: str, position: int, *, previous: str, entry: bytes) -> str:
    """Compute the digest of an entry at its place."""
    return digest_of_bytes(
        _CANONICAL.encode(_Link(brand=brand, entry=msgspec.Raw(entry), position=position, previous=previous))
    )


def head(connection: driver.Connection, brand: str) -> tuple[int, str]:
    """Find the newest position of a log and its digest; 0 and the empty string where it is empty."""
    rows = connection.execute(
        "SELECT position, digest FROM log WHERE brand = ? ORDER BY position DESC LIMIT 1", (brand,)
    ).fetchall()
    return rows[0] if rows else (0, "")


def append(connection: driver.Connection, brand: str, entries: tuple[Entry, ...], *, head: tuple[int, str]) -> int:
    """Append entries after the head of the log, and give the newest position."""
    position, previous = head
    for entry in entries:
        position += 1
        text = canonical(entry)
        digest = link(brand, position, previous=previous, entry=text)
        connection.execute(
            "INSERT INTO log (brand, position, previous, digest, entry) VALUES (?, ?, ?, ?, ?)",
            (brand, position, previous, digest, text.decode()),
        )
        previous = digest
    return position
