"""What is delivered to whom, when it is tried again, and when it is given up: decided without a clock or a network."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

import msgspec

from content_hub.model import Entry, LoggedEntry
from content_hub.webhooks.model import Attempt, Delivery, DeliveryState, Webhook

__all__ = ["GONE", "WAITS", "after_attempt", "deliveries_for", "lanes_of", "wanted_again", "wants"]

WAITS = tuple(
    timedelta(seconds=seconds)
    for seconds in (0, 5, 5 * 60, 30 * 60, *(hours * 3600 for hours in (2, 5, 10, 14, 20, 24)))
)
"""How long each attempt waits after the one before (Standard Webhooks)."""

GONE = 410
_SUCCESS = range(200, 300)
_ATTEMPTS_KEPT = 40
_ABOUT_WEBHOOKS = "webhook."
_PARTS_OF_RELEASES = ("block.published", "block.withdrawn")


def deliveries_for(webhook: Webhook, logged: Sequence[LoggedEntry], *, now: datetime) -> tuple[Delivery, ...]:
    """Tell what a webhook is to hear of these entries."""
    return tuple(
        Delivery(
            brand=webhook.brand,
            webhook=webhook.id,
            position=one.position,
            type=one.entry.type,
            subject=one.entry.subject,
            lanes=lanes_of(one.entry),
            created=now,
            due=now,
        )
        for one in logged
        if wants(webhook, one.entry)
    )


def wants(webhook: Webhook, entry: Entry) -> bool:
    """Whether a webhook is told of an entry.

    `*` leaves out what a release says of single blocks, since the release's own event says it of all of them, and what
    concerns webhooks: both have to be named.
    """
    if entry.type in webhook.events:
        return True
    if "*" not in webhook.events or entry.type.startswith(_ABOUT_WEBHOOKS):
        return False
    return not (entry.type in _PARTS_OF_RELEASES and "release" in entry.data)


def lanes_of(entry: Entry) -> tuple[str, ...]:
    """Name what an entry speaks of: its subject, and every block in its data."""
    versions = entry.data.get("versions")
    items = versions if isinstance(versions, list | tuple) else ()
    keys = (
        entry.data.get("key"),
        entry.data.get("block"),
        *(item.get("block") for item in items if isinstance(item, Mapping)),
    )
    return tuple(dict.fromkeys((entry.subject, *(f"blocks/{key}" for key in keys if isinstance(key, str)))))


def after_attempt(delivery: Delivery, attempt: Attempt, *, waits: Sequence[timedelta] = WAITS) -> Delivery:
    """Tell what becomes of a delivery: done, to be tried again, or given up. Only 2xx means that it arrived."""
    tries = delivery.tries + 1
    state = DeliveryState.PENDING
    due = delivery.due
    if attempt.status in _SUCCESS:
        state = DeliveryState.DELIVERED
    elif attempt.status == GONE or tries >= len(waits):
        state = DeliveryState.FAILED
    else:
        due = attempt.at + waits[tries]
    return msgspec.structs.replace(
        delivery,
        state=state,
        due=due,
        tries=tries,
        attempts=(*delivery.attempts, attempt)[-_ATTEMPTS_KEPT:],
        revision=delivery.revision + 1,
    )


def wanted_again(delivery: Delivery, *, now: datetime) -> Delivery:
    """Try it anew from the first attempt on, with the same id."""
    return msgspec.structs.replace(
        delivery, state=DeliveryState.PENDING, due=now, tries=0, revision=delivery.revision + 1
    )
