"""Finds the largest type at which a whole scene fits its screen."""

from components.channels.signage.boxes import Stack
from components.channels.signage.display import Box, Sheet
from components.channels.signage.frame import LAST_STEP, Frame
from components.model import Item

__all__ = ["fit", "fits"]

TOLERANCE = 0.5


def fit(scene: Stack, frame: Frame) -> tuple[Sheet, int]:
    """Lay the scene down at the largest type at which everything fits, and name its step.

    On a wide screen columns are tried too, and taken where they let the type be larger. Where nothing fits the
    smallest type stands, one step past the last, and its items say what they would need.
    """
    sheet, step = _fit(scene, frame)
    if step == 0 or frame.profile.shape != "landscape":
        return sheet, step
    spread, smaller = _fit(scene, frame.spread())
    return (spread, smaller) if smaller < step else (sheet, step)


def _fit(scene: Stack, frame: Frame) -> tuple[Sheet, int]:
    screen = Box(0.0, 0.0, float(frame.profile.width), float(frame.profile.height))
    low, high = 0, LAST_STEP
    best = scene.place(screen, frame.at(0))
    if fits(best, screen):
        return best, 0
    best = scene.place(screen, frame.at(high))
    if not fits(best, screen):
        return best, LAST_STEP + 1
    while high - low > 1:
        middle = (low + high) // 2
        sheet = scene.place(screen, frame.at(middle))
        if fits(sheet, screen):
            best, high = sheet, middle
        else:
            low = middle
    return best, high


def fits(sheet: Sheet, screen: Box) -> bool:
    """Whether every stack and every item has the room that it needs, on the screen."""
    return sheet.lacking <= TOLERANCE and all(_fits(item, screen) for item in sheet.items)


def _fits(item: Item, screen: Box) -> bool:
    x, y, width, height = item.box
    needed_width, needed_height = item.needs or (width, height)
    return (
        needed_width <= width + TOLERANCE
        and needed_height <= height + TOLERANCE
        and x >= -TOLERANCE
        and y >= -TOLERANCE
        and x + width <= screen.right + TOLERANCE
        and y + height <= screen.bottom + TOLERANCE
    )
