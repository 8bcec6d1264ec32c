"""`color-mix()`: two colours met half way, or wherever the writer says, in the space that the writer names."""

from brand.colour.spaces import Space
from brand.colour.value import Value

__all__ = ["HUES", "mixed"]

HUES = ("shorter", "longer", "increasing", "decreasing")
_HUE: dict[Space, int] = {"hsl": 0, "hwb": 0, "lch": 2, "oklch": 2}
_GREY: dict[Space, tuple[int, float]] = {"hsl": (1, 1e-3), "lch": (1, 1.5e-2), "oklch": (1, 4e-6)}
_HALF = 180  # degrees of a turn
Parts = list[float | None]


def _alike(value: Value, space: Space) -> list[int]:
    """Name the coordinates whose lack goes over into another space: hue to hue, lightness to lightness."""
    if value.space == space:
        return [index for index, part in enumerate(value.coordinates) if part is None]
    own, other = _HUE.get(value.space), _HUE.get(space)
    carried = [other] if own is not None and other is not None and value.coordinates[own] is None else []
    lights = {"lab", "lch", "oklab", "oklch"}
    if {value.space, space} <= lights and value.coordinates[0] is None:
        carried.append(0)
    return carried


def _within(value: Value, space: Space) -> Parts:
    """Bring a colour into the space of the mixture; the hue of a grey says nothing."""
    if value.space == space:
        return list(value.coordinates)
    parts: Parts = list(value.within(space))
    grey = _GREY.get(space)
    if grey and abs(parts[grey[0]] or 0.0) <= grey[1]:
        parts[_HUE[space]] = None
    if space == "hwb" and (parts[1] or 0.0) + (parts[2] or 0.0) >= 100 - 1e-3:
        parts[0] = None
    for index in _alike(value, space):
        parts[index] = None
    return parts


def _turned(first: float, second: float, way: str) -> tuple[float, float]:
    """Choose the way round the circle of hues."""
    apart = (second := second % 360) - (first := first % 360)
    if way == "shorter":
        return (first + 360, second) if apart > _HALF else (first, second + 360) if apart < -_HALF else (first, second)
    if way == "longer":
        if 0 < apart < _HALF:
            return first + 360, second
        return (first, second + 360) if -_HALF < apart <= 0 else (first, second)
    if way == "increasing":
        return first, second + 360 if apart < 0 else second
    return first + 360 if apart > 0 else first, second


def _met(one: float | None, other: float | None, shares: tuple[float, float]) -> float | None:
    if one is None or other is None:
        return one if other is None else other
    return one * shares[0] + other * shares[1]


def _pair(one: Parts, other: Parts, space: Space, way: str) -> None:
    hue = _HUE.get(space)
    if hue is not None:
        first, second = one[hue], other[hue]
        if first is not None and second is not None:
            one[hue], other[hue] = _turned(first, second, way)


def mixed(one: Value, other: Value, space: Space, *, shares: tuple[float, float], way: str = "shorter") -> Value:
    """Mix two colours with premultiplied alpha; `shares` add up to one."""
    first, second = _within(one, space), _within(other, space)
    _pair(first, second, space, way)
    a = one.alpha if one.alpha is not None else other.alpha
    b = other.alpha if other.alpha is not None else one.alpha
    if a is None or b is None:
        a = b = 1.0
    alpha = a * shares[0] + b * shares[1]
    parts: Parts = []
    for index, (left, right) in enumerate(zip(first, second, strict=True)):
        if left is None or right is None or index == _HUE.get(space) or alpha == 0:
            parts.append(_met(left, right, shares))
        else:
            parts.append((left * a * shares[0] + right * b * shares[1]) / alpha)
    return Value(space, tuple(parts), alpha if one.alpha is not None or other.alpha is not None else None)
