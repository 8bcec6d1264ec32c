"""A report for a person at a terminal: where, what, the line with a mark under the words, the cure."""

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import UNSET

from brand.document import Source
from brand.finding import Counts, Finding, Fix, Report, Said, Severity
from brand.reports.counted import counted
from brand.reports.language import said

__all__ = ["render", "total"]

_WIDEST = 100
_LEAD = 30
"""Columns kept before the words where a long line is cut."""
_REACH = 160
"""So much of a line is looked at on either side: a page may be one line of megabytes with a finding in every word."""
_MOST = 100
"""So many findings of one rule in one file are shown: nobody reads the thousandth, and JSON holds them all."""
_TAB = 4
_COLOURS = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.NOTE: "36"}
_SEVERITIES = {
    Severity.ERROR: Said(de="Fehler", en="error"),
    Severity.WARNING: Said(de="Warnung", en="warning"),
    Severity.NOTE: Said(de="Hinweis", en="note"),
}


def render(report: Report, sources: Sequence[Source], *, path: str, lang: str, colour: bool) -> str:
    """Show the findings of one file that are not waived; of a rule with very many the first, and how many more.

    `sources` are the texts that were judged; `colour` is for terminals only.
    """
    texts = {source.pointer: source.text for source in sources}
    brush = _Brush(colour=colour)
    open_findings = [finding for finding in report.findings if finding.waiver is None]
    shown, more = _first(open_findings)
    blocks = [_finding(finding, texts, path=path, lang=lang, brush=brush) for finding in shown]
    blocks += [_more(rule, count, path=path, lang=lang) for rule, count in more.items()]
    return "".join(f"{block}\n" for block in blocks)


def _first(findings: Iterable[Finding]) -> tuple[list[Finding], Mapping[str, int]]:
    """Give the first findings of each rule, and how many of which rule are left out."""
    seen = Counter[str]()
    shown: list[Finding] = []
    for finding in findings:
        seen[finding.rule] += 1
        if seen[finding.rule] <= _MOST:
            shown.append(finding)
    return shown, {rule: count - _MOST for rule, count in seen.items() if count > _MOST}


def _more(rule: str, count: int, *, path: str, lang: str) -> str:
    again = Said(de=f"und {count} weitere von {rule}", en=f"and {count} more of {rule}")
    return f"{_safe(path)}: {_safe(said(again, lang))}\n"


class _Brush:
    """Paints, or does not."""

    def __init__(self, *, colour: bool) -> None:
        self._colour = colour

    def paint(self, text: str, code: str) -> str:
        return f"\x1b[{code}m{text}\x1b[0m" if self._colour and text else text


def _finding(finding: Finding, texts: Mapping[str, str], *, path: str, lang: str, brush: _Brush) -> str:
    severity = finding.severity or Severity.ERROR
    colour = _COLOURS[severity]
    head = f"{brush.paint(_place(finding, path), '1')} {brush.paint(said(_SEVERITIES[severity], lang), colour)}"
    lines = [f"{head} {_safe(finding.rule)}", f"  {_safe(said(finding.message, lang))}"]
    lines += _excerpt(finding, texts, colour=colour, brush=brush)
    if finding.fix is not None:
        lines.append(f"  {_cure(finding.fix, lang)}")
    if finding.why is not None:
        lines.append(f"  {_safe(said(finding.why, lang))}")
    if finding.guide is not None:
        lines.append(f"  {_safe(finding.guide)}")
    return "".join(f"{line}\n" for line in lines)


def _place(finding: Finding, path: str) -> str:
    at = finding.at
    parts = [_safe(path)]
    if at.line is not UNSET and at.column is not UNSET:
        parts += [str(at.line), str(at.column)]
    elif at.box is not UNSET:
        parts.append("[{:g}, {:g}, {:g}, {:g}]".format(*at.box))
    return ":".join(parts)


def _cure(fix: Fix, lang: str) -> str:
    words = [_gaps(_safe(replacement.text)) for replacement in fix.replacements if replacement.text]
    german = " … ".join(f"„{word}“" for word in words) or "streichen"
    english = " … ".join(f"“{word}”" for word in words) or "delete"
    safe = Said(de=f"Korrektur: {german}", en=f"fix: {english}")
    suggested = Said(de=f"Vorschlag: {german}", en=f"suggestion: {english}")
    return said(safe if fix.safe else suggested, lang)


