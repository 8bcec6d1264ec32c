"""Applies the cures that findings carry."""

import enum
from bisect import bisect_left, insort
from collections.abc import Callable, Iterable, Sequence

from brand.finding import Finding, Fix, Replacement, Report

__all__ = ["Cures", "fixed", "mend"]

_ROUNDS = 10
"""A cure may bring another finding to light; texts settle in one or two rounds."""

Span = tuple[int, int, str]
"""From, to, and the words to put there."""


class Cures(enum.Enum):
    """Which cures to apply: those that change nothing of what is said, or also those that a person should read."""

    SAFE = "safe"
    SUGGESTED = "suggested"


def fixed(text: str, findings: Iterable[Finding], *, cures: Cures) -> str:
    """Give the text with the cures applied; of overlapping ones the first wins, the others wait a round.

    What is waived stays as it is.
    """
    taken: list[Span] = []
    for fix in (finding.fix for finding in findings if finding.waiver is None):
        if fix is not None and (fix.safe or cures is Cures.SUGGESTED) and _fits(fix, taken, length=len(text)):
            for one in fix.replacements:
                insort(taken, (one.start, one.end, one.text))
    pieces: list[str] = []
    behind = 0
    for start, end, words in taken:
        pieces += [text[behind:start], words]
        behind = end
    return "".join([*pieces, text[behind:]])


def mend(text: str, judge: Callable[[str], Report], *, cures: Cures) -> tuple[str, Report]:
    """Judge and cure until nothing changes; give the text and the report of what is left."""
    report = judge(text)
    for _ in range(_ROUNDS):
        cured = fixed(text, report.findings, cures=cures)
        if cured == text:
            break
        text, report = cured, judge(cured)
    return text, report


def _fits(fix: Fix, taken: Sequence[Span], *, length: int) -> bool:
    return all(_is_free(one, taken) and 0 <= one.start <= one.end <= length for one in fix.replacements)


def _is_free(one: Replacement, taken: Sequence[Span]) -> bool:
    """Tell whether a place lies between those that are taken; two insertions at one place would not say their order."""
    after = bisect_left(taken, (one.start,))
    is_clear_before = after == 0 or taken[after - 1][1] <= one.start
    is_clear_behind = after == len(taken) or (one.end <= taken[after][0] and one.start != taken[after][0])
    return is_clear_before and is_clear_behind
