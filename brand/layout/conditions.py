"""What a selector may ask of one element: its attributes, and its place among its siblings."""

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType

from brand.layout.tree import Element

__all__ = ["Test", "attribute", "counted", "plain"]

_MOST_SIBLINGS = 1_000  # beyond it counting would take longer than anybody waits
Test = Callable[[Element], bool]
_ESCAPE = re.compile(r"\\(?:([0-9a-fA-F]{1,6})\s?|(.))", re.DOTALL)
_NTH = re.compile(r"([+-]?\d*)n\s*(?:([+-])\s*(\d+))?|([+-]?\d+)", re.IGNORECASE)


def plain(text: str) -> str:
    """Read the escapes of an identifier or a string."""
    if "\\" not in text:
        return text
    return _ESCAPE.sub(lambda match: chr(min(int(match[1], 16), 0x10FFFF)) if match[1] else match[2], text)


def attribute(name: str, sign: str, value: str, flag: str) -> Test:
    """Read what a selector asks of an attribute."""
    wanted = plain(value.strip("\"'") if value[:1] in {'"', "'"} else value)
    fold = flag.lower() == "i" or name in {"type", "align", "valign", "dir", "lang", "method", "media", "rel"}
    wanted = wanted.lower() if fold else wanted
    compare: Mapping[str, Callable[[str], bool]] = {
        "": lambda _: True,
        "=": lambda text: text == wanted,
        "~=": lambda text: wanted in text.split(),
        "|=": lambda text: text == wanted or text.startswith(wanted + "-"),
        "^=": lambda text: bool(wanted) and text.startswith(wanted),
        "$=": lambda text: bool(wanted) and text.endswith(wanted),
        "*=": lambda text: bool(wanted) and wanted in text,
    }
    holds = compare[sign]

    def test(element: Element) -> bool:
        text = element.value(name)
        return text is not None and holds(text.lower() if fold else text)

    return test


def _siblings(element: Element) -> list[Element]:
    return element.parent.children if element.parent and not element.tag_is_aside else [element]


def _nth(argument: str, *, is_last: bool, of_type: bool) -> Test | None:
    text = {"odd": "2n+1", "even": "2n"}.get(argument.strip().lower(), argument.strip())
    match = _NTH.fullmatch(text)
    if match is None:
        return None
    if match[4]:
        step, first = 0, int(match[4])
    else:
        step = int(match[1] + "1") if match[1] in {"", "+", "-"} else int(match[1])
        first = int((match[2] or "+") + (match[3] or "0"))

    def test(element: Element) -> bool:
        row = _siblings(element)
        if len(row) > _MOST_SIBLINGS:
            return False
        if of_type:
            row = [one for one in row if one.name == element.name]
        place = row.index(element) + 1 if element in row else 1
        place = len(row) - place + 1 if is_last else place
        apart = place - first
        return apart == 0 if step == 0 else apart % step == 0 and apart // step >= 0

    return test


_FIXED: Mapping[str, Test] = MappingProxyType(
    {
        "root": lambda element: element.parent is None,
        "scope": lambda element: element.parent is None,
        "empty": lambda element: not element.children,
        "link": lambda element: element.name in {"a", "area"} and "href" in element.attributes,
        "any-link": lambda element: element.name in {"a", "area"} and "href" in element.attributes,
        "first-child": lambda element: _siblings(element)[0] is element,
        "last-child": lambda element: _siblings(element)[-1] is element,
        "only-child": lambda element: len(_siblings(element)) == 1,
        "first-of-type": lambda element: next(one for one in _siblings(element) if one.name == element.name) is element,
        "last-of-type": lambda element: (
            next(one for one in reversed(_siblings(element)) if one.name == element.name) is element
        ),
        "defined": lambda _: True,
    }
)


def counted(name: str, argument: str | None) -> Test | None:
    """Read a pseudo-class about an element's place; None for one that nobody knows."""
    if name in _FIXED and argument is None:
        return _FIXED[name]
    found = None
    if name in {"nth-child", "nth-last-child", "nth-of-type", "nth-last-of-type"}:
        found = _nth(argument or "", is_last="last" in name, of_type="type" in name)
    return found
