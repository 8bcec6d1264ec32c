"""A baseline: the findings that were there when a team began, so that only new ones stop it.

A finding is known again by its fingerprint, which is made of its rule and the words around it: it stays known when
lines move and files are renamed, and becomes new when its sentence changes.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Literal

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from brand.errors import Unreadable
from brand.finding import Finding, Said, Waiver
from brand.linter import recounted
from brand.reports.judged import FileReport

__all__ = ["BASELINE", "Baseline", "Known", "baseline_of", "read_baseline", "write_baseline"]

BASELINE = "baseline"
"""The id of the waiver that a known finding is given."""

_REASON = "known since the baseline was written"


class Known(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One finding that is known; path and quote are there for people who read the file."""

    fingerprint: str
    rule: str
    path: str = ""
    quote: str = ""


class Baseline(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """All findings that are known, in the order of files and places."""

    version: Literal[1] = 1
    findings: tuple[Known, ...] = ()

    def known_in(self, files: Iterable[FileReport]) -> tuple[FileReport, ...]:
        """Give the files with their known findings waived; each entry permits one finding."""
        left = Counter(known.fingerprint for known in self.findings)
        return tuple(_measured(file, left) for file in files)


def _measured(file: FileReport, left: Counter[str]) -> FileReport:
    findings = _permitted(file.report.findings, left)
    return replace(file, report=recounted(file.report, findings, words=file.words))


def _permitted(findings: Iterable[Finding], left: Counter[str]) -> Iterator[Finding]:
    for finding in findings:
        if finding.waiver is None and left[finding.fingerprint] > 0:
            left[finding.fingerprint] -= 1
            yield replace(finding, waiver=Waiver(id=BASELINE, reason=_REASON))
        else:
            yield finding


def baseline_of(files: Iterable[FileReport]) -> Baseline:
    """Take all findings that are not waived as known."""
    return Baseline(
        findings=tuple(
            Known(fingerprint=finding.fingerprint, rule=finding.rule, path=file.path, quote=finding.quote)
            for file in files
            for finding in file.report.findings
            if finding.waiver is None
        )
    )


def read_baseline(path: Path) -> Baseline:
    """Read a baseline file; Unreadable says what is wrong with it."""
    try:
        return msgspec.json.decode(path.read_bytes(), type=Baseline)
    except OSError as fault:
        reason = Said(
            de=f"{path} lässt sich nicht lesen: {fault.strerror}; --write-baseline legt die Datei an",
            en=f"{path} cannot be read: {fault.strerror}; --write-baseline makes the file",
        )
        raise Unreadable(reason) from fault
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as fault:
        raise Unreadable(
            Said(de=f"{path} ist keine Baseline: {fault}", en=f"{path} is no baseline: {fault}")
        ) from fault


def write_baseline(path: Path, baseline: Baseline) -> None:
    """Write a baseline, one finding a line, so that a change of it can be reviewed."""
    lines = ",\n".join(f"    {msgspec.json.encode(known).decode()}" for known in baseline.findings)
    body = f"\n{lines}\n  " if lines else ""
    try:
        path.write_text(f'{{\n  "version": 1,\n  "findings": [{body}]\n}}\n', "utf-8")
    except OSError as fault:
        reason = Said(
            de=f"{path} lässt sich nicht schreiben: {fault.strerror}", en=f"{path} cannot be written: {fault.strerror}"
        )
        raise Unreadable(reason) from fault
