"""What delivery shows moves with what is live only: labels of the live version, and the position of the last change."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils.db import Database

__all__ = ["shown"]

_STEP = """
CREATE TABLE version_labels (
    brand TEXT NOT NULL, block TEXT NOT NULL, version INTEGER NOT NULL, label TEXT NOT NULL,
    PRIMARY KEY (brand, block, version, label)
) STRICT, WITHOUT ROWID;
INSERT INTO version_labels (brand, block, version, label)
    SELECT DISTINCT brand, block, number, labels.value FROM versions, json_each(record, '$.labels') AS labels;
ALTER TABLE counters ADD COLUMN live_position INTEGER NOT NULL DEFAULT 0;
UPDATE counters SET live_position = coalesce((SELECT max(position) FROM live WHERE live.brand = counters.brand), 0);
"""


def shown(db: "Database") -> None:
    """Keep each version's labels, and where in the log what is live changed last."""
    db.executescript(_STEP)
