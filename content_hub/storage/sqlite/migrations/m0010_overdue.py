"""Reviews by when their step is overdue."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils.db import Database

__all__ = ["overdue"]

_STEP = """
ALTER TABLE reviews ADD COLUMN due TEXT;
ALTER TABLE reviews ADD COLUMN announced INTEGER NOT NULL DEFAULT 0;
CREATE INDEX reviews_by_due ON reviews (due) WHERE state = 'open' AND due IS NOT NULL;
CREATE INDEX reviews_by_state ON reviews (brand, state, seq);
"""


def overdue(db: "Database") -> None:
    """Keep when each step is overdue; steps that began before this have no time."""
    db.executescript(_STEP)
