"""The elements of a page as a browser nests them, each with its place in the source.

What only Outlook reads, inside conditional comments, hangs below the element in which the comment stands, but counts as
nobody's child: selectors that count children do not see it.
"""

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from brand.layout.markup import Attribute, Comment, Raw, Tag, scan

__all__ = ["Element", "Page", "Sheet", "Text", "grow"]

_VOID = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr", "param")
)
_BLOCKS = frozenset(
    {
        *("address", "article", "aside", "blockquote", "center", "details", "dialog", "dir", "div", "dl", "fieldset"),
        *("figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr"),
        *("main", "menu", "nav", "ol", "p", "pre", "section", "summary", "table", "ul"),
    }
)
_CLOSES: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        **dict.fromkeys(_BLOCKS, frozenset({"p"})),
        "li": frozenset({"li", "p"}),
        **dict.fromkeys(("dt", "dd"), frozenset({"dt", "dd", "p"})),
        **dict.fromkeys(("td", "th"), frozenset({"td", "th"})),
        "tr": frozenset({"td", "th", "tr"}),
        **dict.fromkeys(("tbody", "thead", "tfoot"), frozenset({"td", "th", "tr", "tbody", "thead", "tfoot"})),
        "option": frozenset({"option"}),
        "a": frozenset({"a"}),
    }
)
_TABLE = frozenset({"table", "tbody", "thead", "tfoot", "tr", "td", "th", "caption", "colgroup"})
_WALLS = frozenset({"table", "td", "th", "caption", "template", "html", "body", "svg"})
_ASIDE = re.compile(r"<!\[CDATA\[|\]\]>|<[!?][^<>]*>")
_MSO = "[if"
_DEEPEST = 512  # open elements: what comes deeper stands beside them, as in browsers


class Element:
    """One element; `shift` is where the text that its tag stands in begins in the whole source."""

    __slots__ = (
        "attributes",
        "children",
        "classes",
        "id",
        "index",
        "is_outlook",
        "name",
        "parent",
        "shift",
        "tag",
        "tag_is_aside",
    )

    def __init__(self, name: str, attributes: Mapping[str, Attribute], parent: "Element | None", shift: int) -> None:
        self.name = name
        self.parent = parent
        self.children: list[Element] = []
        self.index = 0
        self.is_outlook: bool = parent is not None and parent.is_outlook
        self.shift = shift
        self.tag: Tag | None = None
        self.tag_is_aside = False
        self.take(attributes)

    def take(self, attributes: Mapping[str, Attribute]) -> None:
        """Give it the attributes of its tag."""
        self.attributes = attributes
        self.id = attributes["id"].value if "id" in attributes else ""
        self.classes = frozenset(attributes["class"].value.split()) if "class" in attributes else frozenset[str]()

    def value(self, name: str) -> str | None:
        """Read an attribute; None where it is missing."""
        attribute = self.attributes.get(name)
        return attribute.value if attribute else None


class Text:
    """What stands between two tags, from `start` to `end` of the source."""

    __slots__ = ("end", "parent", "start", "text")

    def __init__(self, parent: Element, text: str, *, start: int, end: int) -> None:
        self.parent = parent
        self.text = text
        self.start = start
        self.end = end


class Sheet:
    """The text of a style element; `media` is the condition that the element states."""

    __slots__ = ("is_outlook", "media", "start", "text")

    def __init__(self, text: str, *, start: int, media: str, is_outlook: bool) -> None:
        self.text = text
        self.start = start
        self.media = media
        self.is_outlook = is_outlook


class Page:
    """Elements, texts and style sheets in the order of the source."""

    def __init__(self) -> None:
        self.root = Element("html", {}, None, 0)
        self.body = Element("body", {}, self.root, 0)
        self.root.children.append(self.body)
        self.elements: list[Element] = [self.root, self.body]
        self.texts: list[Text] = []
        self.sheets: list[Sheet] = []
        self.is_quirky = True

    @property
    def is_fragment(self) -> bool:
        """Tell what will stand in somebody else's page: it has neither `html` nor `body`."""
        return self.root.tag is None and self.body.tag is None


