"""The computed style of an element, and the declarations that it follows."""

from collections.abc import Mapping, Sequence

from brand.colour import Colour, Sight, Value
from brand.layout.ground import Ground, canvas
from brand.layout.origin import Fixed, Origin, Span, Spelt
from brand.layout.paints import Paint
from brand.layout.rulebook import Entry
from brand.layout.sheet import Declaration
from brand.layout.slots import slots_of
from brand.layout.variables import NO_VARIABLES, Variables, spell, variables

__all__ = ["BLACK", "Style", "Won", "first_style", "won_of"]

BLACK = Value("srgb", (0.0, 0.0, 0.0))


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
        style.bold = self.bold
        style.color = self.color
        style.color_place = self.color_place
        style.fill_place = self.fill_place
        style.fonts = self.fonts
        style.fonts_place = self.fonts_place
        style.ground = self.ground
        style.is_dark = self.is_dark
        style.is_gone = self.is_gone
        style.is_hidden = self.is_hidden
        style.is_invisible = self.is_invisible
        style.size = self.size
        style.size_place = self.size_place
        style.text_fill = self.text_fill
        style.variables = self.variables
        style.background = None
        return style

    @property
    def sight(self) -> Sight:
        """What the colours of this element depend on."""
        return Sight(current=self.color, scheme="dark" if self.is_dark else "light")


def first_style() -> Style:
    """Begin with a browser's sheet: black on white, sixteen pixels."""
    style = Style()
    style.color, style.color_place = BLACK, None
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
