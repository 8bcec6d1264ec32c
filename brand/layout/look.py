"""What a page looks like: colours in use, texts with their grounds, distances; each with its place in the source."""

import html
from collections.abc import Sequence

from msgspec import Struct

from brand.colour import to_hex
from brand.colour.nesting import MAX_NESTING, too_deep
from brand.document import ColourUse, Kind, Outline, PictureUse, ShownText, Spacing
from brand.finding import At
from brand.layout.computed import styled
from brand.layout.errors import StyleUnreadable
from brand.layout.ground import seen
from brand.layout.hints import Hint, hints, link_hint
from brand.layout.markup import Attribute
from brand.layout.nature import BY_NATURE
from brand.layout.origin import Span, of_attribute
from brand.layout.outlines import Outlines
from brand.layout.placed import Placed
from brand.layout.rulebook import Entry, Rank, Rulebook
from brand.layout.sheet import declarations
from brand.layout.sheets import sheet_uses
from brand.layout.slots import SPACING
from brand.layout.spacing import Spacings
from brand.layout.style import Style, Won, first_style, won_of
from brand.layout.tree import Element, Page, Text, grow
from brand.layout.uses import Uses
from brand.layout.variables import spell

__all__ = ["Look", "read_look"]

_WEAK, _STRONG = ((is_important, True, 1, (0, 0, 0), 0) for is_important in (False, True))
_BLANKS = dict.fromkeys(map(ord, " \t\n\r\f\v\u00a0\u00ad\u034f\u061c\u2007\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"))
_SHOWN = 80
_SMALLEST = 2.0  # pixels below which a text is meant not to be seen
_BOLD = 600
_DARK = ("prefers-color-scheme", "color-scheme", "light-dark(")


class Look(Struct, frozen=True, kw_only=True):
    """All that a layout shows."""

    colours: tuple[ColourUse, ...] = ()
    pictures: tuple[PictureUse, ...] = ()
    shown: tuple[ShownText, ...] = ()
    spacings: tuple[Spacing, ...] = ()
    outlines: tuple[Outline, ...] = ()


class _Dressed(Struct, frozen=True, eq=False):
    """An element with what it won, what it might win, and how it looks."""

    element: Element
    won: Sequence[tuple[str, Won]]
    possible: Sequence[Won]
    style: Style


class _Reading:
    """One look at a page under one scheme."""

    def __init__(self, page: Page, scheme: str, inline: dict[Element, tuple[Entry, ...]]) -> None:
        self._page = page
        self._inline = inline  # what style attributes state, the same for every look
        self._scheme = scheme
        self._book = Rulebook(page.sheets, scheme)
        self._styles: dict[Element, Style] = {}
        self._first = first_style()
        if page.is_fragment and scheme == "dark":
            self._first.ground = ()  # the page that a fragment will stand in decides
        self._link = link_hint(page.body)
        self.dressed: list[_Dressed] = []

    def run(self) -> None:
        for element in self._page.elements:
            parent = self._styles[element.parent] if element.parent is not None else self._first
            self._styles[element] = self._dress(element, parent)

    def style(self, element: Element) -> Style:
        return self._styles[element]

    def _dress(self, element: Element, parent: Style) -> Style:
        entries = list(self._book.of(element))
        attribute = element.attributes.get("style")
        if attribute is not None:
            if element not in self._inline:
                self._inline[element] = _stated(attribute, element.shift)
            entries.extend(self._inline[element])
        hinted: list[Hint] = list(hints(element)) if element.attributes else []
        if self._link and element.name == "a" and "href" in element.attributes:
            hinted.append(self._link)
        if not (entries or hinted or element.name in BY_NATURE or "hidden" in element.attributes):
            return parent
        sure = [entry for entry in entries if entry.is_sure]
        if any(entry.rank is not _WEAK for entry in sure):
            sure.sort(key=_rank)
        won, known = won_of(sure, hinted, parent.variables)
        style = styled(element, parent, won, known, page=(self._page.is_quirky, self._scheme))
        maybe = [entry for entry in entries if not entry.is_sure]
        if style.is_hidden and not parent.is_hidden:
            style.is_gone = not any(entry.declaration.name == "display" for entry in maybe)
        possible = [
            Won(entry.declaration, spelt)
            for entry in maybe
            if (spelt := spell(entry.declaration.value, entry.origin, entry.declaration.start, known))
        ]
        self.dressed.append(_Dressed(element, tuple(won.items()), possible, style))
        return style


def _stated(attribute: Attribute, shift: int) -> tuple[Entry, ...]:
    origin = of_attribute(attribute, shift)
    return tuple(Entry(_STRONG if one.is_important else _WEAK, one, origin) for one in declarations(attribute.value))


def _rank(entry: Entry) -> Rank:
    return entry.rank


def _is_blank(text: str) -> bool:
    plain = html.unescape(text) if "&" in text else text
    return not plain.translate(_BLANKS)


def _line_and_column(source: str, at: int) -> StyleUnreadable:
    begin = source.rfind("\n", 0, at) + 1
    return StyleUnreadable(line=source.count("\n", 0, at) + 1, column=at - begin + 1)


def _refuse_depth(source: str, page: Page) -> None:
    styles = [(sheet.text, sheet.start) for sheet in page.sheets]
    for element in page.elements:
        attribute = element.attributes.get("style")
        if attribute is not None and len(attribute.raw) > MAX_NESTING:
            styles.append((attribute.value, element.shift + attribute.start))
    for text, start in styles:
        if text.count("(") + text.count("[") + text.count("{") > MAX_NESTING:
            deep = too_deep(text)
            if deep is not None:
                raise _line_and_column(source, min(start + deep, len(source)))


