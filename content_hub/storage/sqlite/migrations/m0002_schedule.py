"""What is still before a release: its next step by instant, and the versions that come or go with it."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils.db import Database

__all__ = ["schedule"]

_TABLES = """
ALTER TABLE counters ADD COLUMN schedule INTEGER NOT NULL DEFAULT 0;
CREATE TABLE steps (
    brand TEXT NOT NULL, release TEXT NOT NULL, kind TEXT NOT NULL, instant TEXT NOT NULL,
    PRIMARY KEY (brand, release),
    FOREIGN KEY (brand, release) REFERENCES releases (brand, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX steps_by_instant ON steps (instant, kind);
CREATE TABLE step_items (
    brand TEXT NOT NULL, block TEXT NOT NULL, version INTEGER NOT NULL, release TEXT NOT NULL,
    comes INTEGER NOT NULL,
    PRIMARY KEY (brand, block, version, release)
) STRICT, WITHOUT ROWID;
CREATE INDEX step_items_by_release ON step_items (brand, release);
"""


def schedule(db: "Database") -> None:
    """Make the tables of what is due, and the counter that moves with them."""
    db.executescript(_TABLES)
