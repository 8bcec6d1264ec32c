"""Workflow commands of GitHub Actions: each finding stands beside its line in the pull request."""

from collections.abc import Iterable, Iterator

from msgspec import UNSET

from brand.finding import Finding, Severity
from brand.reports.judged import FileReport
from brand.reports.language import said

__all__ = ["annotations"]

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def annotations(files: Iterable[FileReport], lang: str) -> Iterator[str]:
    """Give one command a line for each finding that is not waived."""
    for file in files:
        for finding in file.report.findings:
            if finding.waiver is None:
                yield _command(finding, file.path, lang)


def _command(finding: Finding, path: str, lang: str) -> str:
    properties = {"file": path, **_place(finding), "title": finding.rule}
    stated = ",".join(f"{name}={_property(str(value))}" for name, value in properties.items())
    return f"::{_COMMANDS[finding.severity or Severity.ERROR]} {stated}::{_message(said(finding.message, lang))}"


def _place(finding: Finding) -> dict[str, int]:
    at = finding.at
    if at.line is UNSET or at.column is UNSET:
        return {}
    if "\n" in finding.quote or "\r" in finding.quote:
        return {"line": at.line}  # columns are shown only where the words stand on one line
    return {"line": at.line, "endLine": at.line, "col": at.column, "endColumn": at.column + len(finding.quote)}


def _message(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")
