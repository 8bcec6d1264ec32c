"""The first tables. What is asked by has its column; the rest of a record is JSON, readable with any SQLite tool."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils.db import Database

__all__ = ["first"]

_TABLES = """
CREATE TABLE brands (
    key TEXT PRIMARY KEY, revision INTEGER NOT NULL, active INTEGER, record TEXT NOT NULL,
    FOREIGN KEY (key, active) REFERENCES rulesets (brand, number)
) STRICT;
CREATE TABLE counters (
    brand TEXT PRIMARY KEY, live INTEGER NOT NULL DEFAULT 0, rules INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
CREATE TABLE actors (
    seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, owner TEXT, revision INTEGER NOT NULL, record TEXT NOT NULL
) STRICT;
CREATE INDEX actors_by_owner ON actors (owner) WHERE owner IS NOT NULL;
CREATE TABLE tokens (
    id TEXT PRIMARY KEY, actor TEXT NOT NULL REFERENCES actors (id), digest TEXT NOT NULL UNIQUE, record TEXT NOT NULL
) STRICT;
CREATE INDEX tokens_by_actor ON tokens (actor);
CREATE TABLE rulesets (
    brand TEXT NOT NULL REFERENCES brands (key), number INTEGER NOT NULL,
    record TEXT NOT NULL, compiled BLOB NOT NULL, pack BLOB NOT NULL,
    PRIMARY KEY (brand, number)
) STRICT;
CREATE TABLE assets (
    seq INTEGER PRIMARY KEY, brand TEXT NOT NULL REFERENCES brands (key), digest TEXT NOT NULL,
    media_type TEXT NOT NULL, record TEXT NOT NULL, data BLOB NOT NULL,
    UNIQUE (brand, digest)
) STRICT;
CREATE TABLE blocks (
    brand TEXT NOT NULL REFERENCES brands (key), key TEXT NOT NULL, component TEXT NOT NULL, state TEXT NOT NULL,
    newest INTEGER NOT NULL, record TEXT NOT NULL,
    PRIMARY KEY (brand, key)
) STRICT;
CREATE TABLE block_labels (
    brand TEXT NOT NULL, key TEXT NOT NULL, label TEXT NOT NULL,
    PRIMARY KEY (brand, key, label)
) STRICT, WITHOUT ROWID;
CREATE TABLE block_locales (
    brand TEXT NOT NULL, key TEXT NOT NULL, locale TEXT NOT NULL,
    PRIMARY KEY (brand, key, locale)
) STRICT, WITHOUT ROWID;
CREATE TABLE block_texts (
    id INTEGER PRIMARY KEY, brand TEXT NOT NULL, block TEXT NOT NULL, words TEXT NOT NULL,
    UNIQUE (brand, block)
) STRICT;
CREATE TABLE versions (
    brand TEXT NOT NULL REFERENCES brands (key), block TEXT NOT NULL, number INTEGER NOT NULL, person TEXT NOT NULL,
    was_live INTEGER NOT NULL DEFAULT 0, record TEXT NOT NULL,
    PRIMARY KEY (brand, block, number)
) STRICT;
CREATE TABLE usages (
    brand TEXT NOT NULL, block TEXT NOT NULL, version INTEGER NOT NULL, uses TEXT NOT NULL, pointer TEXT NOT NULL,
    PRIMARY KEY (brand, uses, block, version, pointer)
) STRICT, WITHOUT ROWID;
CREATE TABLE reviews (
    seq INTEGER PRIMARY KEY, brand TEXT NOT NULL REFERENCES brands (key), id TEXT NOT NULL, state TEXT NOT NULL,
    actor TEXT NOT NULL, revision INTEGER NOT NULL, record TEXT NOT NULL, report BLOB NOT NULL,
    UNIQUE (brand, id)
) STRICT;
CREATE TABLE review_covers (
    brand TEXT NOT NULL, block TEXT NOT NULL, version INTEGER NOT NULL, review TEXT NOT NULL,
    PRIMARY KEY (brand, block, version, review)
) STRICT, WITHOUT ROWID;
CREATE INDEX review_covers_by_review ON review_covers (brand, review);
CREATE TABLE review_renditions (
    brand TEXT NOT NULL, digest TEXT NOT NULL, review TEXT NOT NULL,
    PRIMARY KEY (brand, digest, review)
) STRICT, WITHOUT ROWID;
CREATE INDEX review_renditions_by_review ON review_renditions (brand, review);
CREATE TABLE renditions (
    id INTEGER PRIMARY KEY, brand TEXT NOT NULL REFERENCES brands (key), digest TEXT NOT NULL,
    media_type TEXT NOT NULL, body BLOB NOT NULL, drawn BLOB NOT NULL,
    UNIQUE (brand, digest)
) STRICT;
CREATE TABLE releases (
    seq INTEGER PRIMARY KEY, brand TEXT NOT NULL REFERENCES brands (key), id TEXT NOT NULL,
    revision INTEGER NOT NULL, record TEXT NOT NULL,
    UNIQUE (brand, id)
) STRICT;
CREATE TABLE pointers (
    brand TEXT NOT NULL, block TEXT NOT NULL, locale TEXT NOT NULL, version INTEGER NOT NULL, record TEXT NOT NULL,
    PRIMARY KEY (brand, block, locale),
    FOREIGN KEY (brand, block, version) REFERENCES versions (brand, block, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX pointers_by_version ON pointers (brand, block, version);
CREATE TABLE live (
    id INTEGER PRIMARY KEY, brand TEXT NOT NULL, key TEXT NOT NULL, locale TEXT NOT NULL, channel TEXT NOT NULL,
    format TEXT NOT NULL, profile TEXT NOT NULL, dialect TEXT NOT NULL,
    rendition INTEGER NOT NULL REFERENCES renditions (id), digest TEXT NOT NULL, media_type TEXT NOT NULL,
    surrogate TEXT NOT NULL, position INTEGER NOT NULL, valid_until TEXT, next_digest TEXT,
    bytes INTEGER NOT NULL, version INTEGER NOT NULL, since TEXT NOT NULL, assets TEXT NOT NULL,
    FOREIGN KEY (brand, key, locale) REFERENCES pointers (brand, block, locale) ON DELETE CASCADE
) STRICT;
CREATE UNIQUE INDEX live_by_address ON live (brand, key, locale, channel, format, profile, dialect);
CREATE INDEX live_by_rendition ON live (rendition);
CREATE TABLE presence (
    brand TEXT NOT NULL, block TEXT NOT NULL, withdrawn TEXT,
    PRIMARY KEY (brand, block)
) STRICT, WITHOUT ROWID;
CREATE TABLE released (
    brand TEXT NOT NULL, digest TEXT NOT NULL, block TEXT NOT NULL,
    PRIMARY KEY (brand, digest, block)
) STRICT, WITHOUT ROWID;
CREATE TABLE answers (
    actor TEXT NOT NULL, key TEXT NOT NULL, status INTEGER NOT NULL, at INTEGER NOT NULL,
    record TEXT NOT NULL, body BLOB NOT NULL,
    PRIMARY KEY (actor, key)
) STRICT;
CREATE INDEX answers_by_age ON answers (at);
CREATE TABLE log (
    brand TEXT NOT NULL, position INTEGER NOT NULL, previous TEXT NOT NULL, digest TEXT NOT NULL, entry TEXT NOT NULL,
    PRIMARY KEY (brand, position)
) STRICT;
"""


def first(db: "Database") -> None:
    """Make all tables, and the index that search asks: German umlauts are found with and without their dots."""
    db.executescript(_TABLES)
    db.table("block_texts").enable_fts(["words"], create_triggers=True, tokenize="unicode61 remove_diacritics 2")
