"""A report as plain JSON values, in the shape that the HTTP contract fixes."""

from typing import cast

import msgspec

from brand.finding import Finding, Report
from brand.reports.language import said

__all__ = ["wire"]


def wire(report: Report, lang: str) -> dict[str, object]:
    """Give a report with its sentences in `de` or `en`, ready for a JSON encoder."""
    plain = cast("dict[str, object]", msgspec.to_builtins(report))
    plain["findings"] = [_finding(finding, lang) for finding in report.findings]
    return plain


def _finding(finding: Finding, lang: str) -> dict[str, object]:
    plain = cast("dict[str, object]", msgspec.to_builtins(finding))
    plain["message"] = said(finding.message, lang)
    plain["why"] = None if finding.why is None else said(finding.why, lang)
    return plain
