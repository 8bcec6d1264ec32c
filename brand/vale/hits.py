"""What a kind of rule gives: places with the words that its message quotes."""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from brand.document import Document
from brand.vale.blocks import Block

__all__ = ["Find", "Hit", "formatted", "sentence_of"]

_GAP = re.compile(r"%(?:\[(\d)\])?(?:\.(\d))?[sdvqf]|%%")


class Hit(NamedTuple):
    """A breach: `block.text[start:end]`. `said` fills the message; `fix` takes the place of the words."""

    block: Block
    start: int
    end: int
    said: tuple[str, ...]
    fix: str | None = None


Find = Callable[[Document, Sequence[Block]], Iterator[Hit]]


def formatted(message: str, said: Sequence[str]) -> str:
    """Fill the gaps of a message from left to right, or by their numbers; what is too much is left out."""
    left = iter(said)

    def fill(gap: re.Match[str]) -> str:
        if gap[0] == "%%":
            return "%"
        if gap[1]:
            number = int(gap[1])
            return said[number - 1] if 0 < number <= len(said) else ""
        return next(left, said[-1] if said else "")

    return _GAP.sub(fill, message)


def sentence_of(choices: Sequence[str]) -> str:
    """Join the words that somebody may choose from."""
    *most, last = (f"'{choice}'" for choice in choices)
    return f"{', '.join(most)} or {last}" if most else choices[0]
