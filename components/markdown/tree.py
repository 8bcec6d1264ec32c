"""From tokens to the node tree."""

from collections.abc import Callable, Iterator, Mapping
from urllib.parse import quote

import msgspec

from components.markdown.stream import MARKED, Token, stream
from components.nodes import (
    Break,
    Emphasis,
    Footnote,
    FootnoteReference,
    Heading,
    Link,
    List,
    ListItem,
    Node,
    Paragraph,
    Strong,
    Text,
)
from components.placeholders import Fill, Placeholder

__all__ = ["parse"]

_Children = tuple[Node, ...]


def parse(text: str, fill: Fill) -> tuple[Node, ...]:
    """Read a text without faults into nodes, placeholders filled; footnotes come last, in order of mention.

    A `Text` node is either what the writer typed, sign for sign, or one placeholder or entity as a whole.
    """
    return _Tree(text, fill).nodes()


class _Frame:
    """An element that has begun and not ended."""

    def __init__(self, token: Token) -> None:
        self.token = token
        self.children: list[Node] = []


class _Tree:
    """Builds the nodes of one text; holds the open elements, so that depth costs no recursion."""

    def __init__(self, typed: str, fill: Fill) -> None:
        self._typed = typed
        self._read = stream(typed)
        self._fill = fill
        self._stack: list[_Frame] = [_Frame(Token("Start", "Root", None, 0, 0))]
        self._numbers: dict[str, int] = {}
        self._footnotes: dict[str, Footnote] = {}

    def nodes(self) -> tuple[Node, ...]:
        """Build all nodes."""
        for token in self._read.tokens:
            self._take(token)
        root = self._stack[0].children
        notes = sorted(self._footnotes.items(), key=lambda note: self._number(note[0]))
        return (*root, *(note for _name, note in notes))

    def _take(self, token: Token) -> None:
        match token.act:
            case "Start":
                self._stack.append(_Frame(token))
            case "End":
                self._close(self._stack.pop())
            case "Text":
                self._say(token)
            case "SoftBreak":
                self._append(Text(text=" ", start=token.start, end=token.end))
            case "HardBreak":
                self._append(Break(start=token.start, end=token.end))
            case "FootnoteReference":
                number = self._number(token.value)
                self._append(FootnoteReference(number=number, start=token.start, end=token.end))

    def _number(self, name: str) -> int:
        return self._numbers.setdefault(name, len(self._numbers) + 1)

    def _append(self, node: Node) -> None:
        self._stack[-1].children.append(node)

    def _close(self, frame: _Frame) -> None:
        token, children = frame.token, tuple(frame.children)
        if token.tag == "FootnoteDefinition":
            number = self._number(token.value)
            note = Footnote(number=number, children=children, start=token.start, end=token.end)
            self._footnotes.setdefault(token.value, note)
        elif token.tag == "Link":
            self._append(Link(href=self._href(token), children=children, start=token.start, end=token.end))
        elif make := _MAKERS.get(token.tag):
            self._append(make(token, children))
        else:
            self._stack[-1].children.extend(children)

    def _say(self, token: Token) -> None:
        for node in self._texts(token):
            last = self._stack[-1].children[-1] if self._stack[-1].children else None
            if isinstance(last, Text) and last.end == node.start and self._is_literal(last) and self._is_literal(node):
                node = Text(text=last.text + node.text, start=last.start, end=node.end)  # noqa: PLW2901 — one run of characters
                self._stack[-1].children.pop()
            self._append(node)

    def _texts(self, token: Token) -> Iterator[Text]:
        """Split a token's text at its placeholders."""
        text, done = str(token.value), 0
        for found in MARKED.finditer(text):
            start, end = token.start + found.start(), token.start + found.end()
            if found.start() > done:
                yield Text(text=text[done : found.start()], start=token.start + done, end=start)
            gap = msgspec.structs.replace(self._read.gaps[found[0]], start=start, end=end)
            yield Text(text=self._fill(gap), start=start, end=end)
            done = found.end()
        if done < len(text):
            yield Text(text=text[done:], start=token.start + done, end=token.end)

    def _href(self, token: Token) -> str:
        """Fill the gaps of a link's address: one that begins it is an address itself, others are percent-encoded."""
        address = str(token.value["dest_url"])
        if token.value["link_type"] == "Email":
            return f"mailto:{address}"
        return MARKED.sub(lambda found: self._address(found.start(), self._read.gaps[found[0]]), address)

    def _address(self, at: int, gap: Placeholder) -> str:
        words = self._fill(gap)
        return words if at == 0 else quote(words, safe="")

    def _is_literal(self, node: Text) -> bool:
        return self._typed[node.start : node.end] == node.text


def _list(token: Token, children: _Children) -> Node:
    items = tuple(child for child in children if isinstance(child, ListItem))
    return List(first=token.value, items=items, start=token.start, end=token.end)


def _heading(token: Token, children: _Children) -> Node:
    level = int(token.value["level"][1:])
    return Heading(level=level, children=children, start=token.start, end=token.end)


def _plain(kind: type[Paragraph | Strong | Emphasis | ListItem]) -> Callable[[Token, _Children], Node]:
    return lambda token, children: kind(children=children, start=token.start, end=token.end)


_MAKERS: Mapping[str, Callable[[Token, _Children], Node]] = {
    "Paragraph": _plain(Paragraph),
    "Strong": _plain(Strong),
    "Emphasis": _plain(Emphasis),
    "Item": _plain(ListItem),
    "List": _list,
    "Heading": _heading,
}
