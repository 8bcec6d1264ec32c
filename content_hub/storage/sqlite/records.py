"""Records as JSON text in a column, and times as text that sorts."""

from datetime import UTC, datetime
from typing import TypeVar

import msgspec

__all__ = ["decode", "encode", "time_of", "time_text"]

T = TypeVar("T")

_ENCODER = msgspec.json.Encoder()


def encode(record: object) -> str:
    """Write a record down. Lone surrogates raise UnicodeEncodeError, too deep nesting RecursionError."""
    return _ENCODER.encode(record).decode()


def decode(text: str, kind: type[T]) -> T:
    """Read a record back."""
    return msgspec.json.decode(text, type=kind)


def time_text(at: datetime) -> str:
    """Write a time down in UTC."""
    return at.astimezone(UTC).isoformat()


def time_of(text: str) -> datetime:
    """Read a time back."""
    return datetime.fromisoformat(text)
