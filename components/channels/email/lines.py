"""Plain text for people who read mail without markup: numbered links, lines of 72 characters."""

import textwrap
from collections.abc import Iterable

from components.characters import MARK
from components.markdown.plain import raised
from components.nodes import Break, Footnote, FootnoteReference, Link, List, ListItem, Node, Paragraph, Text

__all__ = ["Links", "text_of", "wrapped"]

_WIDTH = 72
_BULLET = "• "
# Stands before the mark of a list item until lines are wrapped; no text may bring it.
_HANGS = MARK


class Links:
    """Numbers the addresses of one text in order of mention; the same address keeps its number."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    def mark(self, address: str) -> str:
        """Give the mark that stands for an address."""
        return f"[{self._numbers.setdefault(address, len(self._numbers) + 1)}]"

    def listed(self) -> str:
        """List all addresses with their numbers."""
        if not self._numbers:
            return ""
        return "\n\n" + "\n".join(f"[{number}] {address}" for address, number in self._numbers.items())


def text_of(nodes: Iterable[Node], links: Links) -> str:
    """Write rich text: an empty line between blocks, list items below each other."""
    return "\n\n".join(_block(node, links) for node in nodes)


def wrapped(text: str) -> str:
    """Break long lines between words, never inside an address; items of lists hang. At most one empty line in a row."""
    lines: list[str] = []
    for line in text.strip().split("\n"):
        if line.strip():
            lines.extend(_wrapped(line.rstrip()))
        elif lines and lines[-1]:
            lines.append("")
    return "\n".join(lines) + "\n"


def _wrapped(line: str) -> list[str]:
    """Wrap one line; what follows the first line of a list item stands below its words, not below its mark."""
    words = line.lstrip(" ")
    indent = " " * (len(line) - len(words))
    mark = words.partition(" ")[0] if words.startswith(_HANGS) else ""
    deeper = " " * len(mark)  # the mark and its space, less the sign that stands before it
    words = words.replace(_HANGS, "")
    return textwrap.wrap(
        words,
        width=_WIDTH,
        initial_indent=indent,
        subsequent_indent=indent + deeper,
        break_long_words=False,
        break_on_hyphens=False,
        expand_tabs=False,
    )


def _block(node: Node, links: Links) -> str:
    if isinstance(node, List):
        return "\n".join(_item(node, place, item, links=links) for place, item in enumerate(node.items))
    if isinstance(node, Footnote):
        return f"{raised(node.number)} {_held(node.children, links)}"
    return _inline(node, links)


def _item(holder: List, place: int, item: ListItem, *, links: Links) -> str:
    mark = _BULLET if holder.first is None else f"{holder.first + place}. "
    first, *rest = _held(item.children, links).split("\n")
    return "\n".join([_HANGS + mark + first, *(" " * len(mark) + line for line in rest)])


def _held(children: Iterable[Node], links: Links) -> str:
    """Write what a list item or footnote holds: its words, then its inner lists below."""
    words = ""
    for child in children:
        if isinstance(child, List | Paragraph):
            words += ("\n" if words else "") + _block(child, links)
        else:
            words += _inline(child, links)
    return words


def _inline(node: Node, links: Links) -> str:
    if isinstance(node, Text):
        return node.text
    if isinstance(node, Break):
        return "\n"
    if isinstance(node, FootnoteReference):
        return raised(node.number)
    words = "".join(_inline(child, links) for child in _children(node))
    if isinstance(node, Link) and words != node.href.removeprefix("mailto:").removeprefix("tel:"):
        return f"{words} {links.mark(node.href)}"
    return words


def _children(node: Node) -> tuple[Node, ...]:
    return () if isinstance(node, Text | Break | FootnoteReference | List) else node.children
