"""Webhooks with their secrets and deliveries, and leases: who of many workers does what only one should do."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils.db import Database

__all__ = ["webhooks"]

_TABLES = """
CREATE TABLE webhooks (
    seq INTEGER PRIMARY KEY, brand TEXT NOT NULL REFERENCES brands (key), id TEXT NOT NULL, state TEXT NOT NULL,
    revision INTEGER NOT NULL, read INTEGER NOT NULL, record TEXT NOT NULL,
    UNIQUE (brand, id)
) STRICT;
CREATE TABLE webhook_secrets (
    brand TEXT NOT NULL, webhook TEXT NOT NULL, place INTEGER NOT NULL, until TEXT, record TEXT NOT NULL,
    PRIMARY KEY (brand, webhook, place),
    FOREIGN KEY (brand, webhook) REFERENCES webhooks (brand, id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE TABLE deliveries (
    brand TEXT NOT NULL, webhook TEXT NOT NULL, position INTEGER NOT NULL, state TEXT NOT NULL, due TEXT NOT NULL,
    revision INTEGER NOT NULL, record TEXT NOT NULL,
    PRIMARY KEY (brand, webhook, position),
    FOREIGN KEY (brand, webhook) REFERENCES webhooks (brand, id) ON DELETE CASCADE
) STRICT;
CREATE INDEX deliveries_pending ON deliveries (brand, webhook, due) WHERE state = 'pending';
CREATE INDEX deliveries_settled ON deliveries (brand, webhook, due) WHERE state <> 'pending';
CREATE TABLE delivery_lanes (
    brand TEXT NOT NULL, webhook TEXT NOT NULL, lane TEXT NOT NULL, position INTEGER NOT NULL,
    PRIMARY KEY (brand, webhook, lane, position),
    FOREIGN KEY (brand, webhook, position) REFERENCES deliveries (brand, webhook, position) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX delivery_lanes_by_delivery ON delivery_lanes (brand, webhook, position);
CREATE TABLE leases (name TEXT PRIMARY KEY, holder TEXT NOT NULL, until TEXT NOT NULL) STRICT, WITHOUT ROWID;
"""


def webhooks(db: "Database") -> None:
    """Make the tables. `delivery_lanes` holds only what has not arrived yet."""
    db.executescript(_TABLES)
