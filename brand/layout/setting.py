"""What the boxes around a picture do to it: turn and stretch it, fade it, change its colours."""

import math
import re
from collections.abc import Mapping

from msgspec import Struct

from brand.layout import lengths

__all__ = ["PLAIN", "Setting", "settled"]

_FUNCTION = re.compile(r"([a-z0-9]+)\(([^()]*)\)", re.IGNORECASE)
_NUMBER = re.compile(r"[-+]?(?:\d{1,9}\.?\d{0,9}|\.\d{1,9})(?:e[-+]?\d{1,2})?", re.IGNORECASE | re.ASCII)
_ANGLE = re.compile(r"([-+]?(?:\d{1,9}\.?\d{0,9}|\.\d{1,9}))(deg|grad|rad|turn)?", re.IGNORECASE | re.ASCII)
_DEGREES: Mapping[str, float] = {"deg": 1.0, "grad": 0.9, "rad": 180 / math.pi, "turn": 360.0, "": 1.0}
_MOVES = frozenset({"translate", "translatex", "translatey", "translatez", "translate3d", "perspective"})
_MOST_FILTERS = 20
Matrix = tuple[float, float, float, float]


class Setting(Struct, frozen=True):
    """`matrix` (a, b, c, d) maps the picture to what is shown, None where that cannot be told."""

    matrix: Matrix | None = (1.0, 0.0, 0.0, 1.0)
    opacity: float = 1.0
    filters: tuple[str, ...] = ()

    @property
    def turn(self) -> float:
        """Give degrees clockwise."""
        a, b, _, _ = self.matrix or (1.0, 0.0, 0.0, 1.0)
        return math.degrees(math.atan2(b, a)) + 0.0

    @property
    def scales(self) -> tuple[float, float]:
        """Give the scale along the picture's base line and that upright to it."""
        a, b, c, d = self.matrix or (1.0, 0.0, 0.0, 1.0)
        across = math.hypot(a, b)
        return across, abs(a * d - b * c) / across if across else 0.0


PLAIN = Setting()


def settled(outer: Setting, stated: Mapping[str, str]) -> Setting:
    """Put a box with its stated `transform`, `rotate`, `scale`, `opacity` and `filter` into what is around it."""
    matrix = outer.matrix
    for own in (_rotate(stated.get("rotate", "")), _scale(stated.get("scale", "")), _all(stated.get("transform", ""))):
        matrix = _times(matrix, own)
    opacity = lengths.share(stated["opacity"]) if "opacity" in stated else None
    filters = outer.filters
    if len(filters) < _MOST_FILTERS and stated.get("filter", "none") not in {"none", "initial", "unset"}:
        filters = (*filters, stated["filter"])
    return Setting(matrix, outer.opacity * min(1.0, 1.0 if opacity is None else opacity), filters)


def _times(one: Matrix | None, two: Matrix | None) -> Matrix | None:
    if one is None or two is None:
        return None
    a, b, c, d = one
    e, f, g, h = two
    made = (a * e + c * f, b * e + d * f, a * g + c * h, b * g + d * h)
    return made if all(math.isfinite(value) for value in made) else None


def _all(text: str) -> Matrix | None:
    if text in {"", "none", "initial", "unset"}:
        return (1.0, 0.0, 0.0, 1.0)
    matrix: Matrix | None = (1.0, 0.0, 0.0, 1.0)
    for name, inside in _FUNCTION.findall(text):
        matrix = _times(matrix, _one(name.lower(), inside))
    return matrix if _FUNCTION.search(text) else None


def _one(name: str, inside: str) -> Matrix | None:
    numbers = [float(number) for number in _NUMBER.findall(inside)]
    if name in _MOVES:
        return (1.0, 0.0, 0.0, 1.0)
    if name in {"rotate", "rotatez"}:
        return _rotate(inside)
    if name == "scale":
        return _scale(inside)
    if name in {"scalex", "scaley"} and len(numbers) == 1:
        return (numbers[0], 0.0, 0.0, 1.0) if name == "scalex" else (1.0, 0.0, 0.0, numbers[0])
    if name == "matrix" and len(numbers) == len("abcdef"):
        return (numbers[0], numbers[1], numbers[2], numbers[3])
    return None


def _rotate(text: str) -> Matrix | None:
    if text.strip() in {"", "none"}:
        return (1.0, 0.0, 0.0, 1.0)
    match = _ANGLE.fullmatch(text.strip())
    if match is None:
        return None
    turn = math.radians(float(match[1]) * _DEGREES[(match[2] or "").lower()])
    return (math.cos(turn), math.sin(turn), -math.sin(turn), math.cos(turn))


def _scale(text: str) -> Matrix | None:
    if text.strip() in {"", "none"}:
        return (1.0, 0.0, 0.0, 1.0)
    numbers = [float(number) * (0.01 if "%" in text else 1.0) for number in _NUMBER.findall(text)]
    return (numbers[0], 0.0, 0.0, numbers[min(1, len(numbers) - 1)]) if numbers else None
