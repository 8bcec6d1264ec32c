"""What versions claim something of: products by number and name, codes."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils.db import Database

__all__ = ["claims"]

_TABLES = """
CREATE TABLE claims (
    brand TEXT NOT NULL, subject TEXT NOT NULL, block TEXT NOT NULL, version INTEGER NOT NULL,
    PRIMARY KEY (brand, subject, block, version)
) STRICT, WITHOUT ROWID;
"""


def claims(db: "Database") -> None:
    """Make the table; versions that were saved before it are compared once they are saved again."""
    db.executescript(_TABLES)
