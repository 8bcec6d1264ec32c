"""Words for problems: how a bad value is quoted, and which known name was probably meant."""

import difflib
from collections.abc import Iterable

from components.model import Said

__all__ = ["json_type", "meant", "pointer", "quoted", "wrong_type"]

_SHOWN = 60
_STEP = 120
_NAMES = {
    bool: Said(de="ein Wahrheitswert", en="a boolean"),
    str: Said(de="ein Text", en="a string"),
    int: Said(de="eine Zahl", en="a number"),
    float: Said(de="eine Zahl", en="a number"),
    list: Said(de="eine Liste", en="a list"),
    dict: Said(de="ein Objekt", en="an object"),
    type(None): Said(de="null", en="null"),
}


def quoted(value: str) -> str:
    """Show what was sent, shortened, with nothing in it that breaks a terminal or a JSON encoder."""
    short = value if len(value) <= _SHOWN else value[:_SHOWN] + "…"
    return "".join(sign if sign.isprintable() else f"\\u{ord(sign):04x}" for sign in short)


def json_type(value: object) -> Said:
    """Name a JSON type."""
    return _NAMES.get(type(value), Said(de="kein JSON-Wert", en="no JSON value"))


def wrong_type(value: object, wanted: type) -> Said:
    """Say that a value has another type than it should."""
    is_, wants = json_type(value), json_type(wanted())
    return Said(de=f"muss {wants.de} sein, ist {is_.de}", en=f"must be {wants.en}, is {is_.en}")


def meant(name: str, known: Iterable[str]) -> Said:
    """Ask „meinten Sie …?“ where a known name is near, else list what there is."""
    known = sorted(known)
    near = difflib.get_close_matches(name[:_STEP], known, n=1)
    if near:
        return Said(de=f"gemeint {near[0]}?", en=f"did you mean {near[0]}?")
    listed = ", ".join(known) or "–"
    return Said(de=f"es gibt: {listed}", en=f"there is: {listed}")


def pointer(*steps: str | int) -> str:
    """Write a JSON pointer (RFC 6901). Steps that no JSON text could carry, or endless ones, are shown instead."""
    return "".join("/" + _step(str(step)) for step in steps)


def _step(step: str) -> str:
    short = step if len(step) <= _STEP else step[:_STEP] + "…"
    plain = short.encode("utf-8", "backslashreplace").decode("utf-8")
    return plain.replace("~", "~0").replace("/", "~1")
