"""Several reports of one action as one."""

from brand.model import Counts, Report, RulesetMark, Severity
from content_hub.hub import Rules

__all__ = ["joined_report"]


def joined_report(reports: list[Report], rules: Rules) -> Report:
    """Join reports; the score is that of the weakest part, waived findings are not counted.

    Parts of one version repeat what they find in its sources: that is kept once.
    """
    told = {
        (finding.block, finding.rule, finding.at, finding.message): finding
        for report in reversed(reports)
        for finding in reversed(report.findings)
    }
    findings = tuple(reversed(told.values()))
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
