"""Ids and secrets, made at the rim and passed into commands: no action makes its own."""

import secrets

from content_hub.digests import digest_of_bytes

__all__ = ["digest_of_secret", "new_id", "new_secret"]


def new_id(prefix: str) -> str:
    """Make an id that nobody can guess; the prefix says what it names: `review-…`."""
    return f"{prefix}-{secrets.token_hex(10)}"


def new_secret() -> str:
    """Make a token's secret: shown once, kept as a digest only."""
    return f"chub_{secrets.token_urlsafe(32)}"


def digest_of_secret(secret: str) -> str:
    """Say by which digest a secret is kept. Secrets are random and long, so one round is enough."""
    return digest_of_bytes(secret.encode("utf-8", "surrogatepass"))
