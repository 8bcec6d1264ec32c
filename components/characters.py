"""Which characters a text may hold at all."""

import re
from collections.abc import Iterator

from components.model import Said

__all__ = ["MARK", "MARK_DIGITS", "faults_of_characters"]

# Unicode's noncharacters stand in for placeholders while Markdown is parsed; no text may bring its own.
MARK = "\ufdd0"
MARK_DIGITS = "".join(map(chr, range(0xFDD1, 0xFDF0)))

_NEVER = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff]")
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_LINE = re.compile(r"[\n\r\u2028\u2029]")


def faults_of_characters(text: str, *, lines: int) -> Iterator[Said]:
    """Say which characters cannot stand in a text; with `lines` 1 it may hold no line break."""
    if found := _SURROGATE.search(text):
        where = found.start()
        yield Said(
            de=f"halbes Zeichen (einzelnes Surrogat) an Stelle {where}",
            en=f"half a character (lone surrogate) at {where}",
        )
    if found := _NEVER.search(text):
        code, where = f"U+{ord(found[0]):04X}", found.start()
        yield Said(de=f"Steuerzeichen {code} an Stelle {where}", en=f"control character {code} at {where}")
    if lines == 1 and (found := _LINE.search(text)):
        where = found.start()
        yield Said(
            de=f"Zeilenumbruch an Stelle {where}; das Feld ist einzeilig",
            en=f"line break at {where}; this field has one line",
        )
