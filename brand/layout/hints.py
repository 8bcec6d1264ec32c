"""What attributes of old HTML, of SVG and of Outlook's VML say about colours and fonts."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from brand.colour import read_colour, read_legacy_colour, to_hex
from brand.layout.origin import Fixed
from brand.layout.roles import PRESENTATION
from brand.layout.sheet import Declaration
from brand.layout.tree import Element

__all__ = ["hints", "link_hint"]

_GROUNDS = frozenset(
    {"body", "table", "thead", "tbody", "tfoot", "tr", "td", "th", "col", "colgroup", "marquee", "center", "div"}
)
_OLD: Mapping[str, str] = MappingProxyType(
    {"text": "color", "bordercolor": "border-color", "fillcolor": "background-color", "strokecolor": "border-color"}
)
_SIZES = ("10px", "13px", "16px", "18px", "24px", "32px", "48px")
Hint = tuple[Declaration, Fixed]


def _old(element: Element, name: str) -> str | None:
    """Name the property that an old attribute sets on this element."""
    if name == "bgcolor":
        return "background-color" if element.name in _GROUNDS - {"center", "div"} or element.is_outlook else None
    if name == "color":
        return {"font": "color", "basefont": "color", "hr": "border-color", "v:fill": "background-color"}.get(
            element.name
        )
    if name in {"text", "link", "alink", "vlink"} and element.name != "body":
        return None
    return _OLD.get(name)


def _value(element: Element, name: str) -> tuple[str, str] | None:
    """Give the property and its value that an attribute stands for."""
    raw = element.attributes[name].value
    old = _old(element, name)
    if old:
        colour = read_legacy_colour(raw)
        return (old, to_hex(colour)) if colour else None
    if name in PRESENTATION or (name == "color" and read_colour(raw.strip()) and element.name not in {"meta", "link"}):
        return name, raw.strip()
    if name == "background" and element.name in _GROUNDS:
        return "background-image", "url()"
    return _font(element, name, raw)


def _font(element: Element, name: str, raw: str) -> tuple[str, str] | None:
    if element.name != "font":
        return None
    if name == "face":
        return "font-family", raw
    if name == "size" and raw.lstrip("+-").isdecimal():
        size = int(raw) + (3 if raw[0] in "+-" else 0)
        return "font-size", _SIZES[min(7, max(1, size)) - 1]
    return None


def link_hint(body: Element) -> Hint | None:
    """Give the colour that the body's `link` attribute lends to all links."""
    attribute = body.attributes.get("link")
    colour = read_legacy_colour(attribute.value) if attribute else None
    if attribute is None or colour is None:
        return None
    place = Fixed(body.shift + attribute.start, body.shift + attribute.end)
    return Declaration("color", to_hex(colour), 0, 0), place


def hints(element: Element) -> Iterator[Hint]:
    """Give what an element's attributes set, weaker than any style."""
    for name, attribute in element.attributes.items():
        if name in {"style", "class", "href", "src", "width", "height", "align", "id", "alt"}:
            continue
        found = _value(element, name)
        if found:
            place = Fixed(element.shift + attribute.start, element.shift + attribute.end)
            yield Declaration(found[0], found[1], 0, len(found[1])), place
