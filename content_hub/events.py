"""Entries of a log as the world outside sees them: CloudEvents 1.0."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

import msgspec
from msgspec import Struct

from content_hub.model import LoggedEntry

__all__ = ["EVENT_TYPES", "PREFIX", "Event", "encode_event", "event_of"]

PREFIX = "content-hub."
EVENT_TYPES = frozenset(
    {
        "asset.added",
        "block.published",
        "block.withdrawn",
        "brand.changed",
        "link.issued",
        "link.revoked",
        "release.cancelled",
        "release.ended",
        "release.failed",
        "release.live",
        "release.scheduled",
        "review.commented",
        "review.decided",
        "review.opened",
        "review.overdue",
        "review.withdrawn",
        "ruleset.activated",
        "ruleset.relinted",
        "ruleset.uploaded",
        "version.saved",
        "waiver.ended",
        "waiver.expiring",
        "waiver.granted",
        "waiver.requested",
        "webhook.added",
        "webhook.disabled",
        "webhook.removed",
        "webhook.rotated",
    }
)
"""What a webhook can ask for by name. The log may hold more: who asks for `*` gets those too."""


class Event(Struct, frozen=True, kw_only=True):
    """One event. `id` is its position as text; positions count 1, 2, 3 … per brand without gaps."""

    specversion: str
    id: str
    position: int
    source: str
    type: str
    time: datetime
    subject: str
    data: Mapping[str, Any]


def event_of(brand: str, logged: LoggedEntry) -> Event:
    """Show an entry of a brand's log. Who did it and what was there before stays in the audit."""
    entry = logged.entry
    return Event(
        specversion="1.0",
        id=str(logged.position),
        position=logged.position,
        source=f"/v1/brands/{brand}",
        type=PREFIX + entry.type,
        time=entry.at,
        subject=entry.subject,
        data=entry.data,
    )


def encode_event(event: Event) -> bytes:
    """Write an event down as JSON on one line."""
    return msgspec.json.encode(event)
