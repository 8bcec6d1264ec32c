"""What was live when, rendition by rendition; and the log found by what it is about, by who did it and by what."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils.db import Database

__all__ = ["history"]

_STEP = """
CREATE TABLE history (
    id INTEGER PRIMARY KEY, brand TEXT NOT NULL, key TEXT NOT NULL, locale TEXT NOT NULL, channel TEXT NOT NULL,
    format TEXT NOT NULL, profile TEXT NOT NULL, dialect TEXT NOT NULL, digest TEXT NOT NULL, version INTEGER NOT NULL,
    review TEXT NOT NULL, valid_until TEXT, next_digest TEXT, since TEXT NOT NULL, until TEXT
) STRICT;
CREATE INDEX history_by_place ON history (brand, key, locale, since);
CREATE INDEX history_now ON history (brand, key, locale) WHERE until IS NULL;
INSERT INTO history (brand, key, locale, channel, format, profile, dialect, digest, version, review, valid_until,
        next_digest, since)
    SELECT live.brand, live.key, live.locale, channel, format, profile, dialect, digest, live.version,
        pointers.record ->> 'review', valid_until, next_digest, since
    FROM live JOIN pointers ON pointers.brand = live.brand AND block = live.key AND pointers.locale = live.locale;
CREATE INDEX log_by_subject ON log (brand, entry ->> 'subject', position);
CREATE INDEX log_by_actor ON log (brand, entry ->> 'actor', position);
CREATE INDEX log_by_type ON log (brand, entry ->> 'type', position);
"""


def history(db: "Database") -> None:
    """Make the table, beginning with what is live now, and the indexes."""
    db.executescript(_STEP)
