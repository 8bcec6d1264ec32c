"""A shape to look for: what several logos of a pack have in common, whatever their colours."""

import math
from functools import lru_cache

import cv2
import numpy as np
from msgspec import Struct

from brand.image.arrays import Floats
from brand.image.artwork import Artwork, drawn, scaled
from brand.image.contour import Contour, contour_of
from brand.image.field import COARSE, Field, field_of
from brand.image.pose import Pose
from brand.image.symmetry import symmetry_of
from brand.model import Logo

__all__ = ["Shape", "Variant", "rendered", "shapes_of"]

_CONTOUR_SIDES = (360, 130, 56, 26)
_ALIKE = 0.9


class Variant(Struct, frozen=True, kw_only=True):
    """One logo of the pack and its drawing."""

    logo: Logo
    artwork: Artwork


class Shape(Struct, frozen=True, kw_only=True):
    """`variants` differ in colour only. `contours` are those of ever smaller drawings, with the side of each.

    `order` is that of the rotational symmetry: 1 for none, 0 for a round mark.
    """

    variants: tuple[Variant, ...]
    ratio: float
    contours: tuple[tuple[int, Contour], ...]
    order: int

    @property
    def layers(self) -> Floats:
        """Give the drawing that stands for all variants."""
        return self.variants[0].artwork.layers

    def contour(self, side: float) -> Contour:
        """Give the contour as it looks in a picture where the logo is as large as a square of this side."""
        return min(self.contours, key=lambda known: abs(math.log(known[0] / max(side, 1))))[1]


@lru_cache(maxsize=16)
def shapes_of(logos: tuple[Logo, ...]) -> tuple[Shape, ...]:
    """Register the logos of a pack: one shape for all that differ in colour only."""
    groups: list[list[Variant]] = []
    for logo in logos:
        variant = Variant(logo=logo, artwork=drawn(logo))
        alike = next((group for group in groups if _is_alike(group[0], variant)), None)
        if alike is None:
            groups.append([variant])
        else:
            alike.append(variant)
    return tuple(_shape(tuple(group)) for group in groups)


def _shape(variants: tuple[Variant, ...]) -> Shape:
    artwork = variants[0].artwork
    root = math.sqrt(artwork.ratio)
    contours = tuple(
        (side, contour_of(scaled(artwork.layers, round(side * root), round(side / root)))) for side in _CONTOUR_SIDES
    )
    return Shape(variants=variants, ratio=artwork.ratio, contours=contours, order=symmetry_of(artwork.layers))


def _is_alike(one: Variant, two: Variant) -> bool:
    if abs(math.log(one.artwork.ratio / two.artwork.ratio)) > 0.01:  # noqa: PLR2004 -- a hundredth: rounding of files
        return False
    first, second = (scaled(variant.artwork.layers, 96, 96) for variant in (one, two))
    ink, other = first[..., 3] > 127, second[..., 3] > 127  # noqa: PLR2004 -- half of 255
    if (ink & other).sum() <= _ALIKE * (ink | other).sum():
        return False
    return _likeness(field_of(first), field_of(second)) > _ALIKE


def _likeness(one: Field, two: Field) -> float:
    product = float((one.x * two.x + one.y * two.y).sum())
    return product / math.sqrt(float((one.x**2 + one.y**2).sum() * (two.x**2 + two.y**2).sum()))


def rendered(artwork: Artwork, pose: Pose, width: int, height: int) -> Floats:
    """Draw a logo at its pose on a transparent ground of the given size."""
    # first a drawing of about the size wanted, each pixel the mean of what it covers; then that to its place
    layers = artwork.near(pose.size)
    rows, columns = layers.shape[:2]
    to_units = np.array(
        [
            [artwork.ratio / columns, 0, (0.5 / columns - 0.5) * artwork.ratio],
            [0, 1 / rows, 0.5 / rows - 0.5],
            [0, 0, 1],
        ]
    )
    matrix = pose.matrix().astype(float) @ to_units
    drawing = cv2.warpAffine(layers, matrix, (width, height), flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_CONSTANT)
    return np.asarray(drawing, np.float32)


def template(shape: Shape, pose: Pose, margin: int) -> Field:
    """Give the edges of a shape at a pose whose place does not count, in a window just large enough."""
    _, _, width, height = pose.box(shape.ratio)
    wide, high = math.ceil(width) + 2 * margin, math.ceil(height) + 2 * margin
    centred = Pose(x=(wide - 1) / 2, y=(high - 1) / 2, across=pose.across, down=pose.down, turn=pose.turn)
    return field_of(rendered(shape.variants[0].artwork, centred, wide, high), COARSE)
