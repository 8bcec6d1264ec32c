"""What it costs to lint the same English with us, with proselint and with textlint: CPU time, warm, each its own rules.

The three do not look for the same things, so the numbers of findings stand beside the times. textlint runs under Node
with the rules of write-good; it is left out, and said so, where `make peers` has not fetched it.
"""

import json
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator, Sized
from functools import partial
from pathlib import Path

from benchmarks.table import Row, show
from brand.finding import Finding
from brand.linter import lint
from brand.model import Kind, Ruleset
from brand.pack import default_ruleset
from brand.text import read

__all__ = ["main"]

_TURNS = 5
_SIZES = {"2 KB": 2_000, "100 KB": 100_000}
_TEXTS = Path(__file__).with_name("voice") / "en.jsonl"
_PEERS = Path(__file__).parents[1] / "peers/node_modules"


def main() -> None:
    """Print the table."""
    show("Prose: linting the same English", _rows())


def _rows() -> Iterator[Row]:
    ruleset = default_ruleset()
    for name, size in _SIZES.items():
        text = _text(size)
        ours, found = _cpu(partial(_ours, text, ruleset))
        for peer, measured in (("proselint", _proselint(text)), ("textlint with write-good", _textlint(text))):
            if measured is None:
                yield Row(figure=f"{name}, all checks", measured=_said(ours, found), reference=f"{peer}: NOT RUN")
                continue
            theirs, messages = measured
            yield Row(
                figure=f"{name}, all checks",
                measured=f"{_said(ours, found)}, {theirs / ours:.1f}× as fast",
                reference=f"{peer}: {_said(theirs, messages)}",
            )


def _ours(text: str, ruleset: Ruleset) -> tuple[Finding, ...]:
    return lint(read(text, Kind.TEXT, locale="en-GB"), ruleset).findings


def _text(size: int) -> str:
    """Take the texts of the voice benchmark, each a paragraph, from the start again when they end."""
    paragraphs = [json.loads(line)["text"] for line in _TEXTS.read_text().splitlines()]
    text = "\n\n".join(paragraphs) + "\n\n"
    return (text * (size // len(text) + 1))[:size]


def _proselint(text: str) -> tuple[float, int]:
    from proselint.checks import __register__  # type: ignore[import-untyped] # it ships no types
    from proselint.config import DEFAULT  # type: ignore[import-untyped] # it ships no types
    from proselint.registry import CheckRegistry  # type: ignore[import-untyped] # it ships no types
    from proselint.tools import LintFile  # type: ignore[import-untyped] # it ships no types

    registry = CheckRegistry()
    if not registry.checks:
        registry.register_many(__register__)
    config = {**DEFAULT, "max_errors": 1_000_000}
    return _cpu(lambda: LintFile("text.txt", text).lint(config))


def _textlint(text: str) -> tuple[float, int] | None:
    node = shutil.which("node")
    if node is None or not (_PEERS / "textlint").exists():
        return None
    with tempfile.NamedTemporaryFile("w", suffix=".txt") as file:
        file.write(text)
        file.flush()
        program = Path(__file__).with_name("textlint.mjs")
        answer = subprocess.run([node, program, file.name, str(_TURNS)], capture_output=True, check=True, timeout=300)
    told = json.loads(answer.stdout)
    return told["milliseconds"], told["messages"]


def _cpu(work: Callable[[], Sized]) -> tuple[float, int]:
    """Give the CPU milliseconds of the least disturbed turn, and how much was found."""
    least, found = float("inf"), 0
    for _ in range(_TURNS):
        started = time.process_time()
        found = len(work())
        least = min(least, (time.process_time() - started) * 1000)
    return least, found


def _said(milliseconds: float, found: int) -> str:
    return f"{milliseconds:.1f} ms, {found} found"


if __name__ == "__main__":
    main()