class _Looking:
    """Both looks at one page, light and dark, and what they show together."""

    def __init__(self, source: str, pointer: str) -> None:
        self._pointer = pointer
        self._source = source
        self._page = grow(source)
        _refuse_depth(source, self._page)
        self._uses = Uses(source, pointer)
        self._spacings = Spacings(source, pointer)
        self._outlines = Outlines(pointer)
        self._texts = [text for text in self._page.texts if not _is_blank(text.text)]
        self._pairs: dict[int, tuple[tuple[str, str], ...]] = {}
        self._shown: list[ShownText] = []
        self._inline: dict[Element, tuple[Entry, ...]] = {}
        self._placed = Placed(self._page, pointer)

    def look(self) -> Look:
        lowered = self._source.lower()
        for scheme in ("light", "dark") if any(word in lowered for word in _DARK) else ("light",):
            self._under(scheme)
        if len(self._page.elements) == len(("html", "body")) and not self._texts:
            for sheet in self._page.sheets:
                sheet_uses(sheet.text, sheet.start, self._uses)
        return Look(
            colours=self._uses.all(),
            pictures=self._placed.all(),
            shown=tuple(self._shown),
            spacings=self._spacings.all(),
            outlines=self._outlines.all(),
        )

    def _under(self, scheme: str) -> None:
        reading = _Reading(self._page, scheme, self._inline)
        reading.run()
        self._placed.under(scheme, {one.element: one.won for one in reading.dressed}, reading.style)
        used, spoken = set[Span](), set[Element]()
        for index, text in enumerate(self._texts):
            style = reading.style(text.parent)
            if not style.is_gone:
                self._mark(text, style, used, spoken)
            if not (style.is_hidden or style.is_invisible) and style.size >= _SMALLEST:
                self._show(index, text, style, scheme)
        drawn = [one for one in reading.dressed if not one.style.is_gone]
        for one in drawn:
            used |= self._uses.of_element(one.won, one.style)
            self._draw(one, reading, scheme)
        for one in drawn:
            self._uses.of_text(one.won, one.style, used, is_empty=one.element not in spoken)

    def _draw(self, one: _Dressed, reading: _Reading, scheme: str) -> None:
        """Note what an element may paint in some state, its edge, and its distances."""
        for possible in one.possible:
            self._uses.of_possible(possible, one.style)
        if one.element.parent is not None:
            around = reading.style(one.element.parent).ground
            self._outlines.add(one.element, one.won, (one.style, around), scheme)
        if scheme == "light":
            self._spacings.of_element((won for slot, won in one.won if slot in SPACING), one.style.size)

    def _mark(self, text: Text, style: Style, used: set[Span], spoken: set[Element]) -> None:
        """Remember which colours texts show, and which elements hold a text."""
        places = (style.color_place, style.fill_place)
        used.update(place for place in places if place is not None)
        node: Element | None = text.parent
        while node is not None and node not in spoken:
            spoken.add(node)
            node = node.parent

    def _show(self, index: int, text: Text, style: Style, scheme: str) -> None:
        if text.parent.name in {"text", "tspan", "textpath", "option"}:
            return  # painted by `fill` over shapes, or by the system
        colour = (style.text_fill or style.color).shown()
        is_known = style.color_place is not None or style.text_fill is not None or not self._page.is_fragment
        grounds = seen(colour, style.ground) if colour.alpha and is_known else ()
        pairs = tuple((to_hex(over), to_hex(under)) for over, under in grounds)
        if scheme == "dark" and self._pairs.get(index) == pairs:
            return
        self._pairs[index] = pairs
        lead = len(text.text) - len(text.text.lstrip())
        place = (text.start + lead, text.start + len(text.text.rstrip()))
        self._shown.append(
            ShownText(
                at=self._at(place),
                text=html.unescape(text.text.strip()[:_SHOWN]),
                pairs=pairs,
                scheme="dark" if scheme == "dark" else "light",
                size=round(style.size, 3),
                is_bold=style.bold >= _BOLD,
                fonts=style.fonts,
                colour_at=self._where(style.fill_place if style.text_fill else style.color_place),
                fonts_at=self._where(style.fonts_place),
                size_at=self._where(style.size_place),
                is_link=_is_link(text.parent),
            )
        )

    def _at(self, place: Span) -> At:
        return At(pointer=self._pointer, start=place[0], end=place[1])

    def _where(self, place: Span | None) -> At | None:
        return self._at(place) if place else None


def _is_link(element: Element) -> bool:
    node: Element | None = element
    for _ in range(4):
        if node is None or (node.name == "a" and "href" in node.attributes):
            break
        node = node.parent
    return node is not None and node.name == "a" and "href" in node.attributes


def read_look(content: str, kind: Kind, *, pointer: str) -> Look:
    """See an HTML, SVG or CSS source as a browser shows it; other kinds show nothing.

    Raises:
        StyleUnreadable: a style nests deeper than anyone reads.
    """
    if kind is Kind.CSS:
        if content.count("(") + content.count("[") + content.count("{") > MAX_NESTING:
            deep = too_deep(content)
            if deep is not None:
                raise _line_and_column(content, deep)
        uses = Uses(content, pointer)
        sheet_uses(content, 0, uses)
        return Look(colours=uses.all())
    if kind not in {Kind.HTML, Kind.SVG}:
        return Look()
    return _Looking(content, pointer).look()
