"""What the linter reads: sources, prose, colours, pictures, geometry and measures of one text or rendition."""

import enum
from collections.abc import Mapping
from typing import Literal

from msgspec import Struct

from brand.finding import At, PaletteShare

__all__ = [
    "ColourUse",
    "Document",
    "Fact",
    "Item",
    "Kind",
    "LogoSeen",
    "Measure",
    "Outline",
    "PictureUse",
    "Screen",
    "Segment",
    "ShownText",
    "Source",
    "Spacing",
]


class Kind(enum.StrEnum):
    """How a source is to be read."""

    TEXT = "text"
    MARKDOWN = "markdown"
    HTML = "html"
    SVG = "svg"
    CSS = "css"
    PICTURE = "picture"


class Source(Struct, frozen=True, kw_only=True):
    """One value as the writer sent it. `pointer` is its JSON pointer: `/texts/de-DE/body`, or `/content`."""

    pointer: str
    text: str


class Segment(Struct, frozen=True, kw_only=True):
    """A run of prose as a reader sees it, with the way back into its source.

    `offsets[i]` is the code point in the source at which `text[i]` began; `offsets[len(text)]` is where the last
    one ended. A placeholder or an inline object is U+FFFC, a hard break is a newline. `ends[i]` is where `text[i]`
    ended; it is empty where every character ended at the beginning of the next. `brand.text.span` reads both.
    """

    pointer: str
    text: str
    offsets: tuple[int, ...]
    ends: tuple[int, ...] = ()
    role: Literal["heading", "paragraph", "list-item", "quote", "line"] = "line"


class Fact(Struct, frozen=True, kw_only=True):
    """A value that all locales share; texts quote it as `{name}` instead of typing it.

    `basis` says of a price to compare with what it is: `former` or `rrp`.
    """

    name: str
    pointer: str
    kind: str
    amount: str | None = None
    currency: str | None = None
    date: str | None = None
    shown: str | None = None
    basis: str | None = None


class ColourUse(Struct, frozen=True, kw_only=True):
    """A colour that a reader would see: `#rrggbb` or `#rrggbbaa`, what it paints, as it was written, where.

    `is_old` holds for attributes of old HTML, which take nothing but hex and names.
    """

    value: str
    role: Literal["text", "background", "border", "fill", "shadow"]
    written: str
    at: At
    is_old: bool = False


class ShownText(Struct, frozen=True, kw_only=True):
    """A run of text as a reader sees it. `pairs` are the colours of the text and of what lies behind it.

    Both are opaque `#rrggbb`: translucent ones are blended with all that is behind them. There are several pairs where
    the ground is a gradient, and none where a picture decides. `colour_at`, `fonts_at`, `size_at` are where the writer
    stated these, None where a browser's own style holds. `size` is in CSS pixels.
    """

    at: At
    text: str
    pairs: tuple[tuple[str, str], ...]
    scheme: Literal["light", "dark"] = "light"
    size: float = 16.0
    is_bold: bool = False
    fonts: str = ""
    colour_at: At | None = None
    fonts_at: At | None = None
    size_at: At | None = None
    is_link: bool = False


class Outline(Struct, frozen=True, kw_only=True):
    """The edge of a form field. `edges` are its borders' colours and its own ground, each beside what lies around it.

    Colours are opaque `#rrggbb`; of each edge there are several pairs where a gradient lies around. `at` is where the
    border's colour is stated.
    """

    at: At
    edges: tuple[tuple[tuple[str, str], ...], ...]
    scheme: Literal["light", "dark"] = "light"


class Spacing(Struct, frozen=True, kw_only=True):
    """One length of a margin, a padding or a gap, in CSS pixels, as it was written, where."""

    name: str
    pixels: float
    written: str
    at: At


class PictureUse(Struct, frozen=True, kw_only=True):
    """A picture shown by a layout. `alt` is None where the text is missing, "" where it is decoration.

    `width` and `height` are the size in CSS pixels, None where nothing states it; `width_at` and `height_at` are where
    the picture's own tag does. `turn` (degrees clockwise) and `scales` are what transforms make of it, None where that
    cannot be told; `opacity` and `filters` hold for all boxes around it together. `grounds` are the colours that it
    may stand on, in both colour schemes.
    """

    src: str
    alt: str | None
    width: float | None
    height: float | None
    at: At
    fit: str | None = None
    width_at: At | None = None
    height_at: At | None = None
    turn: float | None = 0.0
    scales: tuple[float, float] | None = (1.0, 1.0)
    opacity: float = 1.0
    filters: tuple[str, ...] = ()
    grounds: tuple[str, ...] = ()


