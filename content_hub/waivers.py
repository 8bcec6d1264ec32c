"""Reasoned, expiring permissions for one finding of one block and locale."""

import enum
from datetime import datetime

from msgspec import Struct

__all__ = ["BlockWaiver", "FindingNamed", "WaiverState"]


class WaiverState(enum.StrEnum):
    """Where a waiver stands. Only a granted one that has not expired lets a finding pass."""

    REQUESTED = "requested"
    GRANTED = "granted"
    ENDED = "ended"


class FindingNamed(Struct, frozen=True, kw_only=True):
    """The finding as it was when somebody asked, in both languages: whoever grants knows what is permitted."""

    rule: str
    severity: str
    de: str
    en: str
    quote: str
    version: int


class BlockWaiver(Struct, frozen=True, kw_only=True):
    """Asked for by one person, granted by another. `finding` is None where no report of the block has it.

    `is_announced` tells that the log has said that it will expire.
    """

    brand: str
    id: str
    block: str
    locale: str
    fingerprint: str
    reason: str
    expires: datetime
    state: WaiverState
    actor: str
    person: str
    created: datetime
    granted_by: str | None = None
    granted: datetime | None = None
    ended_by: str | None = None
    ended: datetime | None = None
    finding: FindingNamed | None = None
    is_announced: bool = False
    revision: int = 1

    def state_at(self, now: datetime) -> WaiverState:
        """Tell the state at an instant: what has expired has ended, whoever wrote that down or not."""
        return WaiverState.ENDED if self.expires <= now else self.state

    def holds_at(self, at: datetime) -> bool:
        """Whether it lets its finding pass at an instant."""
        return self.state_at(at) is WaiverState.GRANTED

    def held_at(self, at: datetime) -> bool:
        """Whether it let its finding pass at an instant of the past."""
        is_over = self.expires <= at or (self.ended is not None and self.ended <= at)
        return self.granted is not None and self.granted <= at and not is_over
