"""Rich text as plain lines, for places that know no markup."""

from collections.abc import Iterable, Iterator

from components.nodes import Break, Footnote, FootnoteReference, List, ListItem, Node, Paragraph, Text

__all__ = ["paragraphs", "raised"]

_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def paragraphs(nodes: Iterable[Node]) -> tuple[str, ...]:
    """Give one line per paragraph, heading, list item and footnote; hard breaks stay as newlines."""
    return tuple(line for node in nodes for line in _lines(node))


def raised(number: int) -> str:
    """Write a footnote's number raised: ¹²³."""
    return str(number).translate(_RAISED)


def _lines(node: Node) -> Iterator[str]:
    if isinstance(node, List):
        for place, item in enumerate(node.items):
            mark = "•" if node.first is None else f"{node.first + place}."
            yield from _marked_lines(mark, item)
    elif isinstance(node, Footnote):
        yield from _marked_lines(raised(node.number), node)
    else:
        yield _inline(node)


def _marked_lines(mark: str, holder: ListItem | Footnote) -> Iterator[str]:
    """Put the mark before the first line; what a list item holds beside its own words follows as lines."""
    words = "".join(_inline(child) for child in holder.children if not isinstance(child, List | Paragraph))
    lines = [words] if words else []
    for child in holder.children:
        if isinstance(child, List | Paragraph):
            lines.extend(_lines(child))
    for place, line in enumerate(lines):
        yield f"{mark} {line}" if place == 0 else line


def _inline(node: Node) -> str:
    if isinstance(node, Text):
        return node.text
    if isinstance(node, Break):
        return "\n"
    if isinstance(node, FootnoteReference):
        return raised(node.number)
    if isinstance(node, List):
        return ""
    return "".join(_inline(child) for child in node.children)
