"""The two kinds of question: one with one answer, one with pages of answers."""

from typing import Generic, TypeVar

from msgspec import Struct

__all__ = ["Listing", "Query"]

T = TypeVar("T")


class Query(Struct, Generic[T], frozen=True, kw_only=True):
    """A question with one answer."""


class Listing(Struct, Generic[T], frozen=True, kw_only=True):
    """A question with pages of answers. `limit` is 1 to 100 (entries: 1,000)."""

    limit: int = 50
    cursor: str | None = None
