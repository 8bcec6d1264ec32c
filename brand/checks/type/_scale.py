"""What the tokens of a brand say about type and distances."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from brand.layout.families import families
from brand.model import Token

__all__ = ["faces", "nearest", "sizes", "steps"]

_REM = 16.0
_TYPE = ("size", "font", "text", "type", "typography", "fontsize", "font-size")
_SPACE = ("spacing", "space", "gap", "margin", "padding", "inset")


def faces(tokens: Iterable[Token]) -> Mapping[str, str]:
    """List the brand's families in lower case, each as the brand writes it."""
    found: dict[str, str] = {}
    for token in tokens:
        value = token.value
        if token.type == "typography" and isinstance(value, dict):
            value = value.get("fontFamily")
        elif token.type != "fontFamily":
            continue
        listed = value if isinstance(value, list) else [value]
        for name in (one for entry in listed if isinstance(entry, str) for one in families(entry)):
            found.setdefault(name.lower(), name)
    return found


def _pixels(value: object) -> float | None:
    if not isinstance(value, Mapping) or not isinstance(value.get("value"), int | float):
        return None
    return float(value["value"]) * (_REM if value.get("unit") == "rem" else 1.0)


def _under(token: Token, groups: Sequence[str]) -> bool:
    return bool(set(token.path.lower().split(".")[:2]) & set(groups))


def _dimensions(tokens: Iterable[Token], groups: Sequence[str]) -> Iterator[tuple[float, str]]:
    for token in tokens:
        pixels = _pixels(token.value) if token.type == "dimension" and _under(token, groups) else None
        if pixels is not None:
            yield pixels, token.path


def sizes(tokens: Sequence[Token]) -> Mapping[float, str]:
    """List the brand's sizes of type in pixels, each with its token's path."""
    found = dict(_dimensions(tokens, _TYPE))
    for token in tokens:
        value = token.value
        pixels = _pixels(value.get("fontSize")) if token.type == "typography" and isinstance(value, dict) else None
        if pixels is not None:
            found.setdefault(pixels, token.path)
    return found


def steps(tokens: Iterable[Token]) -> Mapping[float, str]:
    """List the brand's distances in pixels, each with its token's path."""
    return dict(_dimensions(tokens, _SPACE))


def nearest(pixels: float, known: Mapping[float, str]) -> tuple[float, str]:
    """Give the step that lies nearest, and its token's path."""
    value = min(known, key=lambda step: (abs(step - pixels), step))
    return value, known[value]
