"""Webhooks, what is to be delivered to them, and what came of each attempt."""

import enum
from datetime import datetime

from msgspec import Struct

__all__ = ["Attempt", "Delivery", "DeliveryState", "Webhook", "WebhookSecret", "WebhookState"]


class WebhookState(enum.StrEnum):
    """Whether a webhook is told of events. A receiver that answers 410 is not told any more."""

    ENABLED = "enabled"
    DISABLED = "disabled"


class Webhook(Struct, frozen=True, kw_only=True):
    """An address that is told of a brand's events: of those that `events` names, `*` being all.

    `read` is the position up to which the log was gone through for it, `waiting` how many deliveries have not arrived
    (not counted beyond a thousand); the store fills both in.
    """

    brand: str
    id: str
    url: str
    events: tuple[str, ...]
    actor: str
    created: datetime
    state: WebhookState = WebhookState.ENABLED
    read: int = 0
    waiting: int = 0
    revision: int = 1


class WebhookSecret(Struct, frozen=True, kw_only=True):
    """What deliveries are signed with. One that was replaced signs beside its successor until a time."""

    secret: str
    until: datetime | None = None


class DeliveryState(enum.StrEnum):
    """Where a delivery stands. `failed`: it will not be tried again unless somebody asks for it."""

    PENDING = "pending"
    DELIVERED = "delivered"
    FAILED = "failed"


class Attempt(Struct, frozen=True, kw_only=True):
    """One try: the status that came back, or why none did."""

    at: datetime
    status: int | None = None
    error: str | None = None
    milliseconds: int = 0


class Delivery(Struct, frozen=True, kw_only=True):
    """One event for one webhook. `tries` counts since it was last wanted, `due` is when it is tried next.

    `lanes` are the things that it speaks of: within one of them no event overtakes another.
    """

    brand: str
    webhook: str
    position: int
    type: str
    subject: str
    lanes: tuple[str, ...]
    created: datetime
    due: datetime
    state: DeliveryState = DeliveryState.PENDING
    tries: int = 0
    attempts: tuple[Attempt, ...] = ()
    revision: int = 1

    @property
    def id(self) -> str:
        """The id that the receiver sees, the same at every attempt, and unlike those of other brands."""
        return f"{self.brand}_{self.position}"
