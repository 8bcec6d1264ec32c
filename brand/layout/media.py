"""Conditions of a style sheet: do they hold on a screen, light or dark, and if not, on some other device?"""

import enum
import re
from collections.abc import Iterable

from brand.colour.remembered import remembered

__all__ = ["Holds", "holds"]

_WIDTH, _HEIGHT = 1024.0, 768.0
_FEATURE = re.compile(r"\(\s*([\w-]+)\s*(?::\s*([^()]*?)|([<>]=?)\s*([^()]*?))?\s*\)")
_LENGTH = re.compile(r"\s*([0-9.]+)\s*(px|em|rem)?\s*")
_TYPES = re.compile(
    r"^\s*(?:(not|only)\s+)?(screen|all|print|tty|tv|projection|handheld|braille|speech|aural)\b", re.IGNORECASE
)
_ALWAYS = frozenset({"hover", "any-hover", "pointer", "any-pointer", "color", "width", "height", "update", "scripting"})


class Holds(enum.Enum):
    """Whether a condition holds on the screen that we look at, on some other one, or on none."""

    HERE = "here"
    ELSEWHERE = "elsewhere"
    NOWHERE = "nowhere"


def _length(text: str) -> float:
    match = _LENGTH.fullmatch(text)
    if match is None:
        return 0.0
    return float(match[1].rstrip(".") or 0) * (1 if match[2] in {None, "px"} else 16)


def _sized(name: str, sign: str, value: str) -> bool | None:
    """Judge a width or height; None where it is about neither."""
    plain = name.removeprefix("min-").removeprefix("max-").removeprefix("device-")
    own = {"width": _WIDTH, "height": _HEIGHT}.get(plain)
    if own is None:
        return None
    if name.startswith("min-") or sign.startswith(">"):
        return own >= _length(value)
    return own <= _length(value)


def _feature(match: re.Match[str], scheme: str) -> Holds:
    name, sign, value = match[1].lower(), match[3] or "", (match[2] or match[4] or "").lower()
    if name == "prefers-color-scheme":
        return Holds.HERE if value == scheme else Holds.NOWHERE
    sized = _sized(name, sign, value) if value else None
    if sized is not None:
        return Holds.HERE if sized else Holds.ELSEWHERE
    if name in _ALWAYS or value == "landscape":
        return Holds.HERE if value not in {"none", "0"} else Holds.ELSEWHERE
    if name.startswith(("-webkit-min-device-pixel", "min-device-pixel", "min-resolution")):
        return Holds.HERE if value in {"0", "1", "0dpi", "96dpi", "1dppx"} else Holds.ELSEWHERE
    return Holds.ELSEWHERE


def _query(text: str, scheme: str) -> Holds:
    kind = _TYPES.match(text)
    is_for_screens = kind is None or (kind[2].lower() in {"screen", "all"}) != ((kind[1] or "").lower() == "not")
    if not is_for_screens:
        return Holds.NOWHERE
    features = [_feature(match, scheme) for match in _FEATURE.finditer(text)]
    if re.search(r"(?:^|\s)not\s*\(", text, re.IGNORECASE):
        features = [Holds.NOWHERE if one is Holds.HERE else Holds.HERE for one in features]
    if re.search(r"\)\s*or\s*\(", text, re.IGNORECASE):
        return _best(features)
    return _worst(features)


def _worst(found: Iterable[Holds]) -> Holds:
    seen = set(found)
    return next((one for one in (Holds.NOWHERE, Holds.ELSEWHERE) if one in seen), Holds.HERE)


def _best(found: Iterable[Holds]) -> Holds:
    seen = set(found)
    return next((one for one in (Holds.HERE, Holds.ELSEWHERE) if one in seen), Holds.NOWHERE)


@remembered(most=512, longest=500)
def _light(text: str) -> Holds:
    return _condition(text, "light")


@remembered(most=512, longest=500)
def _dark(text: str) -> Holds:
    return _condition(text, "dark")


def _condition(text: str, scheme: str) -> Holds:
    word, _, rest = text.partition(" ")
    name = word.partition("(")[0].lower()
    if name == "@media":
        query = (word[len(name) :] + " " + rest).strip()
        return _best(_query(part, scheme) for part in query.split(",")) if query else Holds.HERE
    if name == "@supports":
        return Holds.ELSEWHERE if rest.lstrip().lower().startswith("not") else Holds.HERE
    return Holds.HERE if name == "@layer" else Holds.ELSEWHERE


def holds(conditions: Iterable[str], scheme: str) -> Holds:
    """Judge conditions that must all hold; `scheme` is `light` or `dark`."""
    ask = _dark if scheme == "dark" else _light
    return _worst(ask(condition) for condition in conditions)
