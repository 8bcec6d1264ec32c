"""When a release begins and ends: wall times in zones, and what becomes of a release."""

import enum
from typing import Literal

from msgspec import Struct

__all__ = ["AfterEnd", "Ending", "LocalTime", "ReleaseState", "StepKind"]


class ReleaseState(enum.StrEnum):
    """Where a release stands. `ended`: its time is over, and what was to follow has followed."""

    SCHEDULED = "scheduled"
    LIVE = "live"
    ENDED = "ended"
    CANCELLED = "cancelled"
    FAILED = "failed"


class AfterEnd(enum.StrEnum):
    """What follows a release whose time is over: nothing, or what was live before it."""

    WITHDRAW = "withdraw"
    PREVIOUS = "previous"


class LocalTime(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A wall time `YYYY-MM-DDTHH:MM[:SS]` in an IANA zone. `fold` 1 is the second of two equal ones."""

    local: str
    zone: str
    fold: Literal[0, 1] = 0


class Ending(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """When a release ends, and what follows it."""

    local: str
    zone: str
    then: AfterEnd
    fold: Literal[0, 1] = 0


class StepKind(enum.StrEnum):
    """What a pending step of a release does: go live, or end."""

    START = "start"
    END = "end"
