"""The colours in one value of a style, each with its place in it."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

import tinycss2  # type: ignore[import-untyped] # it ships no types
from msgspec import Struct
from tinycss2.ast import FunctionBlock, Node  # type: ignore[import-untyped] # it ships no types

from brand.colour import Sight, Value, read_value
from brand.colour.functions import chosen_of, evaluate
from brand.layout.text import StyleText

__all__ = ["PICTURE", "Paint", "has_gradient", "paints"]

_WORD = re.compile(r"[^\s,/]+")
_HEX = re.compile(r"#(?:[0-9a-fA-F]{3,4}|[0-9a-fA-F]{6}|[0-9a-fA-F]{8})", re.ASCII)
_NAME = re.compile(r"[a-zA-Z]+", re.ASCII)
_LONGEST = 65_536
PICTURE = frozenset({"url", "image-set", "-webkit-image-set", "image", "cross-fade", "element", "paint", "src"})


class Paint(Struct, frozen=True):
    """A colour from `start` to `end` of a value; `inside` names the function that it stands in, a gradient perhaps."""

    value: Value
    start: int
    end: int
    inside: str = ""


def has_gradient(text: str) -> bool:
    """Tell whether a value draws a gradient."""
    return "gradient(" in text.lower()


def _plain(text: str, sight: Sight) -> Iterator[Paint]:
    """Read a value without functions word by word."""
    for match in _WORD.finditer(text):
        word = match[0]
        if _HEX.fullmatch(word):
            value = read_value(word)
        elif _NAME.fullmatch(word):
            value = sight.current if word.lower() == "currentcolor" else _named(word, sight.scheme)
        else:
            continue
        if value:
            yield Paint(value, match.start(), match.end())


@lru_cache(maxsize=1024)
def _named(word: str, scheme: str) -> Value | None:
    return read_value(word, Sight(scheme="dark" if scheme == "dark" else "light"))


def _parsed(text: str, sight: Sight) -> Iterator[Paint]:
    where = StyleText(text)
    waiting: list[tuple[Node, str]] = [(node, "") for node in reversed(tinycss2.parse_component_value_list(text))]
    while waiting:
        node, inside = waiting.pop()
        chosen = chosen_of(node, sight)
        value = None if chosen else evaluate(node, sight)
        if chosen:
            waiting.append((chosen, inside))
        elif value:
            yield Paint(value, where.start(node), where.end(node), inside)
        elif isinstance(node, FunctionBlock) and node.lower_name not in PICTURE:
            name = inside or node.lower_name
            waiting.extend((part, name) for part in reversed(node.arguments))


@lru_cache(maxsize=8192)
def _found(text: str, sight: Sight) -> tuple[Paint, ...]:
    return tuple(_parsed(text, sight) if any(mark in text for mark in "(\\'\"/*") else _plain(text, sight))


def paints(text: str, sight: Sight) -> Sequence[Paint]:
    """Find the colours of a value; the answer is remembered where it depends on little."""
    if len(text) > _LONGEST:
        return ()
    depends = "currentcolor" in text.lower()
    return _found(text, sight if depends else Sight(scheme=sight.scheme))
