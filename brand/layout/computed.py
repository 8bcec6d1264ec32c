"""What an element looks like once all rules have spoken."""

from collections.abc import Mapping
from types import MappingProxyType

from brand.colour import Colour, Sight, Value
from brand.layout import lengths
from brand.layout.ground import canvas, faded, laid
from brand.layout.nature import grow_up
from brand.layout.paints import PICTURE, paints
from brand.layout.style import BLACK, Style, Won
from brand.layout.tree import Element
from brand.layout.variables import Variables

__all__ = ["styled"]

_INHERIT = frozenset({"inherit", "unset", "revert", "revert-layer"})
_SIZES: Mapping[str, float] = MappingProxyType(
    {
        "xx-small": 9,
        "x-small": 10,
        "small": 13,
        "medium": 16,
        "large": 18,
        "x-large": 24,
        "xx-large": 32,
        "xxx-large": 48,
    }
)
_WEIGHTS: Mapping[str, float] = MappingProxyType({"normal": 400, "bold": 700, "initial": 400})
_WHITE = Value("srgb", (1.0, 1.0, 1.0))
_NIGHT = Colour(18 / 255, 18 / 255, 18 / 255)


def _keyword(won: Won) -> str:
    return won.spelt.text.strip().lower()


def _color(style: Style, parent: Style, won: Won) -> None:
    word = _keyword(won)
    if word in _INHERIT or word == "currentcolor":
        style.color, style.color_place = parent.color, parent.color_place
        return
    if word == "initial":
        style.color, style.color_place = BLACK, won.spelt.whole
        return
    sight = Sight(current=parent.color, scheme="dark" if style.is_dark else "light")
    found = paints(won.spelt.text, sight)
    if len(found) == 1 and not found[0].inside:
        style.color, style.color_place = found[0].value, won.place(found[0])


def _fill(style: Style, won: Won) -> None:
    if _keyword(won) in _INHERIT:
        return
    found = paints(won.spelt.text, style.sight)
    style.text_fill = found[0].value if found else None
    style.fill_place = won.place(found[0]) if found else None


def _sized(style: Style, parent: Style, won: Won) -> None:
    text = won.spelt.text.strip().lower()
    if won.declaration.name == "font":
        match = lengths.FONT_SIZE.search(text)
        text = match[0].partition("/")[0] if match else "medium"
    size = lengths.font_size(text, parent.size)
    size = _SIZES.get(text) if size is None else size
    if size is not None:
        style.size, style.size_place = size, won.spelt.whole


def _weight(style: Style, parent: Style, won: Won) -> None:
    text = won.spelt.text.strip().lower()
    if won.declaration.name == "font":
        words = [word for word in text.split() if word in _WEIGHTS or (word.isdecimal() and len(word) == len("400"))]
        text = words[0] if words else "normal"
    if text == "bolder":
        style.bold = 700.0 if parent.bold < 600 else 900.0  # noqa: PLR2004 — the standard's steps
    elif text == "lighter":
        style.bold = 100.0 if parent.bold < 600 else 400.0  # noqa: PLR2004 — as above
    elif text.isdecimal() and len(text) <= len("1000"):
        style.bold = float(text)
    elif text in _WEIGHTS:
        style.bold = _WEIGHTS[text]


def _families(style: Style, won: Won) -> None:
    text = won.spelt.text
    if text.strip().lower() in _INHERIT:
        return
    if won.declaration.name == "font":
        match = lengths.FONT_SIZE.search(text)
        if match is None:
            return
        start = len(text) - len(text[match.end() :].lstrip())
        style.fonts_place = won.spelt.span(start, len(text)) if start < len(text) else won.spelt.whole
        style.fonts = text[start:].strip()
        return
    style.fonts, style.fonts_place = text, won.spelt.whole


def _seen(style: Style, parent: Style, won: Mapping[str, Won]) -> None:
    """Work out whether the element shows at all, and as what group."""
    if "display" in won:
        style.is_hidden = parent.is_hidden or _keyword(won["display"]) == "none"
    if "visibility" in won:
        style.is_invisible = _keyword(won["visibility"]) in {"hidden", "collapse"}
    if "max-height" in won and "overflow" in won and _keyword(won["max-height"]) in {"0", "0px"}:
        style.is_invisible = style.is_invisible or _keyword(won["overflow"]) == "hidden"
    if "opacity" in won:
        opacity = lengths.share(_keyword(won["opacity"]))
        if opacity is not None and opacity < 1:
            style.is_invisible = style.is_invisible or opacity == 0
            style.ground = faded(style.ground, opacity)


def _scheme(style: Style, won: Won, prefers: str) -> None:
    words = _keyword(won).split()
    if words and words[0] not in _INHERIT:
        is_dark_page = "dark" in words and (prefers == "dark" or "light" not in words)
        if is_dark_page and not style.is_dark and style.color is BLACK:
            style.color = _WHITE
        style.is_dark = is_dark_page


def _grounds(style: Style, won: Mapping[str, Won]) -> None:
    """Lay the element's own colour and pictures over what is behind it."""
    plain, image = won.get("background-color"), won.get("background-image")
    if plain is not None:
        colours = [paint.value.shown() for paint in paints(plain.spelt.text, style.sight) if not paint.inside]
        if colours:
            style.background = colours[-1]
            style.ground = laid(style.ground, colours[-1:])
    if image is not None and "(" in image.spelt.text:
        _pictured(style, image, has_colour=style.background is not None and style.background.alpha >= 1)
    if "background-clip" in won and _keyword(won["background-clip"]) == "text":
        style.ground = ()


def _pictured(style: Style, image: Won, *, has_colour: bool) -> None:
    """Take a gradient by its stops; a picture may look like anything, but where it is blocked its colour shows."""
    text = image.spelt.text
    stops = [paint.value.shown() for paint in paints(text, style.sight) if paint.inside]
    if any(f"{name}(" in text.lower() for name in PICTURE):
        style.ground = style.ground if has_colour else ()
    elif stops:
        style.ground = laid(style.ground, stops)


def styled(
    element: Element, parent: Style, won: Mapping[str, Won], known: Variables, *, page: tuple[bool, str]
) -> Style:
    """Compute the style of an element from its parent's; `page` is whether it is quirky, and the preferred scheme."""
    style = parent.child()
    style.variables = known
    if "color-scheme" in won:
        _scheme(style, won["color-scheme"], page[1])
        if element.parent is None and style.is_dark and style.ground:
            style.ground = canvas(_NIGHT)
    grow_up(style, parent, element, is_quirky=page[0])
    if won:
        if "color" in won:
            _color(style, parent, won["color"])
        if "-webkit-text-fill-color" in won:
            _fill(style, won["-webkit-text-fill-color"])
        _typed(style, parent, won)
        _seen(style, parent, won)
        if "background-color" in won or "background-image" in won:
            _grounds(style, won)
    return style


def _typed(style: Style, parent: Style, won: Mapping[str, Won]) -> None:
    if "font-size" in won:
        _sized(style, parent, won["font-size"])
    if "font-weight" in won:
        _weight(style, parent, won["font-weight"])
    if "font-family" in won:
        _families(style, won["font-family"])
