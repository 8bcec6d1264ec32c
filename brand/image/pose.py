"""Where a logo lies in a picture: centre, size along its own sides, turn."""

import math

import numpy as np
from msgspec import Struct

from brand.image.arrays import Floats

__all__ = ["Pose"]

Box = tuple[float, float, float, float]


class Pose(Struct, frozen=True, kw_only=True):
    """Maps a logo of height 1 and width `ratio`, seen from its centre, to pixels.

    `across` and `down` are pixels for one such unit along the logo's base line and upright, `turn` is in radians,
    clockwise.
    """

    x: float
    y: float
    across: float
    down: float
    turn: float = 0.0

    @property
    def size(self) -> float:
        """Give the mean scale: the height in pixels of a logo that is not stretched."""
        return math.sqrt(self.across * self.down)

    def matrix(self) -> Floats:
        """Give the 2 × 3 matrix from logo units to pixels."""
        cos, sin = math.cos(self.turn), math.sin(self.turn)
        return np.array(
            [[cos * self.across, -sin * self.down, self.x], [sin * self.across, cos * self.down, self.y]], np.float32
        )

    def scaled(self, factor: float) -> "Pose":
        """Give the same place in the picture drawn `factor` times as large, pixel centres kept in place."""
        return Pose(
            x=(self.x + 0.5) * factor - 0.5,
            y=(self.y + 0.5) * factor - 0.5,
            across=self.across * factor,
            down=self.down * factor,
            turn=self.turn,
        )

    def moved(self, x: float, y: float) -> "Pose":
        """Give the same place seen from another corner."""
        return Pose(x=self.x + x, y=self.y + y, across=self.across, down=self.down, turn=self.turn)

    def box(self, ratio: float) -> Box:
        """Give the bounding box as left, top, width, height; a pixel's area begins half before its centre."""
        cos, sin = abs(math.cos(self.turn)), abs(math.sin(self.turn))
        wide, high = self.across * ratio, self.down
        width, height = wide * cos + high * sin, high * cos + wide * sin
        return (self.x + 0.5 - width / 2, self.y + 0.5 - height / 2, width, height)
