"""HTML and Contentful's rich text as our Markdown subset: what the subset lacks is said in what it has."""

import re
from collections.abc import Mapping
from html.parser import HTMLParser
from typing import Any

__all__ = ["from_html", "from_rich_text"]

_SPECIAL = re.compile(r"([\\`*_\[\]<{])")
_AT_START = re.compile(r"^(\d+)([.)])(?=\s)|^([#>+-])")
_SPACE = re.compile(r"\s+")
_HEADINGS = {"h1": "## ", "h2": "## ", "h3": "### ", "h4": "### ", "h5": "### ", "h6": "### "}
_MARKS = {"strong": "**", "b": "**", "em": "*", "i": "*", "bold": "**", "italic": "*"}
_BLOCKS = frozenset({"p", "div", "blockquote", "section", "article", "hr", "table", "tr", *_HEADINGS})
_UNSEEN = frozenset({"script", "style", "template"})
_DEEPEST = 50


class _Writer(HTMLParser):
    """Collects blocks; everything inside one is written on one line."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[str] = []
        self._line = ""
        self._lead = ""
        self._lists: list[int | None] = []
        self._addresses: list[str] = []
        self._open: list[str] = []
        self._unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _UNSEEN:
            self._unseen += 1
        elif tag in _MARKS:
            self._open.append(tag)
            self._line += _MARKS[tag]
        elif tag == "a":
            self._addresses.append(dict(attrs).get("href") or "")
            self._line += "["
        elif tag == "br":
            self._line = self._line.rstrip() + "\\\n"
        elif tag in ("ul", "ol"):
            self.end_block()
            self._lists.append(0 if tag == "ol" else None)
        elif tag == "li":
            self._begin_item()
        elif tag in _BLOCKS and not self._lists:
            self.end_block()
            self._lead = _HEADINGS.get(tag, "")

    def handle_endtag(self, tag: str) -> None:
        if tag in _UNSEEN:
            self._unseen = max(0, self._unseen - 1)
        elif tag in _MARKS and tag in self._open:
            self._open.remove(tag)
            self._line = _closed(self._line, _MARKS[tag])
        elif tag == "a" and self._addresses:
            self._line += f"]({self._addresses.pop()})"
        elif tag in ("ul", "ol") and self._lists:
            self.end_block()
            self._lists.pop()
        elif tag == "li" or (tag in _BLOCKS and not self._lists):
            self.end_block()

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            text = _SPECIAL.sub(r"\\\1", _SPACE.sub(" ", data))
            self._line += text.lstrip() if not self._line or self._line.endswith("\n") else text

    def end_block(self) -> None:
        """Finish what was begun; marks that are still open end here."""
        while self._open:
            self._line = _closed(self._line, _MARKS[self._open.pop()])
        text = self._line.strip().removesuffix("\\")
        if text:
            self.blocks.append(self._lead + (text if self._lead else _AT_START.sub(_escaped_start, text)))
        self._line, self._lead = "", ""

    def _begin_item(self) -> None:
        self.end_block()
        if not self._lists:
            return
        depth, number = len(self._lists) - 1, self._lists[-1]
        if number is not None:
            self._lists[-1] = number = number + 1
        self._lead = "   " * min(depth, _DEEPEST) + ("- " if number is None else f"{number}. ")


def from_html(html: str) -> str:
    """Write HTML as Markdown. Scripts and styles are left out, unknown elements are their text."""
    writer = _Writer()
    writer.feed(html)
    writer.close()
    writer.end_block()
    return _joined(writer.blocks)


def from_rich_text(node: Mapping[str, Any]) -> str:
    """Write Contentful's rich text document as Markdown, by way of the HTML that it stands for."""
    return from_html(_html(node, 0))


_TAGS = {
    "paragraph": "p",
    "unordered-list": "ul",
    "ordered-list": "ol",
    "list-item": "li",
    "blockquote": "blockquote",
    "hyperlink": "a",
    **{f"heading-{level}": f"h{level}" for level in range(1, 7)},
}


def _html(node: Mapping[str, Any], depth: int) -> str:
    if depth > _DEEPEST:
        return ""
    if node.get("nodeType") == "text":
        text = _as_text(node.get("value"))
        for mark in node.get("marks") or ():
            if mark.get("type") in ("bold", "italic") and text.strip():
                text = f"<{mark['type']}>{text}</{mark['type']}>"
        return text
    inner = "".join(_html(child, depth + 1) for child in node.get("content") or () if isinstance(child, Mapping))
    tag = _TAGS.get(str(node.get("nodeType")))
    if tag is None:
        return inner
    address = _as_text((node.get("data") or {}).get("uri")) if tag == "a" else ""
    return f'<a href="{address}">{inner}</a>' if tag == "a" else f"<{tag}>{inner}</{tag}>"


def _as_text(value: object) -> str:
    text = value if isinstance(value, str) else ""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")


def _closed(line: str, mark: str) -> str:
    """Put the closing mark before trailing spaces, or it closes nothing."""
    text = line.rstrip()
    return text.removesuffix(mark) if text.endswith(mark) else text + mark + line[len(text) :]


def _escaped_start(found: re.Match[str]) -> str:
    return f"\\{found[3]}" if found[3] else f"{found[1]}\\{found[2]}"


def _joined(blocks: list[str]) -> str:
    """Items of one list stand on lines of their own, blocks apart."""
    text = ""
    is_item = False
    for block in blocks:
        was_item, is_item = is_item, bool(re.match(r" *(- |\d+\. )", block))
        text += ("\n" if was_item and is_item else "\n\n") * bool(text) + block
    return text
