"""Signatures after Standard Webhooks (https://www.standardwebhooks.com, specification read 2026-11)."""

import base64
import hashlib
import hmac
import secrets
from collections.abc import Mapping, Sequence
from datetime import datetime

__all__ = ["new_webhook_secret", "signed_headers"]

_PREFIX = "whsec_"
_BYTES = 32


def new_webhook_secret() -> str:
    """Make a secret as receivers' libraries take it."""
    return _PREFIX + base64.b64encode(secrets.token_bytes(_BYTES)).decode()


def signed_headers(keys: Sequence[str], body: bytes, *, id_: str, at: datetime) -> Mapping[str, str]:
    """Give the three headers by which a receiver knows that a body is from us, new, and not seen before.

    With several secrets each signs: whoever has any of them can verify.
    """
    stamp = str(int(at.timestamp()))
    text = f"{id_}.{stamp}.".encode() + body
    signatures = (hmac.digest(base64.b64decode(key.removeprefix(_PREFIX)), text, hashlib.sha256) for key in keys)
    return {
        "webhook-id": id_,
        "webhook-timestamp": stamp,
        "webhook-signature": " ".join(f"v1,{base64.b64encode(one).decode()}" for one in signatures),
    }
