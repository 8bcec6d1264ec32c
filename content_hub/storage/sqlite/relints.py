"""How far judging everything live anew is: one row per ruleset."""

from content_hub.relints import Relint
from content_hub.storage.relint_changes import PutRelint
from content_hub.storage.relint_queries import LiveCount, RunningRelints
from content_hub.storage.sqlite.connection import driver
from content_hub.storage.sqlite.records import decode, encode

__all__ = ["RELINT", "live_count", "put_relint", "running_relints"]

RELINT = "SELECT record FROM relints WHERE brand = :brand AND number = :number"


def put_relint(connection: driver.Connection, write: PutRelint) -> None:
    """Keep it."""
    relint = write.relint
    connection.execute(
        "INSERT INTO relints (brand, number, state, revision, record) VALUES (?, ?, ?, ?, ?)"
        " ON CONFLICT (brand, number) DO UPDATE SET state = excluded.state, revision = excluded.revision,"
        " record = excluded.record",
        (relint.brand, relint.number, str(relint.state), relint.revision, encode(relint)),
    )


def running_relints(connection: driver.Connection, query: RunningRelints) -> tuple[Relint, ...]:
    """Find what is not done."""
    del query
    rows = connection.execute("SELECT record FROM relints WHERE state = 'running' ORDER BY brand, number")
    return tuple(decode(row[0], Relint) for row in rows)


def live_count(connection: driver.Connection, query: LiveCount) -> int:
    """Count live blocks."""
    rows = connection.execute("SELECT count(DISTINCT block) FROM pointers WHERE brand = ?", (query.brand,))
    return int(rows.fetchone()[0])
