"""The nouns of rendering: a component and a content go in with a look, finished bytes come out.

Everything is frozen and holds plain values: a request can be sent to another process, a rendition be stored by digest.
"""

from collections.abc import Mapping
from typing import Literal

from msgspec import Struct

__all__ = [
    "Asset",
    "Component",
    "Content",
    "Drawn",
    "Ended",
    "Field",
    "FieldKind",
    "Font",
    "Item",
    "Limit",
    "LogoFile",
    "Look",
    "Placed",
    "Problem",
    "Referenced",
    "Rendition",
    "Request",
    "Said",
    "Screen",
    "Shown",
    "Target",
]

FieldKind = Literal[
    "text",
    "markdown",
    "money",
    "unit-money",
    "reference-money",
    "percent",
    "date",
    "datetime",
    "url",
    "asset",
    "block",
    "choice",
    "hours",
]


class Said(Struct, frozen=True, kw_only=True):
    """One sentence for people, German and English side by side."""

    de: str
    en: str


class Field(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One field of a component. With `many` its value is a list of the kind."""

    name: str
    kind: FieldKind
    required: bool = False
    many: bool = False
    choices: tuple[str, ...] = ()
    title: Said


class Component(Struct, frozen=True, kw_only=True):
    """Schema and templates of a kind of block. `serves` maps a channel to the formats that it has a template for.

    `folder` is where its templates lie. `roles` says which field a channel with little room shows: `title`, `body`,
    `link`, `picture`, `ends`.
    """

    name: str
    version: str
    title: Said
    serves: Mapping[str, tuple[str, ...]]
    facts: tuple[Field, ...]
    texts: tuple[Field, ...]
    folder: str = ""
    roles: Mapping[str, str] = {}


class Content(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """The values of a block as the writer sent them: facts once for all, texts per locale, overrides under `@…`."""

    channels: tuple[str, ...] | None = None
    facts: Mapping[str, object]
    texts: Mapping[str, Mapping[str, object]]


class Problem(Struct, frozen=True, kw_only=True):
    """One thing wrong inside a content, at its JSON pointer."""

    pointer: str
    detail: Said


class Target(Struct, frozen=True, kw_only=True, order=True):
    """Which rendition of a block. `profile` is set for signage only; `dialect` is `none` or an email tool's."""

    channel: str
    format: str
    locale: str
    profile: str | None = None
    dialect: str = "none"


# ---------------------------------------------------------------- what a rendering needs


class Font(Struct, frozen=True, kw_only=True):
    """A font family of the brand: its own name and the CSS stack that ends in a generic family."""

    family: str
    stack: tuple[str, ...]


class LogoFile(Struct, frozen=True, kw_only=True):
    """A logo that may be shown: the vector or bitmap itself, and the address and size of its picture for layouts.

    `ratio` is width over height; `clear_space` is a share of the logo's height; `min_width` is in pixels.
    `address` is empty where no layout has been given one.
    """

    id: str
    media_type: str
    data: bytes
    ratio: float
    on: Literal["light", "dark", "any"] = "any"
    min_width: float | None = None
    clear_space: float = 0.25
    address: str = ""


class Look(Struct, frozen=True, kw_only=True):
    """How a brand looks: design tokens by path (colours as `#rrggbb`, dimensions in px), fonts by use, logos.

    `colours` always holds the roles `text`, `background`, `accent`, `on-accent`, `border`, `muted`,
    `surface` (a second background); further keys are token paths such as `color.brand.primary`.
    `dark` holds the same roles for dark mode. `fonts` holds `body` and `heading`.
    """

    name: str
    colours: Mapping[str, str]
    dark: Mapping[str, str]
    fonts: Mapping[str, Font]
    spacing: Mapping[str, float] = {}
    radius: float = 0.0
    logos: tuple[LogoFile, ...] = ()


class Asset(Struct, frozen=True, kw_only=True):
    """A stored picture: its digest, its address in the rendered bytes, its size in pixels, its bytes for drawing."""

    digest: str
    address: str
    media_type: str
    width: int
    height: int
    data: bytes = b""


class Referenced(Struct, frozen=True, kw_only=True):
    """Another block that a content names by key, as it will be when this one is live."""

    component: str
    content: Content


class Request(Struct, frozen=True, kw_only=True):
    """All inputs of a rendering but the target. `locales` maps each locale of the brand to its fallback.

    `references` holds every block that the content reaches, directly or through others, by key.
    `public_url` is what a push message without `cta_url` leads to. `recipient` maps a dialect to what its tool calls
    the data of a reader, by our names.
    """

    component: str
    content: Content
    look: Look
    locales: Mapping[str, str | None]
    public_url: str = ""
    assets: Mapping[str, Asset] = {}
    references: Mapping[str, Referenced] = {}
    key: str = ""
    recipient: Mapping[str, Mapping[str, str]] = {}


# ---------------------------------------------------------------- what comes out


class Item(Struct, frozen=True, kw_only=True):
    """Something drawn at known pixels. `box` is (x, y, width, height) of its room, `needs` what the content takes.

    `pointer` names the field that it shows, `ground` is the colour behind it, `size` the type size in pixels.
    `missing` holds the characters that no shipped typeface can draw. Of a QR code, `module` is the side of one of its
    squares and `quiet` how many of them stay light around it.
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


class Limit(Struct, frozen=True, kw_only=True):
    """An amount measured on the finished bytes and what the channel allows (source and date in `channel.toml`).

    `name` is `bytes` or `graphemes`; `subject` says of what, in words for people.
    """

    name: str
    subject: str
    amount: float
    warn: float | None = None
    error: float | None = None
    pointer: str | None = None


class Shown(Struct, frozen=True, kw_only=True):
    """A text field that this rendition shows: the value's pointer and the locale that it was taken from."""

    pointer: str
    locale: str


class Placed(Struct, frozen=True, kw_only=True):
    """A picture placed in a layout: its address in the bytes and, where it is a logo, which one."""

    address: str
    logo: str | None = None
    asset: str | None = None


class Drawn(Struct, frozen=True, kw_only=True):
    """What the rendering knows about its own bytes, for whoever judges them."""

    items: tuple[Item, ...] = ()
    limits: tuple[Limit, ...] = ()
    shown: tuple[Shown, ...] = ()
    placed: tuple[Placed, ...] = ()
    size: tuple[int, int] | None = None
    screen: Screen | None = None


class Ended(Struct, frozen=True, kw_only=True):
    """The bytes that follow once what a rendition shows has ended, at `at` (RFC 3339 UTC)."""

    at: str
    body: bytes
    digest: str
    drawn: Drawn = Drawn()


class Rendition(Struct, frozen=True, kw_only=True):
    """Finished bytes of one target. `digest` is `sha256:` and the hex SHA-256 of `body`; `ended` follows in time."""

    target: Target
    body: bytes
    media_type: str
    digest: str
    component_version: str
    drawn: Drawn = Drawn()
    ended: Ended | None = None
