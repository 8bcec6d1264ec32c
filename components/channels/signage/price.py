"""A price as a screen shows it: a big number, raised cents, the currency beside them."""

from collections.abc import Iterator
from typing import Literal

import regex  # type: ignore[import-untyped]  # ships no types
from msgspec import Struct

from components.channels.signage.display import Box, Glyphs, Mark, Sheet, spare
from components.channels.signage.frame import STYLES, Frame
from components.fonts.faces import Face, choose_face, split_runs
from components.fonts.measure import capital_height, text_width
from components.model import Item

__all__ = ["Price", "PriceParts", "split_price"]

SHOWN = regex.compile(r"^(?P<before>\D*?)\s*(?P<whole>\d[\d.,’'\s]*?)(?:[.,](?P<cents>\d{2}|[–—-]))?\s*(?P<after>\D*)$")
RAISED = 0.44
CURRENCY = 0.44


class PriceParts(Struct, frozen=True, kw_only=True):
    """A shown price, taken apart: `€`, `1.299`, `90`, and the currency after it."""

    before: str
    whole: str
    cents: str
    after: str


def split_price(shown: str) -> PriceParts | None:
    """Take a price apart as its locale writes it; None where it is no plain price."""
    found = SHOWN.match(shown.strip())
    if found is None:
        return None
    return PriceParts(
        before=found["before"].strip(),
        whole=found["whole"].strip(),
        cents=found["cents"] or "",
        after=found["after"].strip(),
    )


class _Part(Struct, frozen=True, kw_only=True):
    """One run of a price: where it begins, how large it is, how far it is raised."""

    text: str
    face: Face
    size: int
    x: float
    rise: float


class Price(Struct, frozen=True, kw_only=True):
    """The price that a poster is about."""

    shown_as: str
    pointer: str | None = None
    colour: str = "text"
    align: Literal["start", "center", "end"] = "start"
    grow: float = 0.0
    share: float | None = None
    give: int = 0

    def natural(self, width: float, frame: Frame) -> tuple[float, float]:
        """The price at the largest size that the width has room for."""
        parts, size = self._fitted(width, frame)
        face = _face(frame)
        return _end(parts), capital_height(face, size) + size * 0.1

    def _fitted(self, width: float, frame: Frame) -> tuple[tuple[_Part, ...], int]:
        style = STYLES["price"]
        size = frame.type_size(style)
        parts = tuple(_parts(self.shown_as, _face(frame), size))
        if _end(parts) <= width:
            return parts, size
        size = max(frame.least_size(style), int(size * width / _end(parts)))
        return tuple(_parts(self.shown_as, _face(frame), size)), size

    def place(self, box: Box, frame: Frame) -> Sheet:
        """Lay the price's runs on one baseline."""
        parts, size = self._fitted(box.width, frame)
        face = _face(frame)
        ink = frame.ink(self.colour, size, STYLES["price"])
        left = box.x + spare(self.align, box.width - _end(parts))
        baseline = box.y + capital_height(face, size)
        item = Item(
            kind="text",
            box=box.parts(),
            needs=(round(min(_end(parts), max(box.width, _end(parts) - 1)), 2), round(capital_height(face, size), 2)),
            pointer=self.pointer,
            text=self.shown_as,
            colour=ink,
            ground=frame.inks.paper,
            size=float(size),
        )
        marks: tuple[Mark, ...] = tuple(
            Glyphs(
                x=left + part.x,
                baseline=baseline - part.rise,
                text=part.text,
                face=part.face,
                size=part.size,
                colour=ink,
            )
            for part in parts
        )
        return Sheet(marks=marks, items=(item,))


def _face(frame: Frame) -> Face:
    style = STYLES["price"]
    return choose_face(frame.families[style.use], style.weight)


def _end(parts: tuple[_Part, ...]) -> float:
    return max((part.x + text_width(part.text, part.face, part.size) for part in parts), default=0.0)


def _parts(shown: str, face: Face, size: int) -> Iterator[_Part]:
    price = split_price(shown)
    if price is None:
        yield from _runs(shown, face, size, (0.0, 0.0))
        return
    small = round(size * RAISED)
    top = capital_height(face, size) - capital_height(face, small)
    gap = size * 0.05
    x = 0.0
    if price.before:
        yield from _runs(price.before, face, small, (0.0, top))
        x = text_width(price.before, face, small) + gap
    yield from _runs(price.whole, face, size, (x, 0.0))
    x += text_width(price.whole, face, size) + gap
    yield from _runs(price.cents, face, small, (x, top))
    beneath = price.after if price.cents else ""
    yield from _runs(beneath, face, round(size * CURRENCY), (x, 0.0))
    yield from _runs("" if beneath else price.after, face, small, (x, top))


def _runs(text: str, face: Face, size: int, at: tuple[float, float]) -> Iterator[_Part]:
    x, rise = at
    for run in split_runs(text, face):
        yield _Part(text=run.text, face=run.face, size=size, x=x, rise=rise)
        x += text_width(run.text, run.face, size)
