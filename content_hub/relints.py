"""Everything live judged anew under a ruleset that came into force, bit by bit, beside the daily work."""

import enum
from datetime import datetime

from msgspec import Struct

__all__ = ["OpenBlock", "Relint", "RelintState"]


class RelintState(enum.StrEnum):
    """Where it stands. `superseded`: another ruleset came into force before it was done."""

    RUNNING = "running"
    DONE = "done"
    SUPERSEDED = "superseded"


class OpenBlock(Struct, frozen=True, kw_only=True):
    """A live block with open findings."""

    block: str
    errors: int
    warnings: int
    notes: int


class Relint(Struct, frozen=True, kw_only=True):
    """How far judging has come: `done` of `total` live blocks, those with open findings (the first thousand).

    `cursor` is where it goes on, `leased` until when one worker is at it.
    """

    brand: str
    number: int
    state: RelintState
    started: datetime
    total: int
    done: int = 0
    with_findings: int = 0
    blocks: tuple[OpenBlock, ...] = ()
    cursor: str | None = None
    leased: datetime | None = None
    finished: datetime | None = None
    revision: int = 1
