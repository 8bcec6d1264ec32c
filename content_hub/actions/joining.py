"""Several reports of one action as one."""

from brand.model import Counts, Report, RulesetMark, Severity
from content_hub.hub import Rules

__all__ = ["joined_report"]


def joined_report(reports: list[Report], rules: Rules) -> Report:
    """Join reports; the score is that of the weakest part, waived findings are not counted."""
    findings = tuple(finding for report in reports for finding in report.findings)
    scores = [report.score for report in reports if report.score is not None]
    open_ones = [finding.severity for finding in findings if finding.waiver is None]
    return Report(
        ruleset=RulesetMark(version=rules.version, digest=rules.digest),
        score=min(scores) if scores else None,
        counts=Counts(
            error=open_ones.count(Severity.ERROR),
            warning=open_ones.count(Severity.WARNING),
            note=open_ones.count(Severity.NOTE),
        ),
        findings=findings,
    )
