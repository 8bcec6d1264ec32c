"""Stand-ins for placeholders whose dialect is written last: letters and digits that every tool lets through.

A stand-in is as long as the longest value that limits reckon with, so that what is measured is what a reader may see.
"""

import re
from collections.abc import Mapping

from components.placeholders import Placeholder

__all__ = ["LONGEST_VALUE", "SENTINEL", "Sentinels", "free_salt"]

LONGEST_VALUE = 24
_SALTS = 1_000
SENTINEL = re.compile(r"chgap([0-9]{3})n([0-9]{4})x{11}")


class Sentinels:
    """Gives each different placeholder of a rendering a stand-in of its own."""

    def __init__(self, salt: int) -> None:
        self._salt = salt
        self._known: dict[tuple[str, str], str] = {}
        self._gaps: dict[str, Placeholder] = {}

    @property
    def gaps(self) -> Mapping[str, Placeholder]:
        """The placeholders by their stand-ins."""
        return self._gaps

    def mark(self, gap: Placeholder) -> str:
        """Give the stand-in of a placeholder."""
        key = (gap.name, gap.fallback or "")
        if key not in self._known:
            mark = f"chgap{self._salt:03}n{len(self._known):04}{'x' * 11}"
            self._known[key] = mark
            self._gaps[mark] = gap
        return self._known[key]


def free_salt(text: str) -> int:
    """Find a salt with which no stand-in stands in a text already."""
    taken = {int(found[1]) for found in SENTINEL.finditer(text)}
    return next(salt for salt in range(_SALTS) if salt not in taken)
