"""Says findings in the reader's language, wherever an answer holds them."""

from typing import Any, cast

import msgspec

from brand.finding import Counts, Finding, Report, RulesetMark
from brand.reports.json import wire
from content_hub.wire.languages import Language
from content_hub.wire.problems import Problem

__all__ = ["findings_shown", "report_shown", "worded"]


def report_shown(report: Report | bytes, language: Language) -> dict[str, object]:
    """Show a report, also one that was stored as JSON."""
    return wire(msgspec.json.decode(report, type=Report) if isinstance(report, bytes) else report, language)


def worded(problem: Problem, language: Language) -> Problem:
    """Word the findings among a problem's members."""
    members = {name: _plain(value, language) for name, value in problem.members.items()}
    return msgspec.structs.replace(problem, members=members) if members else problem


def _plain(value: object, language: Language) -> object:
    if not isinstance(value, list | tuple) or not any(isinstance(item, Finding) for item in value):
        return value
    return findings_shown(tuple(item for item in value if isinstance(item, Finding)), language)


def findings_shown(findings: tuple[Finding, ...], language: Language) -> list[dict[str, Any]]:
    """Show findings that stand in no report."""
    around = Report(ruleset=RulesetMark(version=None, digest=""), score=None, counts=Counts(), findings=findings)
    return cast("list[dict[str, Any]]", wire(around, language)["findings"])
