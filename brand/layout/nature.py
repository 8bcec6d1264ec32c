"""What a browser's own style sheet says of elements."""

from collections.abc import Mapping
from types import MappingProxyType

from brand.colour import Colour, Value
from brand.layout.ground import laid
from brand.layout.style import BLACK, Style
from brand.layout.tree import Element

__all__ = ["BY_NATURE", "grow_up"]

_WHITE = Value("srgb", (1.0, 1.0, 1.0))
_BOLD = frozenset({"b", "strong", "th", "h1", "h2", "h3", "h4", "h5", "h6", "optgroup"})
_SCALES: Mapping[str, float] = MappingProxyType(
    {"h1": 2.0, "h2": 1.5, "h3": 1.17, "h4": 1.0, "h5": 0.83, "h6": 0.67, "small": 5 / 6, "sub": 5 / 6, "sup": 5 / 6}
)
_MONO = frozenset({"code", "kbd", "pre", "samp", "tt"})
_UNSEEN = frozenset({"head", "style", "script", "title", "template", "noscript", "datalist", "meta", "link", "base"})
BY_NATURE = frozenset({*_BOLD, *_SCALES, *_MONO, *_UNSEEN, "a", "button", "select", "input", "textarea", "table"})
"""Elements that a browser's own sheet speaks of."""
_CONTROLS = frozenset({"button", "select", "input", "textarea"})
_LINK: Mapping[str, Value] = MappingProxyType(
    {"light": Value("srgb", (0.0, 0.0, 238 / 255)), "dark": Value("srgb", (158 / 255, 158 / 255, 1.0))}
)


def grow_up(style: Style, parent: Style, element: Element, *, is_quirky: bool) -> None:
    """Apply what a browser's own sheet says."""
    name = element.name
    if name in _BOLD:
        style.bold = 700.0
    if name in _SCALES:
        style.size, style.size_place = parent.size * _SCALES[name], None
    elif name in _MONO:
        style.size, style.fonts, style.fonts_place = parent.size * 13 / 16, "monospace", None
    elif name == "a" and "href" in element.attributes:
        style.color, style.color_place = _LINK["dark" if parent.is_dark else "light"], None
    elif name in _CONTROLS:
        _control(style, element)
    elif name == "table" and is_quirky:
        style.size, style.size_place, style.bold = 16.0, None, 400.0
    if name in _UNSEEN or "hidden" in element.attributes:
        style.is_hidden = True


def _control(style: Style, element: Element) -> None:
    style.size, style.size_place, style.bold = 40 / 3, None, 400.0
    style.color, style.color_place = (_WHITE if style.is_dark else BLACK), None
    is_button = element.name == "button" or (element.value("type") or "").lower() in {"button", "submit", "reset"}
    if is_button:
        style.background = Colour(107 / 255, 107 / 255, 107 / 255) if style.is_dark else Colour(*[239 / 255] * 3)
    else:
        style.background = Colour(59 / 255, 59 / 255, 59 / 255) if style.is_dark else Colour(1, 1, 1)
    style.ground = laid(style.ground, (style.background,))
