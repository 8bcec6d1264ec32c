"""What the log says of waivers. It names the finding by its fingerprint and rule, and people by their ids."""

from collections.abc import Mapping
from datetime import datetime

from content_hub.model import Caller, Entry
from content_hub.waivers import BlockWaiver

__all__ = ["waiver_data", "waiver_entry"]


def waiver_data(waiver: BlockWaiver) -> Mapping[str, object]:
    """Say which waiver, of what, until when."""
    return {
        "waiver": waiver.id,
        "block": waiver.block,
        "locale": waiver.locale,
        "fingerprint": waiver.fingerprint,
        "rule": None if waiver.finding is None else waiver.finding.rule,
        "expires": waiver.expires.isoformat(),
    }


def waiver_entry(
    event: str, waiver: BlockWaiver, *, caller: Caller, now: datetime, before: BlockWaiver | None = None
) -> Entry:
    """Say what was done to a waiver."""
    return Entry(
        type=event,
        subject=f"waivers/{waiver.id}",
        actor=caller.actor,
        at=now,
        origin=caller.origin,
        before=None if before is None else {"state": str(before.state)},
        after={"state": str(waiver.state), "reason": waiver.reason, **waiver_data(waiver)},
        data=waiver_data(waiver),
    )
