"""How the demo speaks: one heading a step, one line a fact, colour in terminals only."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager

from rich.console import Console

from content_hub.cli.telling import is_german, say

__all__ = ["Teller"]

_COLOURS = {"error": "bold red", "warning": "yellow", "note": "cyan"}


class Teller:
    """Prints what the demo does, in the language of the terminal."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._step = 0

    @property
    def language(self) -> str:
        """What to ask the service for in Accept-Language."""
        return "de" if is_german() else "en"

    def step(self, *, de: str, en: str) -> None:
        """Begin a step."""
        self._step += 1
        self._console.print()
        self._console.print(f"[bold]{self._step}. {say(de=de, en=en)}[/bold]", highlight=False)

    def line(self, *, de: str, en: str) -> None:
        """State a fact."""
        self._console.print(f"   {say(de=de, en=en)}", highlight=False, soft_wrap=True, markup=False)

    @contextmanager
    def working(self, *, de: str, en: str) -> Iterator[None]:
        """Show that a long step is under way."""
        words = say(de=de, en=en)
        if not self._console.is_terminal:
            self._console.print(f"   {words} …", highlight=False, markup=False)
            yield
            return
        with self._console.status(f"{words} …"):
            yield

    def findings(self, findings: list[Mapping[str, object]]) -> None:
        """Show findings with place, reason and fix."""
        for finding in findings:
            self._finding(finding)

    def _finding(self, finding: Mapping[str, object]) -> None:
        severity = str(finding["severity"])
        at = finding["at"] if isinstance(finding["at"], dict) else {}
        place = str(at.get("pointer", ""))
        if "line" in at:
            place += f" {at['line']}:{at['column']}"
        self._console.print(f"   [{_COLOURS[severity]}]{severity:7}[/] {finding['rule']}", highlight=False, end="  ")
        self._console.print(place, highlight=False, markup=False, style="dim")
        self._console.print(f"           {finding['message']}", highlight=False, markup=False, soft_wrap=True)
        why = finding.get("why")
        if why:
            self._console.print(f"           {why}", highlight=False, markup=False, style="dim", soft_wrap=True)
        self._fix(finding.get("fix"))

    def _fix(self, fix: object) -> None:
        if not isinstance(fix, dict):
            return
        texts = " / ".join(str(item["text"]) for item in fix["replacements"])
        if not texts.strip():
            return
        self._console.print(f"           → {texts}", highlight=False, markup=False, style="green")

    def table(self, rows: Sequence[tuple[str, ...]]) -> None:
        """Show rows with their columns aligned; the last one may be as long as it is."""
        widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]) - 1)]
        for row in rows:
            cells = [cell.ljust(width) for cell, width in zip(row, widths, strict=False)]
            self._console.print("   " + "  ".join([*cells, row[-1]]), highlight=False, markup=False, soft_wrap=True)
