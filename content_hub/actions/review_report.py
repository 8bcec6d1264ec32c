"""The report of a review as it stands now: what is permitted today, not what was when it was submitted."""

from datetime import datetime

import msgspec

from brand.model import Report
from content_hub.actions.waiving import recounted, waived_report
from content_hub.hub import Hub
from content_hub.model import Review, ReviewState
from content_hub.storage.waiver_queries import WaiversOn
from content_hub.waivers import BlockWaiver

__all__ = ["review_report"]

_RUNNING = frozenset({ReviewState.OPEN, ReviewState.APPROVED})


async def review_report(hub: Hub, review: Review, *, now: datetime) -> tuple[Report, tuple[BlockWaiver, ...]]:
    """Give the report of a review, and the waivers that let some of its findings pass.

    A review that is over keeps its report as it was.
    """
    stored = msgspec.json.decode(review.report, type=Report)
    blocks = tuple(sorted({covered.block for covered in review.covers}))
    granted = await hub.store.facts(WaiversOn(brand=review.brand, blocks=blocks)) if stored.findings else ()
    if review.state not in _RUNNING:
        used = {finding.waiver.id for finding in stored.findings if finding.waiver is not None}
        return stored, tuple(item for item in granted if item.id in used)
    holding = {(item.block, item.locale, item.fingerprint): item for item in granted if item.holds_at(now)}
    bare = tuple(msgspec.structs.replace(finding, waiver=None) for finding in stored.findings)
    named = {(str(finding.block), finding.locale or "", finding.fingerprint) for finding in bare}
    before = stored if bare == stored.findings else recounted(stored, bare)
    return waived_report(before, holding), tuple(item for place, item in holding.items() if place in named)
