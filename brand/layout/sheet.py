"""Style sheets and `style` attributes as rules and declarations, each with its place in the text.

One walk over the marks that matter: quotes, comments, brackets, semicolons. What a browser would drop is dropped later,
by those who read the values.
"""

import re
from collections.abc import Iterator

from msgspec import Struct

from brand.colour.remembered import remembered

__all__ = ["Declaration", "Rule", "declarations", "rules"]

_MARK = re.compile(
    r"""/\*(?:.*?\*/|.*)|"(?:\\.|[^"\\])*"?|'(?:\\.|[^'\\])*'?|\burl\(\s*(?!["'\s])[^)]*\)?|\\.|[;{}()\[\]]""",
    re.DOTALL | re.IGNORECASE,
)
_COMMENT = re.compile(r"/\*(?:.*?\*/|.*)", re.DOTALL)
_GROUPS = ("@media", "@supports", "@container", "@layer", "@scope", "@document", "@-moz-document")
_SKIPPED = (
    *("@font-face", "@keyframes", "@-webkit-keyframes", "@-moz-keyframes", "@-o-keyframes", "@-ms-keyframes", "@page"),
    *(
        "@property",
        "@counter-style",
        "@font-feature-values",
        "@font-palette-values",
        "@starting-style",
        "@-ms-viewport",
    ),
    *("@viewport", "@position-try", "@view-transition", "@charset", "@import", "@namespace"),
)


class Declaration(Struct, frozen=True):
    """`name: value`; the value stands from `start` to `end` of the style's text, without `!important`."""

    name: str
    value: str
    start: int
    end: int
    is_important: bool = False


class Rule(Struct, frozen=True):
    """Declarations for what a selector names, under the conditions of the groups around it."""

    selector: str
    conditions: tuple[str, ...]
    declarations: tuple[Declaration, ...]


def _declaration(text: str, start: int, end: int) -> Declaration | None:
    piece = text[start:end]
    if "/*" in piece:
        piece = _COMMENT.sub(lambda match: " " * len(match[0]), piece)
    name, colon, value = piece.partition(":")
    if not colon:
        return None
    at = start + len(name) + 1 + len(value) - len(value.lstrip())
    value = value.strip()
    stated, bang, word = value.rpartition("!")
    is_important = bool(bang) and word.strip().lower() == "important"
    if is_important:
        value = stated.rstrip()
    name = name.strip()
    name = name if name.startswith("--") else name.lower()
    return Declaration(name, value, at, at + len(value), is_important) if name and value else None


@remembered(most=4096, longest=2_000)
def declarations(text: str) -> tuple[Declaration, ...]:
    """Read a `style` attribute."""
    found: list[Declaration | None] = []
    if not any(mark in text for mark in "\"'\\({[/"):
        at = 0
        for piece in text.split(";"):
            found.append(_declaration(text, at, at + len(piece)))
            at += len(piece) + 1
    else:
        found = [_declaration(text, start, end) for start, end in _pieces(text)]
    return tuple(entry for entry in found if entry)


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    at = depth = 0
    for match in _MARK.finditer(text):
        mark = match[0]
        if mark in {"(", "[", "{"}:
            depth += 1
        elif mark in {")", "]", "}"}:
            depth = max(0, depth - 1)
        elif mark == ";" and not depth:
            yield at, match.start()
            at = match.end()
    yield at, len(text)


class _Block(Struct):
    """An open block: its selector ("" in a group at the top), its conditions, its declarations so far."""

    selector: str
    conditions: tuple[str, ...]
    is_skipped: bool
    found: list[Declaration]


def _within(selector: str, parent: str) -> str:
    """Spell a nested selector out."""
    if not parent:
        return selector
    spelt = [part if "&" in part else f"& {part}" for part in (piece.strip() for piece in selector.split(","))]
    return ", ".join(spelt).replace("&", f":is({parent})")


class _Reading:
    """One walk through a style sheet."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._stack = [_Block("", (), False, [])]
        self._depth = 0
        self.rules: list[Rule] = []

    def run(self) -> None:
        at = 0
        for match in _MARK.finditer(self._text):
            mark = match[0]
            if mark in {"(", "["}:
                self._depth += 1
            elif mark in {")", "]"}:
                self._depth = max(0, self._depth - 1)
            elif mark == "{":
                self._open(at, match.start())
                at = match.end()
            elif mark == "}" or (mark == ";" and not self._depth):
                self._declare(at, match.start())
                at = match.end()
                if mark == "}":
                    self._close()
        self._declare(at, len(self._text))
        while len(self._stack) > 1:
            self._close()

    def _open(self, start: int, end: int) -> None:
        self._depth = 0
        outer = self._stack[-1]
        prelude = _COMMENT.sub(" ", self._text[start:end]).strip()
        word = prelude.partition(" ")[0].partition("(")[0].lower()
        if not word.startswith("@"):
            self._flush()
            self._stack.append(_Block(_within(prelude, outer.selector), outer.conditions, outer.is_skipped, []))
        elif word in _GROUPS:
            self._flush()
            self._stack.append(_Block(outer.selector, (*outer.conditions, prelude), outer.is_skipped, []))
        else:
            self._stack.append(_Block("", (), True, []))

    def _declare(self, start: int, end: int) -> None:
        block = self._stack[-1]
        if block.selector and not block.is_skipped:
            entry = _declaration(self._text, start, end)
            if entry:
                block.found.append(entry)

    def _flush(self) -> None:
        """Put what a block has declared so far down as a rule, before what is nested in it."""
        block = self._stack[-1]
        if block.found:
            self.rules.append(Rule(block.selector, block.conditions, tuple(block.found)))
            block.found = []

    def _close(self) -> None:
        self._depth = 0
        self._flush()
        if len(self._stack) > 1:
            self._stack.pop()


@remembered(most=64, longest=50_000)
def rules(text: str) -> tuple[Rule, ...]:
    """Read a style sheet."""
    reading = _Reading(text)
    reading.run()
    return tuple(reading.rules)
