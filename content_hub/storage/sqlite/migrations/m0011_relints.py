"""How far judging everything live under a new ruleset is."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils.db import Database

__all__ = ["relints"]

_TABLES = """
CREATE TABLE relints (
    brand TEXT NOT NULL, number INTEGER NOT NULL, state TEXT NOT NULL, revision INTEGER NOT NULL, record TEXT NOT NULL,
    PRIMARY KEY (brand, number),
    FOREIGN KEY (brand, number) REFERENCES rulesets (brand, number)
) STRICT;
CREATE INDEX relints_running ON relints (brand, number) WHERE state = 'running';
"""


def relints(db: "Database") -> None:
    """Make the table."""
    db.executescript(_TABLES)
