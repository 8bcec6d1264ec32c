"""Checks inside a commit's own transaction that what it rests on is still so."""

from collections.abc import Mapping

from content_hub.errors import Conflict
from content_hub.model import Block
from content_hub.storage.changes import Expect, ExpectBlock, ExpectLive, ExpectNewest, ExpectRevision, ExpectRules
from content_hub.storage.schedule_changes import ExpectSchedule
from content_hub.storage.sqlite.connection import driver
from content_hub.storage.sqlite.records import decode

__all__ = ["check"]

_REVISIONS: Mapping[str, str] = {
    "brand": "SELECT revision FROM brands WHERE key = :id",
    "actor": "SELECT revision FROM actors WHERE id = :id",
    "review": "SELECT revision FROM reviews WHERE brand = :brand AND id = :id",
    "release": "SELECT revision FROM releases WHERE brand = :brand AND id = :id",
    "ruleset": "SELECT 1 FROM rulesets WHERE brand = :brand AND number = CAST(:id AS INTEGER)",
    "waiver": "SELECT revision FROM waivers WHERE brand = :brand AND id = :id",
    "webhook": "SELECT revision FROM webhooks WHERE brand = :brand AND id = :id",
    "link": "SELECT revision FROM links WHERE brand = :brand AND id = :id",
    "relint": "SELECT revision FROM relints WHERE brand = :brand AND number = CAST(:id AS INTEGER)",
    "answer": "SELECT 1 FROM answers WHERE actor = :brand AND key = :id",
}


def check(connection: driver.Connection, expect: Expect) -> None:
    """Check one expectation.

    Raises:
        Conflict: it does not hold; the message names it, `members` hold what was expected and what is.
    """
    match expect:
        case ExpectNewest():
            _check_newest(connection, expect)
        case ExpectBlock():
            _check_block(connection, expect.block)
        case ExpectRevision():
            _check_revision(connection, expect)
        case ExpectLive():
            found = _counter(connection, "SELECT live FROM counters WHERE brand = ?", expect.brand)
            _compare(f"live:{expect.brand}", expect.revision, found)
        case ExpectRules():
            found = _counter(connection, "SELECT rules FROM counters WHERE brand = ?", expect.brand)
            _compare(f"rules:{expect.brand}", expect.revision, found)
        case ExpectSchedule():
            found = _counter(connection, "SELECT schedule FROM counters WHERE brand = ?", expect.brand)
            _compare(f"schedule:{expect.brand}", expect.revision, found)


def _check_newest(connection: driver.Connection, expect: ExpectNewest) -> None:
    row = connection.execute(
        "SELECT max(number) FROM versions WHERE brand = ? AND block = ?", (expect.brand, expect.key)
    ).fetchone()
    _compare(f"block:{expect.brand}/{expect.key}", expect.version, row[0] or 0)


def _check_block(connection: driver.Connection, block: Block) -> None:
    statement = "SELECT record FROM blocks WHERE brand = ? AND key = ?"
    row = connection.execute(statement, (block.brand, block.key)).fetchone()
    if row is None or decode(row[0], Block) != block:
        raise Conflict(
            de=f"Der Baustein {block.key} ist inzwischen anders: neu lesen und noch einmal entscheiden.",
            en=f"The block {block.key} is different by now: read again and decide anew.",
            members={"what": f"block:{block.brand}/{block.key}"},
        )


def _check_revision(connection: driver.Connection, expect: ExpectRevision) -> None:
    row = connection.execute(_REVISIONS[expect.kind], {"brand": expect.brand, "id": expect.id}).fetchone()
    _compare(f"{expect.kind}:{expect.brand}/{expect.id}", expect.revision, row[0] if row else 0)


def _counter(connection: driver.Connection, statement: str, brand: str) -> int:
    row = connection.execute(statement, (brand,)).fetchone()
    return int(row[0]) if row else 0


def _compare(what: str, expected: int, found: int) -> None:
    if expected != found:
        raise Conflict(
            de=f"{what} steht inzwischen bei {found}, erwartet war {expected}: neu lesen und noch einmal entscheiden.",
            en=f"{what} is at {found} by now, {expected} was expected: read again and decide anew.",
            members={"what": what, "expected": expected, "found": found},
        )
