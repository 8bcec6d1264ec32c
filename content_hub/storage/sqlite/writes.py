"""How each write of a commit is carried out. Publishing has its own module."""

import unicodedata
from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any

import msgspec

from content_hub.errors import Conflict
from content_hub.storage.changes import (
    ActivateRuleset,
    CollectRenditions,
    GoLive,
    PutActor,
    PutAnswer,
    PutAsset,
    PutBlock,
    PutBrand,
    PutRelease,
    PutRenditions,
    PutReview,
    PutRuleset,
    PutToken,
    PutVersion,
    TakeOff,
    Write,
)
from content_hub.storage.claim_changes import PutClaims
from content_hub.storage.link_changes import PutLink
from content_hub.storage.relint_changes import PutRelint
from content_hub.storage.schedule_changes import TakeDown
from content_hub.storage.sqlite.claims import put_claims
from content_hub.storage.sqlite.connection import driver
from content_hub.storage.sqlite.links import put_link
from content_hub.storage.sqlite.live import collect, go_live, put_renditions, take_off
from content_hub.storage.sqlite.records import encode
from content_hub.storage.sqlite.relints import put_relint
from content_hub.storage.sqlite.reviews import put_review
from content_hub.storage.sqlite.schedule import put_release, take_down
from content_hub.storage.sqlite.waivers import put_waiver
from content_hub.storage.sqlite.webhooks import WEBHOOK_WRITES
from content_hub.storage.waiver_changes import PutWaiver

__all__ = ["carry_out", "fold"]

_ANSWERS_KEPT = timedelta(days=1)

_BLOCK = """
INSERT INTO blocks (brand, key, component, state, newest, record) VALUES (?, ?, ?, ?, ?, ?)
ON CONFLICT (brand, key) DO UPDATE SET component = excluded.component, state = excluded.state,
    newest = excluded.newest, record = excluded.record
"""
_WORDS = """
INSERT INTO block_texts (brand, block, words) VALUES (?, ?, ?)
ON CONFLICT (brand, block) DO UPDATE SET words = excluded.words WHERE words <> excluded.words
"""
_ANSWER = """
INSERT INTO answers (actor, key, status, at, record, body) VALUES (?, ?, ?, ?, ?, ?)
ON CONFLICT (actor, key) DO UPDATE SET status = excluded.status, at = excluded.at, record = excluded.record,
    body = excluded.body
"""


def carry_out(connection: driver.Connection, write: Write, *, positions: tuple[int, ...]) -> None:
    """Carry out one write. `positions` are those that the entries of the same changes will have.

    Raises:
        Conflict: what it builds on is not there.
        ValueError: something would go live without an entry that says so.
    """
    if isinstance(write, GoLive):
        if not 0 <= write.entry < len(positions):
            raise ValueError(f"GoLive names entry {write.entry} of {len(positions)}: the log must say what went live")
        go_live(connection, write, position=positions[write.entry])
    elif isinstance(write, TakeOff):
        take_off(connection, write, position=positions[0] if positions else 0)
    else:
        _WRITES[type(write)](connection, write)


def fold(text: str) -> str:
    """Bring text to the form that search compares: composed, ß as ss, no NUL that would end it early."""
    return unicodedata.normalize("NFC", text).replace("ß", "ss").replace("ẞ", "SS").replace("\0", " ")


def _put_brand(connection: driver.Connection, write: PutBrand) -> None:
    connection.execute(
        "INSERT INTO brands (key, revision, record) VALUES (?, ?, ?)"
        " ON CONFLICT (key) DO UPDATE SET revision = excluded.revision, record = excluded.record",
        (write.brand.key, write.brand.revision, encode(write.brand)),
    )


def _put_actor(connection: driver.Connection, write: PutActor) -> None:
    actor = write.actor
    connection.execute(
        "INSERT INTO actors (id, owner, revision, record) VALUES (?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET"
        " owner = excluded.owner, revision = excluded.revision, record = excluded.record",
        (actor.id, actor.owner, actor.revision, encode(actor)),
    )


def _put_token(connection: driver.Connection, write: PutToken) -> None:
    token = write.token
    connection.execute(
        "INSERT INTO tokens (id, actor, digest, record) VALUES (?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET"
        " actor = excluded.actor, digest = excluded.digest, record = excluded.record",
        (token.id, token.actor, token.digest, encode(token)),
    )


