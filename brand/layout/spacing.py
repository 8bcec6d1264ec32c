"""Distances that a style states: margins, paddings, gaps."""

import re
from collections.abc import Iterable

from brand.document import Spacing
from brand.finding import At
from brand.layout import lengths
from brand.layout.style import Won

__all__ = ["Spacings"]

_WORD = re.compile(r"[^\s/]+")


class Spacings:
    """What was found so far, each place once."""

    def __init__(self, source: str, pointer: str) -> None:
        self._source = source
        self._pointer = pointer
        self._found: dict[tuple[int, int], Spacing] = {}

    def of_element(self, won: Iterable[Won], size: float) -> None:
        """Note the lengths of an element's margins, paddings and gaps; those in `em` follow its font."""
        for one in won:
            text = one.spelt.text
            for match in () if "(" in text else _WORD.finditer(text):
                word = match[0].lower()
                pixels = lengths.font_size(word, size) if word.endswith("em") else lengths.of_style(word.lstrip("-"))
                if pixels:
                    self._add(one, match, pixels)

    def _add(self, one: Won, match: re.Match[str], pixels: float) -> None:
        place = one.spelt.span(match.start(), match.end())
        at = At(pointer=self._pointer, start=place[0], end=place[1])
        written = self._source[place[0] : place[1]]
        self._found.setdefault(place, Spacing(name=one.declaration.name, pixels=pixels, written=written, at=at))

    def all(self) -> tuple[Spacing, ...]:
        """Give them in the order of the source."""
        return tuple(self._found[place] for place in sorted(self._found))
