"""Style Dictionary before version 4: `value` for `$value`, aliases as `{color.base.value}`, types by category."""

import re
from collections.abc import Mapping
from types import MappingProxyType

__all__ = ["from_style_dictionary", "is_style_dictionary"]

_ALIAS = re.compile(r"\{([^{}]+?)\.value\}")
_NAMES: Mapping[str, str] = MappingProxyType(
    {"value": "$value", "type": "$type", "comment": "$description", "description": "$description"}
)
_CATEGORIES: Mapping[str, str] = MappingProxyType(
    {
        **dict.fromkeys(("color", "colour", "colors"), "color"),
        **dict.fromkeys(("size", "sizes", "space", "spacing", "radius"), "dimension"),
        **dict.fromkeys(("time", "duration"), "duration"),
        "opacity": "number",
    }
)


def _is_token(node: object) -> bool:
    return isinstance(node, dict) and "value" in node and not (set(node) >= {"value", "unit"})


def is_style_dictionary(document: Mapping[str, object]) -> bool:
    """Tell by the first leaf: it has a `value`."""
    waiting: list[object] = [document]
    while waiting:
        node = waiting.pop()
        if not isinstance(node, dict) or "$value" in node:
            continue
        if _is_token(node):
            return True
        waiting.extend(node.values())
    return False


def _aliased(value: object) -> object:
    if isinstance(value, str):
        return _ALIAS.sub(r"{\1}", value)
    if isinstance(value, list):
        return [_aliased(part) for part in value]
    return {name: _aliased(part) for name, part in value.items()} if isinstance(value, dict) else value


def _token(node: Mapping[str, object], category: str | None) -> dict[str, object]:
    """Translate one token; what only its maker's tool reads goes to `$extensions`."""
    token: dict[str, object] = {_NAMES[name]: _aliased(part) for name, part in node.items() if name in _NAMES}
    if node.get("deprecated") is not None:
        token["$deprecated"] = node["deprecated"]
    if category is not None:
        token.setdefault("$type", category)
    rest = {
        name: part for name, part in node.items() if name not in {*_NAMES, "deprecated", "name", "path", "original"}
    }
    return {**token, "$extensions": {"style-dictionary": rest}} if rest else token


def from_style_dictionary(document: Mapping[str, object], *, category: str | None = None) -> dict[str, object]:
    """Translate a whole file; a token that is also a group becomes the group's `$root`."""
    whole: dict[str, object] = {}
    for name, node in document.items():
        kind = category or _CATEGORIES.get(name)
        if not isinstance(node, dict):
            continue
        groups = {key: part for key, part in node.items() if isinstance(part, dict) and key != "value"}
        if _is_token(node) and not any(_is_token(part) for part in groups.values()):
            whole[name] = _token(node, kind)
        elif _is_token(node):
            own = {key: part for key, part in node.items() if key not in groups}
            whole[name] = {"$root": _token(own, kind), **from_style_dictionary(groups, category=kind)}
        else:
            whole[name] = from_style_dictionary(node, category=kind)
    return whole