def _put_ruleset(connection: driver.Connection, write: PutRuleset) -> None:
    connection.execute(
        "INSERT INTO rulesets (brand, number, record, compiled, pack) VALUES (?, ?, ?, ?, ?)",
        (write.ruleset.brand, write.ruleset.number, encode(write.ruleset), write.compiled, write.pack),
    )


def _activate_ruleset(connection: driver.Connection, write: ActivateRuleset) -> None:
    updated = connection.execute("UPDATE brands SET active = ? WHERE key = ?", (write.number, write.brand))
    if updated.rowcount == 0:
        raise Conflict(
            de=f"Die Marke {write.brand} gibt es nicht mehr.", en=f"The brand {write.brand} is not there any more."
        )
    connection.execute(
        "INSERT INTO counters (brand, rules) VALUES (?, 1) ON CONFLICT (brand) DO UPDATE SET rules = rules + 1",
        (write.brand,),
    )


def _put_asset(connection: driver.Connection, write: PutAsset) -> None:
    asset = write.asset
    connection.execute(
        "INSERT INTO assets (brand, digest, media_type, record, data) VALUES (?, ?, ?, ?, ?)"
        " ON CONFLICT (brand, digest) DO NOTHING",
        (asset.brand, asset.digest, asset.media_type, encode(asset), write.data),
    )


def _put_version(connection: driver.Connection, write: PutVersion) -> None:
    version = write.version
    place = (version.brand, version.block)
    connection.execute(
        "INSERT INTO versions (brand, block, number, person, record) VALUES (?, ?, ?, ?, ?)",
        (*place, version.number, version.person, encode(version)),
    )
    connection.executemany(
        "INSERT INTO usages (brand, block, version, uses, pointer) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
        [(version.brand, usage.block, usage.version, usage.uses, usage.pointer) for usage in write.usages],
    )
    connection.executemany(
        "INSERT INTO version_labels (brand, block, version, label) VALUES (?, ?, ?, ?)",
        [(*place, version.number, label) for label in dict.fromkeys(version.labels)],
    )
    connection.execute("DELETE FROM block_locales WHERE brand = ? AND key = ?", place)
    texts = version.content.get("texts")
    connection.executemany(
        "INSERT INTO block_locales (brand, key, locale) VALUES (?, ?, ?)",
        [(*place, locale) for locale in texts] if isinstance(texts, Mapping) else [],
    )
    connection.execute(_WORDS, (*place, fold("\n".join((version.block, *write.search.values())))))


def _put_block(connection: driver.Connection, write: PutBlock) -> None:
    block = write.block
    place = (block.brand, block.key)
    connection.execute(_BLOCK, (*place, block.component, str(block.state), block.newest, encode(block)))
    connection.execute("DELETE FROM block_labels WHERE brand = ? AND key = ?", place)
    connection.executemany(
        "INSERT INTO block_labels (brand, key, label) VALUES (?, ?, ?)",
        [(*place, label) for label in dict.fromkeys(block.labels)],
    )


def _put_answer(connection: driver.Connection, write: PutAnswer) -> None:
    at = int(write.at.timestamp())
    connection.execute("DELETE FROM answers WHERE at < ?", (at - int(_ANSWERS_KEPT.total_seconds()),))
    record = encode(msgspec.structs.replace(write.answer, body=b""))
    connection.execute(_ANSWER, (write.actor, write.key, write.answer.status, at, record, write.answer.body))


_WRITES: Mapping[type, Callable[[driver.Connection, Any], None]] = {
    PutBrand: _put_brand,
    PutActor: _put_actor,
    PutToken: _put_token,
    PutRuleset: _put_ruleset,
    ActivateRuleset: _activate_ruleset,
    PutAsset: _put_asset,
    PutVersion: _put_version,
    PutBlock: _put_block,
    PutReview: put_review,
    PutRenditions: put_renditions,
    CollectRenditions: collect,
    PutRelease: put_release,
    TakeDown: take_down,
    PutClaims: put_claims,
    PutWaiver: put_waiver,
    PutLink: put_link,
    PutRelint: put_relint,
    PutAnswer: _put_answer,
    **WEBHOOK_WRITES,
}
