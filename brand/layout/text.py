"""From tinycss2's lines and columns to offsets in the text of a style."""

import re

from tinycss2.ast import FunctionBlock, Node  # type: ignore[import-untyped] # it ships no types

__all__ = ["StyleText"]

_LINE_END = re.compile(r"\r\n|[\n\r\f]")
_WORD = re.compile(r"#?(?:\\[0-9a-fA-F]{1,6}\s?|\\.|[\w-])+", re.DOTALL)
_QUOTED_OR_BRACKET = re.compile(r"""/\*.*?\*/|"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|[()]""", re.DOTALL)


class StyleText:
    """A style's text, to find where a parsed value begins and ends."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._lines = [0, *(match.end() for match in _LINE_END.finditer(text))]

    def start(self, node: Node) -> int:
        """Give the offset at which a node begins."""
        line, column = int(node.source_line), int(node.source_column)
        return self._lines[line - 1] + column - 1

    def end(self, node: Node) -> int:
        """Give the offset behind a node."""
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