def _gaps(text: str) -> str:
    """Show the no-break spaces that a cure brings: nobody tells them from ordinary ones."""
    return text.replace("\u00a0", "\u237d").replace("\u202f", "\u237d")


def _excerpt(finding: Finding, texts: Mapping[str, str], *, colour: str, brush: _Brush) -> Iterator[str]:
    """Show the line with a mark under the words; of words over several lines the first."""
    at = finding.at
    text = "" if at.pointer is UNSET else texts.get(at.pointer, "")
    if not text or at.start is UNSET or at.end is UNSET or at.column is UNSET:
        return
    begin = at.start - min(at.column - 1, _REACH)
    line = text[begin : _line_end(text, at.start)]
    start, end = at.start - begin, max(min(at.end - begin, len(line)), at.start - begin)
    cells = _cells(line)
    first, last = sum(width for _, width in cells[:start]), sum(width for _, width in cells[:end])
    shown, cut = _window(cells, start)
    gutter = f"  {at.line} | "
    marks = "^" * max(min(last - cut, _WIDEST) - (first - cut), 1)
    yield f"{gutter}{shown}"
    yield f"{' ' * (len(gutter) - 2)}| {' ' * (first - cut)}{brush.paint(marks, colour)}"


def _line_end(text: str, start: int) -> int:
    limit = min(start + _REACH, len(text))
    ends = [place for place in (text.find("\n", start, limit), text.find("\r", start, limit)) if place >= 0]
    return min(ends, default=limit)


def _window(cells: Sequence[tuple[str, int]], start: int) -> tuple[str, int]:
    """Give the part of a line that fits a terminal and the columns cut off before it."""
    skipped = columns = 0
    target = sum(width for _, width in cells[:start]) - _LEAD
    if sum(width for _, width in cells) > _WIDEST:
        while columns < target:
            columns += cells[skipped][1]
            skipped += 1
    shown: list[str] = []
    room = _WIDEST
    for letters, width in cells[skipped:]:
        room -= width
        if room < 0:
            break
        shown.append(letters)
    return "".join(shown), columns


def _cells(line: str) -> list[tuple[str, int]]:
    """Give each character as it is shown, with the columns that it takes in a terminal."""
    cells: list[tuple[str, int]] = []
    column = 0
    for letter in line:
        if letter == "\t":
            width = _TAB - column % _TAB
            cells.append((" " * width, width))
        else:
            shown = _visible(letter)
            width = _width(shown)
            cells.append((shown, width))
        column += width
    return cells


def _width(letter: str) -> int:
    if unicodedata.category(letter) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(letter) in {"W", "F"} else 1


def _visible(letter: str) -> str:
    """Show what would steer a terminal instead of doing it: escapes, and marks that turn the writing direction."""
    code = ord(letter)
    if code < 0x20 or code == 0x7F:  # noqa: PLR2004 -- the ASCII control characters and their pictures in Unicode
        return chr(0x2421 if code == 0x7F else 0x2400 + code)  # noqa: PLR2004 -- as above
    if 0x80 <= code < 0xA0 or unicodedata.bidirectional(letter) in _TURNS or 0xD800 <= code < 0xE000:  # noqa: PLR2004 -- as above
        return "\ufffd"
    return letter


_TURNS = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}


def _safe(text: str) -> str:
    return "".join(_visible(letter) for letter in text)


def total(reports: Iterable[Report], lang: str) -> str:
    """Give the last line: how many findings of what gravity, and how many are waived."""
    judged = tuple(reports)
    counts = Counts(
        error=sum(report.counts.error for report in judged),
        warning=sum(report.counts.warning for report in judged),
        note=sum(report.counts.note for report in judged),
    )
    waived = sum(finding.waiver is not None for report in judged for finding in report.findings)
    if counts != Counts():
        line = said(counted(counts), lang)
        permitted = Said(de=f", {waived} erlaubt", en=f", {waived} waived")
    else:
        line = said(Said(de="Keine Befunde.", en="No findings."), lang)
        permitted = Said(de=f" {waived} erlaubt.", en=f" {waived} waived.")
    return line + said(permitted, lang) if waived else line
