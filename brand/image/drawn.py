"""Things that were drawn over a picture: of one colour, all their edges sharp, with an end on every side.

Letters, rules, buttons and shapes are; what a photograph or a wallpaper shows hardly ever is all of it at once.
"""

import cv2
import numpy as np
from msgspec import Struct

from brand.image.arrays import Bytes, Floats, Truths
from brand.image.surroundings import Part, Surroundings, parts_of

__all__ = ["Drawn", "drawn_around"]

_SHARP = 26.0
"""Levels a pixel at which an edge is one that was drawn."""
_LEAST, _MOST = 20, 60
"""Pixels of edge of the smallest thing; and how many are looked at."""
_FAR, _DOUBTFUL = 90.0, 80.0
"""Levels by which a thing stands out from what is around it, and from which it may be one."""
_ONE_COLOUR, _CALM = 0.88, 32.0
"""Share of a thing that has its colour; levels by which what is around it differs from one."""
_SAME = 16.0
_LONG, _BUSY = 2.0, 12.0
"""Edges, as multiples of the clear space, that leave open what they belong to: of one thing, and of all."""
_FEW_SIDES = 3


class Drawn(Struct, frozen=True, kw_only=True):
    """The things that certainly were drawn, and whether there are others of which that is open.

    Things on all sides are a pattern: a ground, or an intruder as a whole.
    """

    things: tuple[Part, ...]
    is_open: bool
    is_pattern: bool


def drawn_around(around: Surroundings) -> Drawn:
    """Look for drawn things in a logo's clear space."""
    sharp = around.slope > _SHARP
    things, doubtful = [], 0
    for part in parts_of(sharp, around, least=_LEAST)[:_MOST]:
        if not part.is_bounded or _encloses(part, around):
            continue
        outline = _filled(part.mask)
        far, share, unrest = _colours(part, outline, around)
        if far >= _FAR and share >= _ONE_COLOUR and unrest <= _CALM:
            things.append(part)
        elif far >= _DOUBTFUL and part.area >= _LONG * around.clear:
            doubtful += 1
    busy = int((sharp & around.zone).sum()) > _BUSY * around.clear
    is_pattern = len(_sides(things, around)) >= _FEW_SIDES
    return Drawn(things=tuple(things), is_open=doubtful > 0 or busy, is_pattern=is_pattern)


def _encloses(part: Part, around: Surroundings) -> bool:
    """Say whether a part reaches into the logo's box: it passes behind the logo, or is its own outline."""
    return float(around.away[part.window][part.mask].min()) < 0.5  # noqa: PLR2004 -- half a pixel


def _filled(mask: Truths) -> Bytes:
    """Fill what an outline encloses, with room of four pixels around."""
    wide = cv2.copyMakeBorder(mask.astype(np.uint8), 4, 4, 4, 4, cv2.BORDER_CONSTANT, value=0)
    outlines, _ = cv2.findContours(wide, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
    return np.asarray(cv2.drawContours(np.zeros_like(wide), outlines, -1, 1, -1), np.uint8)


def _colours(part: Part, outline: Bytes, around: Surroundings) -> tuple[float, float, float]:
    """Give by how much a thing differs from what is around it, the share of it in one colour, and that one's unrest."""
    pixels = _cut(around.pixels, part, outline.shape)
    is_open = _cut(around.open.astype(np.float32), part, outline.shape) > 0
    wide, near = (cv2.dilate(outline, np.ones((side, side), np.uint8)) > 0 for side in (7, 3))
    inner, ring = pixels[outline > 0], pixels[wide & ~near & is_open]
    if len(ring) < 6:  # noqa: PLR2004 -- pixels: too few to tell
        return 0.0, 0.0, 255.0
    ground = np.median(ring, 0)
    unrest = float(np.abs(ring - ground).max(1).mean())
    apart = np.abs(inner - ground).max(1)
    most = inner[apart >= np.quantile(apart, 0.7)]
    colour = np.median(most, 0)
    return float(np.abs(colour - ground).max()), float((np.abs(most - colour).max(1) < _SAME).mean()), unrest


def _cut(values: Floats, part: Part, shape: tuple[int, ...]) -> Floats:
    """Cut out a part's box with room of four pixels, where the crop ends with none of it."""
    x, y, _, _ = part.box
    padded = values[max(0, y - 4) : y - 4 + shape[0], max(0, x - 4) : x - 4 + shape[1]]
    above, before = max(0, 4 - y), max(0, 4 - x)
    after = (shape[0] - above - padded.shape[0], shape[1] - before - padded.shape[1])
    return np.asarray(cv2.copyMakeBorder(padded, above, after[0], before, after[1], cv2.BORDER_REPLICATE), np.float32)


def _sides(things: list[Part], around: Surroundings) -> set[int]:
    """Say on which sides of the logo things stand."""
    left, top, width, height = around.box
    sides = set()
    for part in things:
        x, y = part.box[0] + part.box[2] / 2, part.box[1] + part.box[3] / 2
        beyond = (left - x, x - left - width, top - y, y - top - height)
        sides.add(beyond.index(max(beyond)))
    return sides
