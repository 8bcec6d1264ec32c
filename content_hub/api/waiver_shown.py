"""A waiver as answers show it."""

from datetime import datetime

from msgspec import Struct

from content_hub.waivers import BlockWaiver, FindingNamed, WaiverState
from content_hub.wire.languages import Language, choose

__all__ = ["WaiverShown", "waiver_shown"]


class WaivedFinding(Struct, frozen=True, kw_only=True):
    """The finding as it was when somebody asked."""

    rule: str
    severity: str
    message: str
    quote: str
    version: int


class WaiverShown(Struct, frozen=True, kw_only=True):
    """Permission for one finding of one block and locale. `finding` is null where no report of the block has it."""

    id: str
    block: str
    locale: str
    fingerprint: str
    reason: str
    expires: datetime
    state: WaiverState
    actor: str
    created: datetime
    granted_by: str | None
    granted: datetime | None
    ended_by: str | None
    ended: datetime | None
    finding: WaivedFinding | None


def waiver_shown(waiver: BlockWaiver, language: Language, *, now: datetime) -> WaiverShown:
    """Show a waiver as it stands now, in the reader's language."""
    return WaiverShown(
        id=waiver.id,
        block=waiver.block,
        locale=waiver.locale,
        fingerprint=waiver.fingerprint,
        reason=waiver.reason,
        expires=waiver.expires,
        state=waiver.state_at(now),
        actor=waiver.actor,
        created=waiver.created,
        granted_by=waiver.granted_by,
        granted=waiver.granted,
        ended_by=waiver.ended_by,
        ended=waiver.ended,
        finding=None if waiver.finding is None else _finding(waiver.finding, language),
    )


def _finding(finding: FindingNamed, language: Language) -> WaivedFinding:
    return WaivedFinding(
        rule=finding.rule,
        severity=finding.severity,
        message=choose(language, de=finding.de, en=finding.en),
        quote=finding.quote,
        version=finding.version,
    )
