"""Signed links, and the key that signs them: it belongs to the store, and goes where a backup goes."""

import secrets
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils.db import Database

__all__ = ["links"]

_KEY_BYTES = 32
_TABLES = """
CREATE TABLE links (
    seq INTEGER PRIMARY KEY, brand TEXT NOT NULL REFERENCES brands (key), id TEXT NOT NULL, review TEXT NOT NULL,
    revision INTEGER NOT NULL, record TEXT NOT NULL,
    UNIQUE (brand, id)
) STRICT;
CREATE INDEX links_by_review ON links (brand, review);
CREATE TABLE signing_keys (id INTEGER PRIMARY KEY, key BLOB NOT NULL) STRICT;
"""


def links(db: "Database") -> None:
    """Make the tables, and a key that nobody knows."""
    db.executescript(_TABLES)
    db.execute("INSERT INTO signing_keys (key) VALUES (?)", (secrets.token_bytes(_KEY_BYTES),))
