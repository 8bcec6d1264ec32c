"""Elements that hold others: stacks, rows, and the plate behind them."""

from collections.abc import Sequence
from typing import Literal, Protocol

from msgspec import Struct

from components.channels.signage.display import Box, Fill, Sheet, joined, spare
from components.channels.signage.frame import Frame

__all__ = ["NO_PAD", "Columns", "Element", "Pad", "Row", "Space", "Stack", "margins"]


Pad = tuple[float | Literal["safe"], ...]
NO_PAD: Pad = (0.0, 0.0, 0.0, 0.0)


class Element(Protocol):
    """Something that takes room and lays itself down in it."""

    @property
    def grow(self) -> float:
        """Its part of the room that is left over."""

    @property
    def share(self) -> float | None:
        """Its part of a row's width."""

    @property
    def give(self) -> int:
        """How readily it gives room up: 0 never, higher first."""

    def natural(self, width: float, frame: Frame) -> tuple[float, float]:
        """The room that it wants, offered this width."""

    def place(self, box: Box, frame: Frame) -> Sheet:
        """Lay it down in its box."""


class Space(Struct, frozen=True, kw_only=True):
    """Room left empty."""

    height: float = 0.0
    grow: float = 1.0
    share: float | None = None
    give: int = 0

    def natural(self, width: float, frame: Frame) -> tuple[float, float]:  # noqa: ARG002 - every element is asked alike
        """As much as it was given at least."""
        return 0.0, frame.gap(self.height)

    def place(self, box: Box, frame: Frame) -> Sheet:  # noqa: ARG002 - every element is placed alike
        """Nothing is drawn."""
        return Sheet()


class Stack(Struct, frozen=True, kw_only=True):
    """Elements under one another, on a ground of their own if they have one."""

    children: tuple[Element, ...]
    gap: float = 0.0
    pad: Pad = NO_PAD
    ground: str | None = None
    radius: float = 0.0
    along: Literal["start", "center", "end"] = "start"
    grow: float = 0.0
    share: float | None = None
    give: int = 1

    def turned(self, across: Literal["start", "center", "end", "stretch"]) -> "Row":
        """The same elements beside one another."""
        return Row(
            children=self.children,
            gap=self.gap,
            pad=self.pad,
            ground=self.ground,
            radius=self.radius,
            across=across,
            grow=self.grow,
            share=self.share,
            give=self.give,
        )

    def natural(self, width: float, frame: Frame) -> tuple[float, float]:
        """As wide as the widest child, as high as all of them."""
        (top, right, bottom, left), on = margins(self.pad, frame), frame.on(self.ground)
        sizes = [child.natural(max(1.0, width - left - right), on) for child in self.children]
        high = sum(size[1] for size in sizes) + frame.gap(self.gap) * (len(sizes) - 1)
        return max((size[0] for size in sizes), default=0.0) + left + right, high + top + bottom

    def place(self, box: Box, frame: Frame) -> Sheet:
        """Give each child its height, what is left to those that grow, what lacks from those that give."""
        on, gap = frame.on(self.ground), frame.gap(self.gap)
        inner = box.within(margins(self.pad, frame))
        wanted = [child.natural(max(1.0, inner.width), on)[1] for child in self.children]
        free = inner.height - sum(wanted) - gap * (len(wanted) - 1)
        heights = _grown(self.children, wanted, free) if free >= 0 else _shrunk(self.children, wanted, -free)
        sheets = [_plate(box, self.ground, self.radius, on), Sheet(lacking=max(0.0, -free))]
        y = inner.y + spare(self.along, inner.height - sum(heights) - gap * (len(heights) - 1))
        for child, height in zip(self.children, heights, strict=True):
            sheets.append(child.place(Box(inner.x, y, inner.width, height), on))
            y += height + gap
        return joined(sheets)


