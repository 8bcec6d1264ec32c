"""Plain text: a paragraph ends at an empty line."""

import re
from collections.abc import Iterator

from brand.document import Segment
from brand.text.run import Run

__all__ = ["read_plain"]

_EMPTY_LINES = re.compile(r"\n[^\S\n]*(?:\n[^\S\n]*)+")


def read_plain(masked: str, run: Run) -> Iterator[Segment]:
    """Give each paragraph; a single line break stays inside it."""
    start = 0
    for gap in _EMPTY_LINES.finditer(masked):
        run.literal(masked, start, gap.start())
        yield from run.segments("line")
        start = gap.end()
    run.literal(masked, start, len(masked))
    yield from run.segments("line")
