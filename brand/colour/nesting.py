"""How deep a style nests: beyond a bound nobody wrote it to be read, and no reader should follow it."""

import re

__all__ = ["MAX_NESTING", "too_deep"]

MAX_NESTING = 200
_MARK = re.compile(r"""/\*.*?\*/|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|[()\[\]{}]""", re.DOTALL)


def too_deep(text: str) -> int | None:
    """Say where a style nests deeper than anyone reads; None where it does not."""
    depth = 0
    for match in _MARK.finditer(text):
        mark = match[0]
        if mark in "([{":
            depth += 1
            if depth > MAX_NESTING:
                return match.start()
        elif mark in ")]}":
            depth = max(0, depth - 1)
    return None
