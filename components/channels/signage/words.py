"""Elements made of words: a text, and a button that holds one."""

from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from components.channels.signage.display import Box, Fill, Mark, Sheet, spare
from components.channels.signage.frame import STYLES, Frame
from components.channels.signage.spans import Paragraph, plain_text
from components.channels.signage.typesetting import SetText, Setting, line_marks, longest_word, set_paragraphs
from components.model import Item, Shown

__all__ = ["Button", "Words"]

WHOLE_DOWN_TO = 0.62
TWO_LINES = 1.7
ROUNDING = 0.5


class Words(Struct, frozen=True, kw_only=True):
    """Paragraphs in one style, broken to the width that there is.

    `times` is more than 1 where a text is so long that only its beginning is measured.
    """

    paragraphs: tuple[Paragraph, ...]
    style: str
    colour: str = "text"
    align: Literal["start", "center", "end"] = "start"
    pointer: str | None = None
    times: float = 1.0
    shown: tuple[Shown, ...] = ()
    grow: float = 0.0
    share: float | None = None
    give: int = 1

    def natural(self, width: float, frame: Frame) -> tuple[float, float]:
        """The room that the words take in a column of this width."""
        text = self.laid(width, frame)[0]
        return text.width, text.height * self.times

    def laid(self, width: float, frame: Frame) -> tuple[SetText, Setting]:
        """The words in lines, and the setting that fits them."""
        setting = self.setting(width, frame)
        column = min(width, setting.size * STYLES[self.style].measure)
        return set_paragraphs(self.paragraphs, setting, max(1, int(column))), setting

    def setting(self, width: float, frame: Frame) -> Setting:
        """The setting at this step; a style that keeps words whole goes smaller for its longest word.

        A word too long even so is divided, at a size at which two lines hold it.
        """
        style = STYLES[self.style]
        setting = Setting(
            family=frame.families[style.use],
            weight=style.weight,
            size=frame.type_size(style),
            leading=style.leading,
            ragged=style.ragged,
            language=frame.language,
            align=self.align,
        )
        if not style.whole:
            return setting
        return self._kept_whole(setting, max(1, int(width) - 1), frame.least_size(style))

    def _kept_whole(self, setting: Setting, room: int, least: int) -> Setting:
        wide = longest_word(self.paragraphs, setting)
        if wide <= room:
            return setting
        size = int(setting.size * room / wide)
        if size < max(least, setting.size * WHOLE_DOWN_TO):
            return replace(setting, size=max(least, min(setting.size, int(size * TWO_LINES))))
        smaller = replace(setting, size=size)
        return (
            smaller if longest_word(self.paragraphs, smaller) <= room else replace(setting, size=max(least, size - 1))
        )

    def place(self, box: Box, frame: Frame) -> Sheet:
        """Lay the lines into the box; lines that it has no room for are left to the check for overflow."""
        text, setting = self.laid(box.width, frame)
        ink = frame.ink(self.colour, setting.size, STYLES[self.style])
        item = Item(
            kind="text",
            box=box.parts(),
            needs=(_needed(text.width, box.width), _needed(text.height * self.times, box.height)),
            pointer=self.pointer,
            text=plain_text(self.paragraphs),
            colour=ink,
            ground=frame.inks.paper,
            size=float(setting.size),
            missing=text.missing,
        )
        room = tuple(line for line in text.lines if line.top + setting.line_height <= box.height + setting.size)
        marks = tuple(line_marks(replace(text, lines=room), setting, box, ink))
        return Sheet(marks=marks, items=(item,), shown=self.shown)


def _needed(taken: float, given: float) -> float:
    """What is taken, where fractions of a pixel do not count as too much."""
    return round(min(taken, given) if taken <= given + ROUNDING else taken, 2)


class Button(Struct, frozen=True, kw_only=True):
    """Words on a coloured plate."""

    words: Words
    ground: str = "accent"
    radius: float | None = None
    grow: float = 0.0
    share: float | None = None
    give: int = 0

    def natural(self, width: float, frame: Frame) -> tuple[float, float]:
        """The plate around the words."""
        across, down = self._padding(frame)
        wide, high = self.words.natural(max(1.0, width - 2 * across), frame.on(self.ground))
        return min(width, wide + 2 * across + ROUNDING), high + 2 * down

    def place(self, box: Box, frame: Frame) -> Sheet:
        """The plate as wide as its words, at the start of the box."""
        across, down = self._padding(frame)
        wide, high = self.natural(box.width, frame)
        plate = Box(box.x + spare(self.words.align, box.width - wide), box.y, wide, high)
        on = frame.on(self.ground)
        sheet = self.words.place(plate.inset(across, down), on)
        radius = high / 2 if self.radius is None else self.radius
        fill: tuple[Mark, ...] = (Fill(box=plate, colour=on.inks.paper, radius=radius),)
        inner = sheet.items[0]
        needs = inner.needs or (0.0, 0.0)
        item = replace(
            inner,
            kind="button",
            box=plate.parts(),
            needs=(round(needs[0] + 2 * across, 2), round(needs[1] + 2 * down, 2)),
        )
        return Sheet(marks=(*fill, *sheet.marks), items=(item,), shown=sheet.shown)

    def _padding(self, frame: Frame) -> tuple[float, float]:
        size = frame.type_size(STYLES[self.words.style])
        return round(size * 0.9), round(size * 0.45)