class _Growth:
    """Nests the tags of one text, the page's or a comment's."""

    def __init__(self, page: Page, source: str, shift: int, stack: list[Element]) -> None:
        self._page = page
        self._source = source
        self._shift = shift
        self._stack = stack
        self._floor = len(stack)

    def run(self) -> None:
        at = 0
        tag: Tag | None = None
        for part in scan(self._source):
            if isinstance(part, Raw):
                self._raw(part, tag)
                at = part.start + len(part.text)
            elif isinstance(part, Comment):
                self._text(at, part.start - len("<!--"))
                at = self._comment(part)
            else:
                self._text(at, part.start)
                at, tag = part.end, part
                self._tag(part)
        self._text(at, len(self._source))

    def _text(self, start: int, end: int) -> None:
        text = self._source[start:end]
        if not text or text.isspace():
            return
        if "<" in text or "]]>" in text:
            text = _ASIDE.sub(" ", text)
        if not text.isspace():
            self._page.texts.append(Text(self._stack[-1], text, start=self._shift + start, end=self._shift + end))

    def _raw(self, part: Raw, tag: Tag | None) -> None:
        if part.name == "style":
            media = tag.attributes.get("media") if tag else None
            text = part.text.replace("<![CDATA[", " " * 9).replace("]]>", " " * 3)
            text = text.replace("<!--", " " * 4).replace("-->", " " * 3)
            self._page.sheets.append(
                Sheet(
                    text,
                    start=self._shift + part.start,
                    media=media.value if media else "",
                    is_outlook=self._stack[-1].is_outlook,
                )
            )

    def _comment(self, part: Comment) -> int:
        if part.text.startswith(_MSO) and "<!--" not in part.text and "<" in part.text:
            parent = self._stack[-1]
            lead = part.text.find(">") + 1
            inner = part.text[lead : part.text.rfind("<![") if "<![" in part.text else None]
            nest = Element(parent.name, {}, parent, self._shift + part.start + lead)
            nest.is_outlook = nest.tag_is_aside = True
            self._page.elements.append(nest)
            _Growth(self._page, inner, nest.shift, [*self._stack, nest]).run()
        return part.start + len(part.text) + len("-->")

    def _tag(self, tag: Tag) -> None:
        if tag.is_closing:
            self._close(tag.name)
        elif tag.name in {"html", "body"}:
            target = self._page.root if tag.name == "html" else self._page.body
            if not target.attributes:
                target.take(tag.attributes)
                target.tag, target.shift = tag, self._shift
            if tag.name == "body" and self._floor == len((self._page.root, self._page.body)):
                del self._stack[self._floor :]
        else:
            self._open(tag)

    def _open(self, tag: Tag) -> None:
        self._imply(tag.name)
        del self._stack[max(_DEEPEST, self._floor) :]
        parent = self._stack[-1]
        if tag.name == "head":
            parent = self._page.root
        if tag.name == "tr" and parent.name == "table":
            parent = self._push(Element("tbody", {}, parent, self._shift))
        element = Element(tag.name, tag.attributes, parent, self._shift)
        element.tag = tag
        self._push(element)
        is_xml = ":" in tag.name or any(entry.name == "svg" for entry in self._stack[-8:])
        if tag.name in _VOID or (is_xml and self._source[tag.end - 2] == "/"):
            self._stack.pop()

    def _push(self, element: Element) -> Element:
        parent = element.parent
        if parent is not None:
            element.index = len(parent.children)
            parent.children.append(element)
        self._page.elements.append(element)
        self._stack.append(element)
        return element

    def _imply(self, name: str) -> None:
        """Close what an opening tag ends without saying so."""
        closes = _CLOSES.get(name, frozenset())
        for depth in range(len(self._stack) - 1, self._floor - 1, -1):
            other = self._stack[depth].name
            if other in closes:
                del self._stack[depth:]
                if other not in {"td", "th", "tr"}:
                    return
            elif other in _WALLS or (name != "a" and other in _BLOCKS) or other in {"ul", "ol", "dl", "tr", "tbody"}:
                return

    def _close(self, name: str) -> None:
        for depth in range(len(self._stack) - 1, self._floor - 1, -1):
            other = self._stack[depth].name
            if other == name:
                del self._stack[depth:]
                return
            if other in _WALLS and (name not in _TABLE or (other == "table" and name != "table")):
                return


def _has_doctype(source: str) -> bool:
    return re.match(r"\s*(?:<!--.*?-->\s*)*<!doctype\s", source[:10_000], re.IGNORECASE | re.DOTALL) is not None


def grow(source: str) -> Page:
    """Read a page or a fragment; without a doctype it is shown with the quirks of the nineties."""
    page = Page()
    page.is_quirky = not _has_doctype(source)
    _Growth(page, source, 0, [page.root, page.body]).run()
    return page


def ancestors(element: Element) -> Iterator[Element]:
    """Walk from an element to the root."""
    node: Element | None = element
    while node is not None:
        yield node
        node = node.parent
