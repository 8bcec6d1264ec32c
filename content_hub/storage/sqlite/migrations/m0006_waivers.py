"""Permissions for single findings: asked by block, and by when they expire."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils.db import Database

__all__ = ["waivers"]

_TABLES = """
CREATE TABLE waivers (
    seq INTEGER PRIMARY KEY, brand TEXT NOT NULL REFERENCES brands (key), id TEXT NOT NULL, block TEXT NOT NULL,
    state TEXT NOT NULL, expires TEXT NOT NULL, announced INTEGER NOT NULL, revision INTEGER NOT NULL,
    record TEXT NOT NULL,
    UNIQUE (brand, id)
) STRICT;
CREATE INDEX waivers_by_block ON waivers (brand, block, state);
CREATE INDEX waivers_by_expiry ON waivers (expires) WHERE state <> 'ended';
"""


def waivers(db: "Database") -> None:
    """Make the table."""
    db.executescript(_TABLES)
