"""The display list: everything that will be drawn, in order, at absolute pixels."""

from collections.abc import Iterable

from msgspec import Struct

from components.fonts.faces import Face
from components.model import Item, Shown

__all__ = ["Bitmap", "Box", "Code", "Fill", "Glyphs", "Mark", "Sheet", "Vector", "joined", "spare"]


class Box(Struct, frozen=True):
    """A rectangle in pixels."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The first column beyond it."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """The first row beyond it."""
        return self.y + self.height

    def inset(self, across: float, down: float) -> "Box":
        """The box that is left inside a margin that is alike on opposite sides."""
        return self.within((down, across, down, across))

    def within(self, margins: tuple[float, float, float, float]) -> "Box":
        """The box that is left inside margins at top, right, bottom and left."""
        top, right, bottom, left = margins
        return Box(
            self.x + left, self.y + top, max(0.0, self.width - left - right), max(0.0, self.height - top - bottom)
        )

    def parts(self) -> tuple[float, float, float, float]:
        """As an item of a rendition states it, to a hundredth of a pixel."""
        return round(self.x, 2), round(self.y, 2), round(self.width, 2), round(self.height, 2)


class Fill(Struct, frozen=True, kw_only=True, tag="fill"):
    """A rectangle of one colour, its corners round by `radius`."""

    box: Box
    colour: str
    radius: float = 0.0


class Glyphs(Struct, frozen=True, kw_only=True, tag="glyphs"):
    """A run of text from `x` on a baseline."""

    x: float
    baseline: float
    text: str
    face: Face
    size: int
    colour: str


class Bitmap(Struct, frozen=True, kw_only=True, tag="bitmap"):
    """A stored picture that fills its box, cut at two opposite edges where its shape differs."""

    box: Box
    data: bytes
    radius: float = 0.0
    pointer: str = ""


class Vector(Struct, frozen=True, kw_only=True, tag="vector"):
    """A logo, drawn at exactly the box's width and in its own proportions."""

    box: Box
    data: bytes
    media_type: str
    name: str = ""


class Code(Struct, frozen=True, kw_only=True, tag="code"):
    """A QR code: rows of dark and light modules, `module` pixels each."""

    x: int
    y: int
    module: int
    rows: tuple[bytes, ...]
    dark: str
    light: str


Mark = Fill | Glyphs | Bitmap | Vector | Code


class Sheet(Struct, frozen=True, kw_only=True):
    """What an element lays down: marks to draw, items to judge, fields shown.

    `lacking` is the most pixels of height that a stack in it had too little.
    """

    marks: tuple[Mark, ...] = ()
    items: tuple[Item, ...] = ()
    shown: tuple[Shown, ...] = ()
    lacking: float = 0.0


def spare(side: str, free: float) -> float:
    """How far in something stands that leaves this much room."""
    return {"center": free / 2, "end": free}.get(side, 0.0) if free > 0 else 0.0


def joined(sheets: Iterable[Sheet]) -> Sheet:
    """Several sheets as one, in drawing order."""
    listed = tuple(sheets)
    return Sheet(
        marks=tuple(mark for sheet in listed for mark in sheet.marks),
        items=tuple(item for sheet in listed for item in sheet.items),
        shown=tuple(shown for sheet in listed for shown in sheet.shown),
        lacking=max((sheet.lacking for sheet in listed), default=0.0),
    )
