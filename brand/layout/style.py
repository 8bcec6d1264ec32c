"""Colours in CSS, each with its place in the style's text."""

import re
from collections.abc import Iterator, Sequence

import tinycss2  # type: ignore[import-untyped] # it ships no types
from msgspec import Struct
from tinycss2.ast import (  # type: ignore[import-untyped] # it ships no types
    AtRule,
    Declaration,
    FunctionBlock,
    Node,
    QualifiedRule,
)

from brand.colour import read_node, to_hex
from brand.colour.remembered import remembered
from brand.layout.roles import Role, role_of

__all__ = ["Paint", "paints_of_declarations", "paints_of_sheet"]

_LINE_END = re.compile(r"\r\n|[\n\r\f]")
_WORD = re.compile(r"#?(?:\\[0-9a-fA-F]{1,6}\s?|\\.|[\w-])+", re.DOTALL)
_QUOTED_OR_BRACKET = re.compile(r"""/\*.*?\*/|"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|[()]""", re.DOTALL)
_MIGHT_PAINT = re.compile(r"colou?r|background|border|outline|column-rule|fill|stroke|shadow|filter|--", re.IGNORECASE)


class Paint(Struct, frozen=True):
    """A colour from `start` to `end` of a style's text, and what it paints."""

    value: str
    role: Role
    start: int
    end: int


class _Text:
    """The text of a style, to turn tinycss2's line and column into an offset and to find where a value ends."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._lines = [0, *(match.end() for match in _LINE_END.finditer(text))]

    def start(self, node: Node) -> int:
        line, column = int(node.source_line), int(node.source_column)
        return self._lines[line - 1] + column - 1

    def end(self, node: Node) -> int:
        start = self.start(node)
        if isinstance(node, FunctionBlock):
            return self._closing(start)
        match = _WORD.match(self._text, start)
        return match.end() if match else start

    def _closing(self, start: int) -> int:
        """Find the end of a function, past strings and comments; an unclosed one ends with the text."""
        depth = 0
        for match in _QUOTED_OR_BRACKET.finditer(self._text, start):
            if match[0] == "(":
                depth += 1
            elif match[0] == ")":
                depth -= 1
                if depth == 0:
                    return match.end()
        return len(self._text)


def _children(node: Node) -> Sequence[Node]:
    if isinstance(node, FunctionBlock):
        arguments: Sequence[Node] = node.arguments
        return arguments
    content: Sequence[Node] = getattr(node, "content", None) or ()
    return content


def _variable(node: Node) -> str | None:
    """Name the custom property that `var(--name)` asks for."""
    if not isinstance(node, FunctionBlock) or node.lower_name != "var":
        return None
    return next((str(part.value) for part in node.arguments if part.type == "ident"), None)


def _colours(nodes: Sequence[Node]) -> Iterator[tuple[Node, str | None]]:
    """Walk a value: colours with their hex, and `var()` with None. Inside other functions each colour counts."""
    waiting = list(reversed(nodes))
    while waiting:
        node = waiting.pop()
        colour = read_node(node)
        if colour:
            yield node, to_hex(colour)
            continue
        if _variable(node):
            yield node, None
        waiting.extend(reversed(_children(node)))


def _declarations(nodes: Sequence[Node]) -> Iterator[Declaration]:
    """Walk a style sheet: rules, nested rules, `@media` and the like."""
    waiting = list(reversed(nodes))
    while waiting:
        node = waiting.pop()
        if isinstance(node, Declaration):
            yield node
        elif isinstance(node, QualifiedRule | AtRule) and node.content:
            waiting.extend(reversed(tinycss2.parse_blocks_contents(node.content, True, True)))  # comments, spaces


class _Sheet:
    """One walk over the declarations of a style: what paints, and what custom properties lend to it."""

    def __init__(self, text: str, declarations: Sequence[Declaration]) -> None:
        self._text = _Text(text)
        self._declarations = declarations
        self._lent: dict[str, list[Declaration]] = {}
        for declaration in declarations:
            if declaration.name.startswith("--"):
                self._lent.setdefault(declaration.name, []).append(declaration)

    def paints(self) -> Iterator[Paint]:
        used: set[str] = set()
        for declaration in self._declarations:
            role = role_of(declaration.lower_name)
            if role:
                yield from self._of(declaration, role, used)

    def _of(self, declaration: Declaration, role: Role, used: set[str]) -> Iterator[Paint]:
        """Yield the colours of one declaration and, once each, of the custom properties that it reaches."""
        waiting = [declaration]
        while waiting:
            for node, value in _colours(waiting.pop().value):
                if value:
                    yield Paint(value, role, self._text.start(node), self._text.end(node))
                    continue
                name = _variable(node) or ""
                if name not in used:
                    used.add(name)
                    waiting.extend(self._lent.get(name, ()))


@remembered(most=2048, longest=2_000)
def paints_of_declarations(text: str) -> tuple[Paint, ...]:
    """Find the colours of a `style` attribute."""
    if not _MIGHT_PAINT.search(text):
        return ()
    nodes = tinycss2.parse_blocks_contents(text, skip_comments=True, skip_whitespace=True)
    return tuple(_Sheet(text, list(_declarations(nodes))).paints())


@remembered(most=64, longest=50_000)
def paints_of_sheet(text: str) -> tuple[Paint, ...]:
    """Find the colours of a style sheet."""
    nodes = tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True)
    return tuple(_Sheet(text, list(_declarations(nodes))).paints())
