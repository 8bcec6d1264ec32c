"""Applies the cures that findings carry."""

import enum
from collections.abc import Callable, Iterable, Sequence

from brand.finding import Finding, Fix, Replacement, Report

__all__ = ["Cures", "fixed", "mend"]

_ROUNDS = 10
"""A cure may bring another finding to light; texts settle in one or two rounds."""


class Cures(enum.Enum):
    """Which cures to apply: those that change nothing of what is said, or also those that a person should read."""

    SAFE = "safe"
    SUGGESTED = "suggested"


def fixed(text: str, findings: Iterable[Finding], *, cures: Cures) -> str:
    """Give the text with the cures applied; of overlapping ones the first wins, the others wait a round."""
    taken: list[Replacement] = []
    for finding in findings:
        fix = finding.fix
        if fix is not None and (fix.safe or cures is Cures.SUGGESTED) and _fits(fix, taken, length=len(text)):
            taken.extend(fix.replacements)
    for replacement in sorted(taken, key=lambda one: one.start, reverse=True):
        text = text[: replacement.start] + replacement.text + text[replacement.end :]
    return text


def mend(text: str, judge: Callable[[str], Report], *, cures: Cures) -> tuple[str, Report]:
    """Judge and cure until nothing changes; give the text and the report of what is left."""
    report = judge(text)
    for _ in range(_ROUNDS):
        cured = fixed(text, report.findings, cures=cures)
        if cured == text:
            break
        text, report = cured, judge(cured)
    return text, report


def _fits(fix: Fix, taken: Sequence[Replacement], *, length: int) -> bool:
    return all(
        0 <= one.start <= one.end <= length
        and all(one.end <= other.start or other.end <= one.start for other in taken)
        and all(one.start != other.start for other in taken)
        for one in fix.replacements
    )
