"""Decide again when something changed between reading and committing: the decision is pure, so nothing is lost."""

from collections.abc import Awaitable, Callable
from typing import TypeVar

from content_hub.errors import Conflict

__all__ = ["decided_anew"]

T = TypeVar("T")

_TRIES = 5


async def decided_anew(attempt: Callable[[], Awaitable[T]]) -> T:
    """Run an action's load → decide → commit; on Conflict once more from the start, at most five times in all.

    Raises:
        Conflict: other changes kept coming in between.
    """
    for _ in range(_TRIES - 1):
        try:
            return await attempt()
        except Conflict:
            continue
    return await attempt()
