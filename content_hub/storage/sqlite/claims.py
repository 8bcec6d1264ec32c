"""Which versions claim something of a product or code: one row each, asked by subject."""

from content_hub.model import VersionRef
from content_hub.storage.claim_changes import PutClaims
from content_hub.storage.claim_queries import ClaimsOn
from content_hub.storage.sqlite.connection import driver
from content_hub.storage.sqlite.records import encode

__all__ = ["claims_on", "put_claims"]

_CLAIMS = """
SELECT DISTINCT claims.block, claims.version FROM claims
WHERE claims.brand = :brand AND claims.subject IN (SELECT value FROM json_each(:subjects))
    AND (EXISTS (SELECT 1 FROM pointers WHERE pointers.brand = claims.brand AND pointers.block = claims.block
            AND pointers.version = claims.version)
        OR EXISTS (SELECT 1 FROM step_items WHERE step_items.brand = claims.brand AND step_items.block = claims.block
            AND step_items.version = claims.version AND comes))
ORDER BY claims.block, claims.version
"""


def put_claims(connection: driver.Connection, write: PutClaims) -> None:
    """Keep what a version claims something of."""
    connection.executemany(
        "INSERT INTO claims (brand, subject, block, version) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
        [(write.brand, subject, write.block, write.version) for subject in write.subjects],
    )


def claims_on(connection: driver.Connection, query: ClaimsOn) -> tuple[VersionRef, ...]:
    """Find the versions, each once."""
    rows = connection.execute(_CLAIMS, {"brand": query.brand, "subjects": encode(query.subjects)})
    return tuple(VersionRef(block=block, version=version) for block, version in rows)
