"""Remembers answers, within bounds."""

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import TypeVar

__all__ = ["remembered"]

T = TypeVar("T")


def remembered(*, most: int, longest: int) -> Callable[[Callable[[str], T]], Callable[[str], T]]:
    """Remember the answers to `most` texts; a long one is worked out anew, so that none can fill the memory."""

    def decorate(function: Callable[[str], T]) -> Callable[[str], T]:
        cached = lru_cache(maxsize=most)(function)

        @wraps(function)
        def asked(text: str) -> T:
            return cached(text) if len(text) <= longest else function(text)

        return asked

    return decorate
