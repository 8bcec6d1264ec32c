"""Who asks: a bearer token, or HTTP Basic with the token as its password."""

import base64
import binascii
from datetime import datetime

from content_hub.ids import digest_of_secret
from content_hub.model import ActorKind, Caller
from content_hub.storage.port import DeliverySettings, TokenSettings

__all__ = ["caller_of", "secret_of", "token_of"]

_LONGEST = 4096


def secret_of(authorization: str | None) -> str | None:
    """Read the token from an Authorization header; None where there is none or it cannot be read."""
    if authorization is None or len(authorization) > _LONGEST:
        return None
    scheme, _, value = authorization.strip().partition(" ")
    value = value.strip()
    if scheme.lower() == "bearer":
        return value or None
    if scheme.lower() != "basic":
        return None
    try:
        pair = base64.b64decode(value, validate=True).decode("utf-8")
    except (binascii.Error, ValueError):
        return None
    return pair.partition(":")[2] or None


def token_of(settings: DeliverySettings, authorization: str | None, *, now: datetime) -> TokenSettings | None:
    """Find the token that the header names; None where it is missing, unknown, expired or revoked."""
    secret = secret_of(authorization)
    if secret is None:
        return None
    token = settings.tokens.get(digest_of_secret(secret))
    if token is None or (token.expires is not None and token.expires <= now):
        return None
    return token


def caller_of(token: TokenSettings) -> Caller:
    """Tell who acts with this token."""
    return Caller(actor=token.actor, person=token.person, kind=ActorKind(token.kind), roles=token.roles)
