"""Digests over canonical JSON: keys sorted, no spaces, UTF-8; `sha256:` and 64 hex digits."""

import hashlib

import msgspec

__all__ = ["digest_of", "digest_of_bytes"]

_ENCODER = msgspec.json.Encoder(order="sorted")


def digest_of_bytes(data: bytes) -> str:
    """Address bytes by their SHA-256."""
    return "sha256:" + hashlib.sha256(data).hexdigest()


def digest_of(value: object) -> str:
    """Address a value by the SHA-256 of its canonical JSON."""
    return digest_of_bytes(_ENCODER.encode(value))