class Item(Struct, frozen=True, kw_only=True):
    """Something drawn in a scene at known pixels: the geometry that draws is what the checks read.

    `box` is the room that it was given, `needs` the size that its content really takes.
    `missing` holds characters that could not be drawn. Of a QR code, `module` is the side of one of its squares and
    `quiet` how many of them stay light around it.
    """

    kind: Literal["text", "logo", "image", "qr", "button", "shape"]
    box: tuple[float, float, float, float]
    needs: tuple[float, float] | None = None
    pointer: str | None = None
    text: str = ""
    colour: str | None = None
    ground: str | None = None
    size: float | None = None
    logo: str | None = None
    missing: str = ""
    module: float | None = None
    quiet: int | None = None


class Screen(Struct, frozen=True, kw_only=True):
    """What a screen asks of whatever stands on it.

    `distance` (in metres) is how far off people read it. `margins` are the pixels at the sides, and at top and bottom,
    that stay free of words. The rest are least sizes in pixels: of a capital letter, of a QR code, of its modules.
    """

    ppi: float
    distance: float
    margins: tuple[float, float]
    capital: float
    code: float
    module: float


class Measure(Struct, frozen=True, kw_only=True):
    """An amount with its limits: `amount` above `warn` is a warning, above `error` an error.

    `name` says what is measured: `bytes` is read by channel/too-large, `graphemes` by channel/too-long.
    `subject` says of what, in words that a message can quote: `apns payload`, `title`.
    """

    name: str
    subject: str
    amount: float
    warn: float | None = None
    error: float | None = None
    pointer: str | None = None


class LogoSeen(Struct, frozen=True, kw_only=True):
    """A logo found in a picture, and what was measured of it. None is what cannot be told.

    `box` is the whole logo's, also where it runs out of the frame; `hidden` is the share of it that does. `stretch`
    is the width over the height as a multiple of the true one, `rotation` in degrees clockwise, `width` in pixels
    along the logo's own base line. `deviation` is by how much the colours differ from the nearest variant's (ΔE00),
    `opacity` how solid the ink is where that explains the deviation. `contrast` is the ink's median contrast with
    what lies behind, `ground` the luminance of that. `gap` is the room to the nearest thing in the clear space, in
    pixels, `intruder` where that thing is.
    """

    id: str
    box: tuple[float, float, float, float]
    width: float
    height: float
    stretch: float = 1.0
    rotation: float = 0.0
    confidence: float = 1.0
    hidden: float = 0.0
    deviation: float | None = None
    opacity: float | None = None
    effect: Literal["shadow", "outline"] | None = None
    contrast: float | None = None
    ground: float | None = None
    gap: float | None = None
    intruder: tuple[float, float, float, float] | None = None
    undecided: tuple[str, ...] = ()


class Document(Struct, frozen=True, kw_only=True):
    """All that the checks may know of one text, block source, rendition or picture.

    Build one with `brand.text.read`, or field by field. `logo_sources` maps a picture's address to the id of the
    logo that it shows, where the caller knows.
    """

    locale: str | None
    channel: str | None = None
    format: str | None = None
    profile: str | None = None
    sources: tuple[Source, ...] = ()
    segments: tuple[Segment, ...] = ()
    facts: tuple[Fact, ...] = ()
    colours: tuple[ColourUse, ...] = ()
    pictures: tuple[PictureUse, ...] = ()
    shown: tuple[ShownText, ...] = ()
    spacings: tuple[Spacing, ...] = ()
    outlines: tuple[Outline, ...] = ()
    shares: tuple[PaletteShare, ...] = ()
    items: tuple[Item, ...] = ()
    measures: tuple[Measure, ...] = ()
    logo_sources: Mapping[str, str] = {}
    logos: tuple[LogoSeen, ...] = ()
    size: tuple[int, int] | None = None
    screen: Screen | None = None
