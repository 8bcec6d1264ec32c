"""The shapes of token values: what DTCG 2025.10 says each `$type` looks like.

A shape is asked with a resolved value and answers with faults, each at the pointer of its place.
"""

import math
import re
from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from brand.colour import SPACES
from brand.finding import Said
from brand.tokens.document import step
from brand.tokens.errors import TokenProblem, problem

__all__ = ["SLOTS", "TYPES", "faults"]

Shape = Callable[[object, str], Iterator[TokenProblem]]

_HEX = re.compile(r"#[0-9a-fA-F]{6}", re.ASCII)
_WEIGHTS = frozenset(
    {
        *("thin", "hairline", "extra-light", "ultra-light", "light", "normal", "regular", "book", "medium"),
        *("semi-bold", "demi-bold", "bold", "extra-bold", "ultra-bold", "black", "heavy"),
        *("extra-black", "ultra-black"),
    }
)
_STROKES = frozenset({"solid", "dashed", "dotted", "double", "groove", "ridge", "outset", "inset"})
_TURN = (0.0, math.nextafter(360, 0))  # a whole turn is written 0
_PER_CENT = (0.0, 100.0)
_ONE = (0.0, 1.0)
_FREE = (-math.inf, math.inf)
_UP = (0.0, math.inf)
_RANGES: Mapping[str, tuple[tuple[float, float], ...]] = MappingProxyType(
    {
        **dict.fromkeys(
            ("srgb", "srgb-linear", "display-p3", "a98-rgb", "prophoto-rgb", "rec2020"),
            (_ONE, _ONE, _ONE),
        ),
        **dict.fromkeys(("xyz-d65", "xyz-d50"), (_FREE, _FREE, _FREE)),
        "hsl": (_TURN, _PER_CENT, _PER_CENT),
        "hwb": (_TURN, _PER_CENT, _PER_CENT),
        "lab": (_PER_CENT, _FREE, _FREE),
        "lch": (_PER_CENT, _UP, _TURN),
        "oklab": (_ONE, _FREE, _FREE),
        "oklch": (_ONE, _UP, _TURN),
    }
)


def _as_number(value: object) -> float | None:
    if not isinstance(value, int | float) or isinstance(value, bool):
        return None
    try:
        number = float(value)
    except OverflowError:
        return None
    return number if math.isfinite(number) else None


def _number(value: object, pointer: str, within: tuple[float, float] = _FREE) -> Iterator[TokenProblem]:
    number = _as_number(value)
    if number is None:
        yield problem(pointer, de="Hier muss eine Zahl stehen.", en="This must be a number.")
    elif not within[0] <= number <= within[1]:
        limit = _limit(within)
        yield problem(pointer, de=f"{number:g} liegt nicht {limit.de}.", en=f"{number:g} is not {limit.en}.")


def _limit(within: tuple[float, float]) -> Said:
    """Say from where to where a number may go."""
    low, high = within
    if math.isinf(high):
        return Said(de=f"bei {low:g} oder darüber", en=f"{low:g} or more")
    if within == _TURN:
        return Said(de="bei 0 bis unter 360", en="from 0 to below 360")
    return Said(de=f"bei {low:g} bis {high:g}", en=f"from {low:g} to {high:g}")


def _one_of(words: frozenset[str], value: object, pointer: str) -> Iterator[TokenProblem]:
    if not isinstance(value, str) or value not in words:
        shown = ", ".join(sorted(words))
        yield problem(pointer, de=f"Hier muss eines stehen von: {shown}.", en=f"This must be one of: {shown}.")


def _object(value: object, pointer: str, needed: tuple[str, ...], optional: tuple[str, ...] = ()) -> list[TokenProblem]:
    """Check that a value is an object with just these members."""
    if not isinstance(value, dict):
        names = ", ".join(needed)
        return [
            problem(pointer, de=f"Hier muss ein Objekt mit {names} stehen.", en=f"This must be an object with {names}.")
        ]
    missing = [
        problem(pointer, de=f"„{name}“ fehlt.", en=f"“{name}” is missing.") for name in needed if name not in value
    ]
    unknown = [
        problem(step(pointer, name), de=f"„{name}“ gehört nicht hierher.", en=f"“{name}” does not belong here.")
        for name in value
        if name not in {*needed, *optional}
    ]
    return missing + unknown


def _measured(units: tuple[str, ...]) -> Shape:
    def shape(value: object, pointer: str) -> Iterator[TokenProblem]:
        yield from _object(value, pointer, ("value", "unit"))
        if isinstance(value, dict):
            yield from _number(value["value"], step(pointer, "value")) if "value" in value else ()
            yield from _one_of(frozenset(units), value["unit"], step(pointer, "unit")) if "unit" in value else ()

    return shape


def _component(value: object, pointer: str, within: tuple[float, float]) -> Iterator[TokenProblem]:
    if value == "none":
        return
    if _as_number(value) is None:
        yield problem(pointer, de="Hier muss eine Zahl oder „none“ stehen.", en="This must be a number or “none”.")
    else:
        yield from _number(value, pointer, within)


def _components(space: str, value: object, pointer: str) -> Iterator[TokenProblem]:
    ranges = _RANGES[space]
    if not isinstance(value, list) or len(value) != len(ranges):
        yield problem(pointer, de="Hier müssen drei Anteile stehen.", en="This must be a list of three components.")
        return
    for index, (component, within) in enumerate(zip(value, ranges, strict=True)):
        yield from _component(component, step(pointer, index), within)


