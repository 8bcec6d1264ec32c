"""How many requests one asker may send: a bucket each, filled evenly. Every worker holds its share of the limit."""

import math
from collections.abc import Callable

from content_hub.wire.problem_answer import ProblemAnswer
from content_hub.wire.problems import Problem

__all__ = ["Rates"]

_MOST_ASKERS = 10_000


class Rates:
    """Takes a request out of an asker's bucket, or refuses it and says when to come back."""

    def __init__(self, requests: float, seconds: float, clock: Callable[[], float]) -> None:
        self._size = max(requests, 1.0)
        self._per_second = requests / seconds
        self._clock = clock
        self._buckets: dict[str, tuple[float, float]] = {}

    def take(self, asker: str) -> None:
        """Count one request. Raise ProblemAnswer with `Retry-After` where the bucket is empty."""
        now = self._clock()
        level, then = self._buckets.get(asker, (self._size, now))
        level = min(self._size, level + (now - then) * self._per_second)
        if level < 1.0:
            raise _too_many(math.ceil((1.0 - level) / self._per_second))
        if len(self._buckets) >= _MOST_ASKERS and asker not in self._buckets:
            self._forget_full(now)
        self._buckets[asker] = (level - 1.0, now)

    def _forget_full(self, now: float) -> None:
        """Drop buckets that are full again; if none is, all: memory stays bounded whoever asks."""
        kept = {
            asker: (level, then)
            for asker, (level, then) in self._buckets.items()
            if level + (now - then) * self._per_second < self._size
        }
        self._buckets = kept if len(kept) < _MOST_ASKERS else {}


def _too_many(seconds: int) -> ProblemAnswer:
    return ProblemAnswer(
        Problem(
            name="rate-limited",
            de=f"Zu viele Anfragen: in {seconds} s wiederholen.",
            en=f"Too many requests: repeat in {seconds} s.",
            headers=[(b"retry-after", b"%d" % seconds)],
        )
    )
