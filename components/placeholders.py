"""Placeholders in texts: `{price}` quotes a fact, `{recipient.first_name|Kundin}` is filled for each reader.

Doubled braces (`{{ … }}`), `{%` and `${` are not ours: they stay as they were typed, and the linter reports them.
"""

import re
from collections import Counter
from collections.abc import Callable, Mapping

from msgspec import Struct

from components.characters import MARK, MARK_DIGITS

__all__ = ["Fill", "Marked", "Placeholder", "filled", "marked", "placeholders"]

_FORM = re.compile(r"(?<![{$])\{[ \t]*([A-Za-z][A-Za-z0-9_.-]*)[ \t]*(?:\|([^{}\r\n]*))?\}(?!\})")
_RECIPIENT = "recipient."


class Placeholder(Struct, frozen=True, kw_only=True):
    """A gap in a text. `start` and `end` are code points in the value as it was sent, `end` exclusive."""

    start: int
    end: int
    name: str
    fallback: str | None = None

    @property
    def is_recipients(self) -> bool:
        """Tell whether the gap belongs to the reader of a message instead of quoting a fact."""
        return self.name.startswith(_RECIPIENT)


Fill = Callable[[Placeholder], str]


def placeholders(text: str) -> tuple[Placeholder, ...]:
    """Find the gaps of a text, in order."""
    return tuple(
        Placeholder(start=found.start(), end=found.end(), name=found[1], fallback=found[2])
        for found in _FORM.finditer(text)
    )


def filled(text: str, fill: Fill) -> str:
    """Put words into the gaps of a plain text."""
    return _FORM.sub(
        lambda found: fill(Placeholder(start=found.start(), end=found.end(), name=found[1], fallback=found[2])), text
    )


class Marked(Struct, frozen=True, kw_only=True):
    """A text of the same length whose gaps are hidden behind marks, and how to find a gap by its mark."""

    text: str
    gaps: Mapping[str, Placeholder]


def marked(text: str) -> Marked:
    """Hide the gaps behind marks of the same length, which no Markdown can take apart and no two gaps share.

    A mark counts the different gaps of its own length. There are fewer of them than it has room to count.
    """
    marks: dict[str, str] = {}
    counts: Counter[int] = Counter()
    gaps: dict[str, Placeholder] = {}
    for gap in placeholders(text):
        typed = text[gap.start : gap.end]
        if typed not in marks:
            marks[typed] = _mark(counts[len(typed)], len(typed))
            counts[len(typed)] += 1
            gaps[marks[typed]] = gap
    return Marked(text=_FORM.sub(lambda found: marks[found[0]], text), gaps=gaps)


def _mark(number: int, length: int) -> str:
    digits = ""
    for _ in range(length - 1):
        number, digit = divmod(number, len(MARK_DIGITS))
        digits += MARK_DIGITS[digit]
    return MARK + digits
