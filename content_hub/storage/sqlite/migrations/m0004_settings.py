"""One number that moves with every change of what delivery holds in memory, whoever writes it."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils.db import Database

__all__ = ["settings"]

_WATCHED = ("brands", "actors", "tokens", "steps", "step_items")
_CHANGES = ("INSERT", "UPDATE", "DELETE")

_COUNTER = """
CREATE TABLE settings_counter (revision INTEGER NOT NULL) STRICT;
INSERT INTO settings_counter (revision) VALUES (1);
"""
_TRIGGER = """
CREATE TRIGGER settings_after_{change}_on_{table} AFTER {change} ON {table}
BEGIN UPDATE settings_counter SET revision = revision + 1; END;
"""


def settings(db: "Database") -> None:
    """Make the number, and the triggers that move it in the transaction of the change."""
    triggers = (_TRIGGER.format(change=change, table=table) for table in _WATCHED for change in _CHANGES)
    db.executescript(_COUNTER + "".join(triggers))
