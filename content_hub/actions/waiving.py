"""A report as the gate sees it: joined, and findings marked that a waiver lets pass."""

from collections.abc import Iterable, Mapping
from datetime import datetime

import msgspec

from brand.model import Counts, Finding, Report, Severity, Waiver
from content_hub.actions.joining import joined_report
from content_hub.hub import Hub, Rules
from content_hub.storage.waiver_queries import WaiversOn
from content_hub.waivers import BlockWaiver

__all__ = ["judged_report", "judged_then", "recounted", "waived_report"]

_FULL = 100

Granted = Mapping[tuple[str, str, str], BlockWaiver]
"""What holds, by block, locale and fingerprint."""


async def judged_report(hub: Hub, rules: Rules, reports: Iterable[Report], *, at: datetime) -> Report:
    """Join reports and mark what is permitted at an instant.

    Whoever commits what rests on it expects the counter `rules`: a waiver that ends meanwhile makes that a Conflict.
    """
    parts = list(reports)
    found = await hub.store.facts(WaiversOn(brand=rules.brand, blocks=blocks)) if (blocks := _blocks(parts)) else ()
    granted = _by_finding(item for item in found if item.holds_at(at))
    return joined_report([waived_report(part, granted) for part in parts], rules)


async def judged_then(hub: Hub, rules: Rules, reports: Iterable[Report], *, at: datetime) -> Report:
    """Join reports and mark what was permitted at an instant of the past."""
    parts = list(reports)
    found = await hub.store.facts(WaiversOn(brand=rules.brand, blocks=_blocks(parts), ended=True))
    granted = _by_finding(item for item in found if item.held_at(at))
    return joined_report([waived_report(part, granted) for part in parts], rules)


def _blocks(reports: Iterable[Report]) -> tuple[str, ...]:
    named = {finding.block for part in reports for finding in part.findings if isinstance(finding.block, str)}
    return tuple(sorted(named - {""}))


def _by_finding(waivers: Iterable[BlockWaiver]) -> Granted:
    return {(item.block, item.locale, item.fingerprint): item for item in waivers}


def waived_report(report: Report, granted: Granted) -> Report:
    """Mark the findings that are permitted; they count no more, neither by severity nor in the score."""
    if not granted:
        return report
    findings = tuple(_marked(finding, granted) for finding in report.findings)
    return report if findings == report.findings else recounted(report, findings)


def recounted(report: Report, findings: tuple[Finding, ...]) -> Report:
    """Give a report whose findings are permitted otherwise than before."""
    open_ones = [finding.severity for finding in findings if finding.waiver is None]
    counted = sum(finding.waiver is None for finding in report.findings)
    return msgspec.structs.replace(
        report,
        findings=findings,
        score=_score(report.score, counted, len(open_ones)),
        counts=Counts(
            error=open_ones.count(Severity.ERROR),
            warning=open_ones.count(Severity.WARNING),
            note=open_ones.count(Severity.NOTE),
        ),
    )


def _marked(finding: Finding, granted: Granted) -> Finding:
    found = granted.get((str(finding.block), finding.locale or "", finding.fingerprint))
    if found is None:
        return finding
    permission = Waiver(
        id=found.id, reason=found.reason, expires=found.expires.isoformat(), granted_by=found.granted_by
    )
    return msgspec.structs.replace(finding, waiver=permission)


def _score(score: int | None, before: int, after: int) -> int | None:
    """Solve the score for the length of the text, and tell it anew with other findings; None where it cannot be."""
    if score is None or before == after:
        return score
    if not after:
        return _FULL
    if score >= _FULL:
        return None if not before else score
    units = before * score / (_FULL - score)
    return round(_FULL * units / (units + after))
