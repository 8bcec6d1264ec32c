"""A text with its findings in place, and the text that a fix would make of it."""

from collections.abc import Iterator, Sequence

from msgspec import UNSET, Struct

from brand.finding import Finding

__all__ = ["Piece", "fixed", "pieces"]


class Piece(Struct, frozen=True, kw_only=True):
    """A part of the text; `finding` is the number of the first finding on it, from 1, and `severity` how grave."""

    text: str
    finding: int | None = None
    severity: str | None = None


def pieces(text: str, findings: Sequence[Finding]) -> Iterator[Piece]:
    """Cut a text where findings begin and end. Of findings on one place the first is named."""
    spans = sorted(
        (finding.at.start, finding.at.end, number, str(finding.severity))
        for number, finding in enumerate(findings, start=1)
        if finding.at.start is not UNSET and finding.at.end is not UNSET
    )
    done = 0
    for start, end, number, severity in spans:
        if start < done or end <= start or end > len(text):
            continue
        if start > done:
            yield Piece(text=text[done:start])
        yield Piece(text=text[start:end], finding=number, severity=severity)
        done = end
    if done < len(text):
        yield Piece(text=text[done:])


def fixed(text: str, finding: Finding) -> str:
    """Apply a finding's fix, from its end to its beginning, so that offsets hold."""
    replacements = finding.fix.replacements if finding.fix else ()
    for part in sorted(replacements, key=lambda part: part.start, reverse=True):
        text = text[: part.start] + part.text + text[part.end :]
    return text