def _color(value: object, pointer: str) -> Iterator[TokenProblem]:
    yield from _object(value, pointer, ("colorSpace", "components"), ("alpha", "hex"))
    if not isinstance(value, dict):
        return
    space = value.get("colorSpace")
    if space is not None and space not in SPACES:
        yield from _one_of(frozenset(SPACES), space, step(pointer, "colorSpace"))
    elif space is not None and "components" in value:
        yield from _components(str(space), value["components"], step(pointer, "components"))
    if "alpha" in value:
        yield from _number(value["alpha"], step(pointer, "alpha"), _ONE)
    digits = value.get("hex", "#000000")
    if not isinstance(digits, str) or not _HEX.fullmatch(digits):
        yield problem(step(pointer, "hex"), de="Hier muss #rrggbb stehen.", en="This must be #rrggbb.")


def _font_family(value: object, pointer: str) -> Iterator[TokenProblem]:
    names = value if isinstance(value, list) else [value]
    if not names or not all(isinstance(name, str) and name for name in names):
        yield problem(
            pointer,
            de="Hier muss ein Schriftname oder eine Liste stehen.",
            en="This must be a font name or a list of them.",
        )


def _font_weight(value: object, pointer: str) -> Iterator[TokenProblem]:
    if isinstance(value, str):
        yield from _one_of(_WEIGHTS, value, pointer)
    else:
        yield from _number(value, pointer, (1, 1000))


def _cubic_bezier(value: object, pointer: str) -> Iterator[TokenProblem]:
    if not isinstance(value, list) or len(value) != len("xyxy"):
        yield problem(pointer, de="Hier müssen vier Zahlen stehen.", en="This must be a list of four numbers.")
        return
    for index, number in enumerate(value):
        yield from _number(number, step(pointer, index), _FREE if index % 2 else _ONE)


def _list_of(shape: Shape, value: list[object], pointer: str) -> Iterator[TokenProblem]:
    if not value:
        yield problem(pointer, de="Die Liste ist leer.", en="The list is empty.")
    for index, entry in enumerate(value):
        yield from shape(entry, step(pointer, index))


def _stroke_style(value: object, pointer: str) -> Iterator[TokenProblem]:
    if not isinstance(value, dict):
        yield from _one_of(_STROKES, value, pointer)
        return
    yield from _object(value, pointer, ("dashArray", "lineCap"))
    dashes = value.get("dashArray")
    if isinstance(dashes, list):
        yield from _list_of(_measured(("px", "rem")), dashes, step(pointer, "dashArray"))
    elif dashes is not None:
        yield problem(step(pointer, "dashArray"), de="Hier muss eine Liste stehen.", en="This must be a list.")
    if "lineCap" in value:
        yield from _one_of(frozenset({"round", "butt", "square"}), value["lineCap"], step(pointer, "lineCap"))


def _boolean(value: object, pointer: str) -> Iterator[TokenProblem]:
    if not isinstance(value, bool):
        yield problem(pointer, de="Hier muss true oder false stehen.", en="This must be true or false.")


SLOTS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "border": {"color": "color", "width": "dimension", "style": "strokeStyle"},
        "transition": {"duration": "duration", "delay": "duration", "timingFunction": "cubicBezier"},
        "shadow": {
            "color": "color",
            "offsetX": "dimension",
            "offsetY": "dimension",
            "blur": "dimension",
            "spread": "dimension",
            "inset": "boolean",
        },
        "gradient": {"color": "color", "position": "number"},
        "typography": {
            "fontFamily": "fontFamily",
            "fontSize": "dimension",
            "fontWeight": "fontWeight",
            "letterSpacing": "dimension",
            "lineHeight": "number",
        },
    }
)
"""The composite types: what each member of theirs is."""


def _composite(name: str) -> Shape:
    def shape(value: object, pointer: str) -> Iterator[TokenProblem]:
        slots = SLOTS[name]
        needed = tuple(slot for slot in slots if slot != "inset")
        yield from _object(value, pointer, needed, ("inset",) if "inset" in slots else ())
        if not isinstance(value, dict):
            return
        for slot, kind in slots.items():
            if slot in value:
                yield from _SHAPES[kind](value[slot], step(pointer, slot))

    return shape


def _shadow(value: object, pointer: str) -> Iterator[TokenProblem]:
    one = _composite("shadow")
    yield from _list_of(one, value, pointer) if isinstance(value, list) else one(value, pointer)


def _gradient(value: object, pointer: str) -> Iterator[TokenProblem]:
    if isinstance(value, list):
        yield from _list_of(_composite("gradient"), value, pointer)
    else:
        yield problem(pointer, de="Hier muss eine Liste von Farben stehen.", en="This must be a list of stops.")


_SHAPES: Mapping[str, Shape] = MappingProxyType(
    {
        "color": _color,
        "dimension": _measured(("px", "rem")),
        "duration": _measured(("ms", "s")),
        "number": _number,
        "fontFamily": _font_family,
        "fontWeight": _font_weight,
        "cubicBezier": _cubic_bezier,
        "strokeStyle": _stroke_style,
        "border": _composite("border"),
        "transition": _composite("transition"),
        "shadow": _shadow,
        "gradient": _gradient,
        "typography": _composite("typography"),
        "boolean": _boolean,
    }
)
TYPES = frozenset(_SHAPES) - {"boolean"}


def faults(kind: str, value: object, *, pointer: str) -> Iterator[TokenProblem]:
    """Say what is wrong with a resolved value of a type."""
    yield from _SHAPES[kind](value, pointer)
