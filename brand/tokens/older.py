"""Values as drafts of the format before 2025.10 wrote them, brought to today's form."""

import re
from collections.abc import Mapping

from brand.colour import Colour, read_colour, to_hex

__all__ = ["modern", "modern_colour"]

_MEASURED = re.compile(r"(-?[0-9]{1,9}(?:\.[0-9]{1,9})?)(px|rem|ms|s)", re.ASCII)
_UNITS = {"dimension": ("px", "rem"), "duration": ("ms", "s")}


def modern_colour(colour: Colour) -> dict[str, object]:
    """Write a colour as DTCG 2025.10 does."""
    value: dict[str, object] = {
        "colorSpace": "srgb",
        "components": [round(channel, 6) for channel in (colour.red, colour.green, colour.blue)],
    }
    if colour.alpha < 1:
        value["alpha"] = round(colour.alpha, 6)
    value["hex"] = to_hex(Colour(colour.red, colour.green, colour.blue))
    return value


def _number(digits: str) -> float:
    return float(digits) if "." in digits else int(digits)


def _value(value: object, kind: str | None) -> object:
    """Translate the texts of the older drafts; what is none of them stays, for the type to judge."""
    if not isinstance(value, str):
        return value
    if kind == "color":
        colour = read_colour(value) if value.startswith("#") else None
        return modern_colour(colour) if colour else value
    match = _MEASURED.fullmatch(value)
    if match and match[2] in _UNITS.get(kind or "", ()):
        return {"value": _number(match[1]), "unit": match[2]}
    return value


def modern(node: Mapping[str, object], inherited: str | None = None) -> dict[str, object]:
    """Translate a whole file; composites are left as they are: their older forms are not told apart from mistakes."""
    own = node.get("$type", inherited)
    kind = own if isinstance(own, str) else None
    return {
        name: _value(child, kind)
        if name == "$value"
        else modern(child, kind)
        if isinstance(child, dict) and (name == "$root" or not name.startswith("$"))
        else child
        for name, child in node.items()
    }
