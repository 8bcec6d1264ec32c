"""Elements that are no words: pictures, the logo, QR codes, rules."""

from typing import Literal

from msgspec import Struct

from components.channels.signage.display import Bitmap, Box, Code, Fill, Mark, Sheet, Vector, spare
from components.channels.signage.frame import Frame
from components.channels.signage.inks import is_light
from components.model import Item, LogoFile

__all__ = ["Logo", "Picture", "QrCode", "Rule", "choose_logo"]


class Picture(Struct, frozen=True, kw_only=True):
    """A stored picture that fills its box."""

    data: bytes
    pointer: str
    height: float = 0.0
    least: float = 0.0
    radius: float = 0.0
    grow: float = 1.0
    share: float | None = None
    give: int = 0

    def natural(self, width: float, frame: Frame) -> tuple[float, float]:
        """Its best height, smaller where the type had to become smaller too."""
        return width, max(frame.pixels(self.least), frame.pixels(self.height) * frame.scale)

    def place(self, box: Box, frame: Frame) -> Sheet:
        """Fill the box."""
        item = Item(kind="image", box=box.parts(), pointer=self.pointer, ground=frame.inks.paper)
        mark = Bitmap(box=box, data=self.data, radius=self.radius, pointer=self.pointer)
        return Sheet(marks=(mark,), items=(item,))


class Rule(Struct, frozen=True, kw_only=True):
    """A line of the brand's colour that parts or opens a text."""

    colour: str
    height: float = 0.8
    width: float | None = None
    grow: float = 0.0
    share: float | None = None
    give: int = 0

    def natural(self, width: float, frame: Frame) -> tuple[float, float]:
        """Its thickness, and its length where it has one."""
        return (width if self.width is None else frame.pixels(self.width)), max(1.0, round(frame.pixels(self.height)))

    def place(self, box: Box, frame: Frame) -> Sheet:
        """Draw it from the box's start."""
        wide, high = self.natural(box.width, frame)
        line = Box(box.x, box.y, min(wide, box.width), high)
        return Sheet(marks=(Fill(box=line, colour=frame.inks.colours[self.colour]),))


class Logo(Struct, frozen=True, kw_only=True):
    """The brand's logo in the variant for its ground, with its clear space above and below.

    Where no variant suits the ground, it stands on a plate that suits the variant.
    """

    logos: tuple[LogoFile, ...]
    height: float = 6.5
    align: Literal["start", "center", "end"] = "start"
    grow: float = 0.0
    share: float | None = None
    give: int = 0

    def natural(self, width: float, frame: Frame) -> tuple[float, float]:
        """The logo and the space that must stay clear around it."""
        logo, plate = choose_logo(self.logos, frame)
        wide, high = self._size(logo, width, frame)
        clear = logo.clear_space * high
        return wide + clear * (2 if plate else 1), high + 2 * clear

    def _size(self, logo: LogoFile, width: float, frame: Frame) -> tuple[float, float]:
        wide = max(frame.pixels(self.height) * logo.ratio, logo.min_width or 0.0)
        wide = float(max(1, int(min(wide, width))))
        return wide, wide / logo.ratio

    def place(self, box: Box, frame: Frame) -> Sheet:
        """Draw it in its own proportions."""
        logo, plate = choose_logo(self.logos, frame)
        wide, high = self._size(logo, box.width, frame)
        clear = logo.clear_space * high
        left = clear if plate else 0.0
        x = round(box.x + left + spare(self.align, box.width - wide - 2 * left))
        drawn = Box(float(x), float(round(box.y + clear)), wide, high)
        needs = (max(wide, logo.min_width or 0.0), high)
        on = frame.on(plate)
        item = Item(kind="logo", box=drawn.parts(), needs=needs, ground=on.inks.paper, logo=logo.id)
        marks: list[Mark] = []
        if plate:
            behind = Box(drawn.x - clear, drawn.y - clear, wide + 2 * clear, high + 2 * clear)
            marks.append(Fill(box=behind, colour=on.inks.paper, radius=frame.radius))
        marks.append(Vector(box=drawn, data=logo.data, media_type=logo.media_type, name=logo.id))
        return Sheet(marks=tuple(marks), items=(item,))


def choose_logo(logos: tuple[LogoFile, ...], frame: Frame) -> tuple[LogoFile, str | None]:
    """The variant for the ground, and the role of a plate where none is for it."""
    ground = "light" if is_light(frame.inks.paper) else "dark"
    for wanted in (ground, "any"):
        for logo in logos:
            if logo.on == wanted:
                return logo, None
    first = logos[0]
    suits = [
        role
        for role in ("background", "surface", "text", "accent", "on-accent")
        if is_light(frame.inks.colours[role]) == (first.on == "light")
    ]
    return first, (suits[0] if suits else None)


class QrCode(Struct, frozen=True, kw_only=True):
    """An address as a QR code with its quiet zone, as large as a phone needs it."""

    content: str
    rows: tuple[bytes, ...]
    quiet: int
    module: int
    pointer: str
    align: Literal["start", "center", "end"] = "start"
    grow: float = 0.0
    share: float | None = None
    give: int = 0

    def natural(self, width: float, frame: Frame) -> tuple[float, float]:  # noqa: ARG002 - a code has one size
        """The code with its quiet zone."""
        side = float(self.module * (len(self.rows) + 2 * self.quiet))
        return side, side

    def place(self, box: Box, frame: Frame) -> Sheet:
        """Draw it on its own light plate; a box that is too small is left to the check for overflow."""
        side = self.natural(box.width, frame)[0]
        dark, light = frame.inks.code()
        x = round(box.x + spare(self.align, box.width - side))
        y = round(box.y + spare("center", box.height - side))
        plate = Box(float(x), float(y), side, side)
        code = Code(
            x=x + self.quiet * self.module,
            y=y + self.quiet * self.module,
            module=self.module,
            rows=self.rows,
            dark=dark,
            light=light,
        )
        given = Box(plate.x, plate.y, min(side, box.width + 1), min(side, box.height + 1))
        item = Item(
            kind="qr",
            box=given.parts(),
            needs=(side, side),
            pointer=self.pointer,
            text=self.content,
            colour=dark,
            ground=light,
            module=float(self.module),
            quiet=self.quiet,
        )
        fill = Fill(box=plate, colour=light, radius=min(frame.radius, self.module * 2.0))
        return Sheet(marks=(fill, code), items=(item,))
