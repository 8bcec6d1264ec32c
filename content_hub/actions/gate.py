"""The gate that every path to live passes: no unwaived error under the ruleset in force."""

from brand.model import Finding, Report, Severity
from content_hub.errors import GateFailed
from content_hub.hub import Rules

__all__ = ["check_gate", "open_errors"]


def open_errors(report: Report) -> tuple[Finding, ...]:
    """Keep the errors that nobody waived."""
    return tuple(
        finding for finding in report.findings if finding.severity is Severity.ERROR and finding.waiver is None
    )


def check_gate(report: Report, rules: Rules) -> None:
    """Refuse with every open error. `members["findings"]` are `brand.model.Finding`s; the API words them."""
    errors = open_errors(report)
    if not errors:
        return
    number = "—" if rules.version is None else str(rules.version)
    raise GateFailed(
        de=f"{len(errors)} offene Fehler nach Regelwerk {number}. Beheben, neu speichern und noch einmal einreichen.",
        en=f"{len(errors)} open error(s) under ruleset {number}. Mend them, save, and submit again.",
        members={"findings": errors},
    )
