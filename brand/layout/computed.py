"""What an element looks like once all rules have spoken."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from brand.colour import Colour, Sight, Value
from brand.layout import lengths
from brand.layout.ground import Ground, canvas, faded, laid
from brand.layout.origin import Fixed, Origin, Span, Spelt
from brand.layout.paints import PICTURE, Paint, paints
from brand.layout.rulebook import Entry
from brand.layout.sheet import Declaration
from brand.layout.slots import slots_of
from brand.layout.tree import Element
from brand.layout.variables import NO_VARIABLES, Variables, spell, variables

__all__ = ["BY_NATURE", "Style", "Won", "first_style", "styled", "won_of"]

_INHERIT = frozenset({"inherit", "unset", "revert", "revert-layer"})
_BOLD = frozenset({"b", "strong", "th", "h1", "h2", "h3", "h4", "h5", "h6", "optgroup"})
_SCALES: Mapping[str, float] = MappingProxyType(
    {"h1": 2.0, "h2": 1.5, "h3": 1.17, "h4": 1.0, "h5": 0.83, "h6": 0.67, "small": 5 / 6, "sub": 5 / 6, "sup": 5 / 6}
)
_MONO = frozenset({"code", "kbd", "pre", "samp", "tt"})
_UNSEEN = frozenset({"head", "style", "script", "title", "template", "noscript", "datalist", "meta", "link", "base"})
BY_NATURE = frozenset({*_BOLD, *_SCALES, *_MONO, *_UNSEEN, "a", "button", "select", "input", "textarea", "table"})
"""Elements that a browser's own sheet speaks of."""
_CONTROLS = frozenset({"button", "select", "input", "textarea"})
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
_BLACK = Value("srgb", (0.0, 0.0, 0.0))
_WHITE = Value("srgb", (1.0, 1.0, 1.0))
_LINK: Mapping[str, Value] = MappingProxyType(
    {"light": Value("srgb", (0.0, 0.0, 238 / 255)), "dark": Value("srgb", (158 / 255, 158 / 255, 1.0))}
)
_NIGHT = Colour(18 / 255, 18 / 255, 18 / 255)


class Won:
    """The declaration that a longhand follows, its variables put in."""

    __slots__ = ("declaration", "spelt")

    def __init__(self, declaration: Declaration, spelt: Spelt) -> None:
        self.declaration = declaration
        self.spelt = spelt

    def place(self, paint: Paint) -> Span:
        """Say where in the source a colour of this value stands."""
        return self.spelt.span(paint.start, paint.end)


class Style:
    """The computed style of an element, as far as it matters to colours, texts and their grounds."""

    __slots__ = (
        "background",
        "bold",
        "color",
        "color_place",
        "fill_place",
        "fonts",
        "fonts_place",
        "ground",
        "is_dark",
        "is_gone",
        "is_hidden",
        "is_invisible",
        "size",
        "size_place",
        "text_fill",
        "variables",
    )

    color: Value
    color_place: Span | None
    text_fill: Value | None
    fill_place: Span | None
    fonts: str
    fonts_place: Span | None
    size: float
    size_place: Span | None
    bold: float
    variables: Variables
    ground: Ground
    background: Colour | None
    is_dark: bool
    is_gone: bool
    is_hidden: bool
    is_invisible: bool

    def child(self) -> "Style":
        """Begin with what a child inherits."""
        style = Style()
        for name in Style.__slots__:
            setattr(style, name, getattr(self, name))
        style.background = None
        return style

    @property
    def sight(self) -> Sight:
        """What the colours of this element depend on."""
        return Sight(current=self.color, scheme="dark" if self.is_dark else "light")


def first_style() -> Style:
    """Begin with a browser's sheet: black on white, sixteen pixels."""
    style = Style()
    style.color, style.color_place = _BLACK, None
    style.text_fill = style.fill_place = None
    style.fonts, style.fonts_place = "", None
    style.size, style.size_place = 16.0, None
    style.bold = 400.0
    style.variables = NO_VARIABLES
    style.ground, style.background = canvas(Colour(1, 1, 1)), None
    style.is_dark = style.is_gone = style.is_hidden = style.is_invisible = False
    return style


def won_of(
    entries: Sequence[Entry], hinted: Sequence[tuple[Declaration, Fixed]], known: Variables
) -> tuple[Mapping[str, Won], Variables]:
    """Let the strongest declaration of each longhand win; `entries` are sorted from weak to strong."""
    stated: dict[str, tuple[str, Origin | Fixed, int]] = {}
    ordered: dict[str, tuple[Declaration, Origin | Fixed]] = {}
    for declaration, place in hinted:
        ordered.update(dict.fromkeys(slots_of(declaration.name), (declaration, place)))
    for entry in entries:
        declaration = entry.declaration
        if declaration.name.startswith("--"):
            stated[declaration.name] = (declaration.value, entry.origin, declaration.start)
        else:
            ordered.update(dict.fromkeys(slots_of(declaration.name), (declaration, entry.origin)))
    known = variables(known, stated) if stated else known
    spelt = {
        slot: Won(declaration, value)
        for slot, (declaration, origin) in ordered.items()
        if (value := spell(declaration.value, origin, declaration.start, known)) is not None
    }
    return spelt, known


def _keyword(won: Won) -> str:
    return won.spelt.text.strip().lower()


def _color(style: Style, parent: Style, won: Won) -> None:
    word = _keyword(won)
    if word in _INHERIT or word == "currentcolor":
        style.color, style.color_place = parent.color, parent.color_place
        return
    if word == "initial":
        style.color, style.color_place = _BLACK, won.spelt.whole
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


def _by_nature(style: Style, parent: Style, element: Element, *, is_quirky: bool) -> None:
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
    style.color, style.color_place = (_WHITE if style.is_dark else _BLACK), None
    is_button = element.name == "button" or (element.value("type") or "").lower() in {"button", "submit", "reset"}
    if is_button:
        style.background = Colour(107 / 255, 107 / 255, 107 / 255) if style.is_dark else Colour(*[239 / 255] * 3)
    else:
        style.background = Colour(59 / 255, 59 / 255, 59 / 255) if style.is_dark else Colour(1, 1, 1)
    style.ground = laid(style.ground, (style.background,))


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
        if is_dark_page and not style.is_dark and style.color is _BLACK:
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
    _by_nature(style, parent, element, is_quirky=page[0])
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