class Row(Struct, frozen=True, kw_only=True):
    """Elements beside one another."""

    children: tuple[Element, ...]
    gap: float = 0.0
    pad: Pad = NO_PAD
    ground: str | None = None
    radius: float = 0.0
    across: Literal["start", "center", "end", "stretch"] = "stretch"
    grow: float = 0.0
    share: float | None = None
    give: int = 0

    def natural(self, width: float, frame: Frame) -> tuple[float, float]:
        """As high as the highest child."""
        (top, right, bottom, left), on = margins(self.pad, frame), frame.on(self.ground)
        widths = self._widths(max(1.0, width - left - right), on)
        high = max(child.natural(wide, on)[1] for child, wide in zip(self.children, widths, strict=True))
        return sum(widths) + frame.gap(self.gap) * (len(widths) - 1) + left + right, high + top + bottom

    def _widths(self, width: float, frame: Frame) -> list[float]:
        """Shares of the row first, then what is as wide as it is, then the rest for those that grow."""
        free = width - frame.gap(self.gap) * (len(self.children) - 1)
        widths = [child.share * free if child.share is not None else 0.0 for child in self.children]
        left = free - sum(widths)
        for place, child in enumerate(self.children):
            if child.share is None and not child.grow:
                widths[place] = min(left, child.natural(max(1.0, left), frame)[0] + 1.0)
                left -= widths[place]
        growing = sum(child.grow for child in self.children if child.share is None)
        for place, child in enumerate(self.children):
            if child.share is None and child.grow:
                widths[place] = max(1.0, left * child.grow / growing)
        return widths

    def place(self, box: Box, frame: Frame) -> Sheet:
        """Give each child its width and, unless it stretches, its own height."""
        on, gap = frame.on(self.ground), frame.gap(self.gap)
        inner = box.within(margins(self.pad, frame))
        sheets = [_plate(box, self.ground, self.radius, on)]
        x = inner.x
        for child, width in zip(self.children, self._widths(inner.width, on), strict=True):
            high = inner.height if self.across == "stretch" else min(inner.height, child.natural(width, on)[1])
            down = spare(self.across, inner.height - high)
            sheets.append(child.place(Box(x, inner.y + down, width, high), on))
            x += width + gap
        return joined(sheets)


class Columns(Struct, frozen=True, kw_only=True):
    """Elements in two arrangements: the one for a spread screen is taken where it lets the type be larger."""

    usual: Stack | Row
    spread: Stack | Row

    @property
    def grow(self) -> float:
        """As both arrangements."""
        return self.usual.grow

    @property
    def share(self) -> float | None:
        """As both arrangements."""
        return self.usual.share

    @property
    def give(self) -> int:
        """As both arrangements."""
        return self.usual.give

    def natural(self, width: float, frame: Frame) -> tuple[float, float]:
        """The room of the arrangement that is tried."""
        return (self.spread if frame.is_spread else self.usual).natural(width, frame)

    def place(self, box: Box, frame: Frame) -> Sheet:
        """Lay the arrangement that is tried."""
        return (self.spread if frame.is_spread else self.usual).place(box, frame)


def margins(pad: Pad, frame: Frame) -> tuple[float, float, float, float]:
    """Margins in pixels; `safe` is the screen's own, in which no words may stand."""
    across, down = frame.margins
    top, right, bottom, left = (
        safe if side == "safe" else frame.pixels(side)
        for side, safe in zip(pad, (down, across, down, across), strict=True)
    )
    return top, right, bottom, left


def _plate(box: Box, ground: str | None, radius: float, frame: Frame) -> Sheet:
    """The ground that a box has of its own."""
    return Sheet(marks=(Fill(box=box, colour=frame.inks.paper, radius=radius),)) if ground else Sheet()


def _grown(children: Sequence[Element], wanted: Sequence[float], free: float) -> list[float]:
    """Heights with the free room given to those that grow."""
    total = sum(child.grow for child in children)
    if not total:
        return list(wanted)
    return [height + free * child.grow / total for child, height in zip(children, wanted, strict=True)]


def _shrunk(children: Sequence[Element], wanted: Sequence[float], lacking: float) -> list[float]:
    """Heights with the lacking room taken from those that give, the readiest first."""
    heights = list(wanted)
    for readiness in sorted({child.give for child in children if child.give}, reverse=True):
        giving = [place for place, child in enumerate(children) if child.give == readiness]
        there = sum(heights[place] for place in giving)
        taken = min(there, lacking)
        for place in giving:
            heights[place] -= taken * heights[place] / there if there else 0.0
        lacking -= taken
    return heights
