"""Lists of font families as CSS writes them."""

import re

__all__ = ["GENERIC", "WEB_SAFE", "families"]

_NAME = re.compile(r""""((?:\\.|[^"\\])*)"|'((?:\\.|[^'\\])*)'|([^,"']+)""")
GENERIC = frozenset(
    {
        *("serif", "sans-serif", "monospace", "cursive", "fantasy", "system-ui", "ui-serif", "ui-sans-serif"),
        *("ui-monospace", "ui-rounded", "math", "emoji", "fangsong", "-apple-system", "blinkmacsystemfont"),
    }
)
"""Families that every reader has, under some other name."""
WEB_SAFE = frozenset(
    {
        *("arial", "arial black", "helvetica", "helvetica neue", "verdana", "tahoma", "trebuchet ms", "segoe ui"),
        *("times", "times new roman", "georgia", "garamond", "palatino", "courier", "courier new", "roboto"),
        *("lucida grande", "lucida sans unicode", "lucida sans", "impact", "calibri", "cambria", "consolas", "menlo"),
        *("monaco", "comic sans ms", "apple color emoji", "segoe ui emoji", "noto color emoji", "geneva"),
    }
)
"""Families that come with the systems on which mail is read."""


def families(text: str) -> tuple[str, ...]:
    """Read a list of families, without quotes, as written."""
    found = (next(part for part in match.groups() if part is not None) for match in _NAME.finditer(text))
    return tuple(name for part in found if (name := " ".join(part.split())))
