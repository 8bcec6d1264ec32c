"""Selectors: which elements a rule is for, and how strongly it speaks."""

import re
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from msgspec import Struct

from brand.colour.nesting import MAX_NESTING
from brand.colour.remembered import remembered
from brand.layout.tree import Element

__all__ = ["Selector", "matches", "selectors"]

Test = Callable[[Element], bool]
Weight = tuple[int, int, int]
_NAME = r"(?:\\[0-9a-fA-F]{1,6}\s?|\\[^\n]|[\w-]|[^\x00-\x7f])+"
_PART = re.compile(
    rf"""\s*([>+~])\s*|(\s+)|(\*|{_NAME})(?!\()|\#({_NAME})|\.({_NAME})
    |\[\s*(?:[\w-]*\|)?({_NAME})\s*(?:([~|^$*]?=)\s*("(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|[^\s\]"']+)\s*([iIsS])?\s*)?\]
    |::?({_NAME})(\()?""",
    re.VERBOSE,
)
_ESCAPE = re.compile(r"\\(?:([0-9a-fA-F]{1,6})\s?|(.))", re.DOTALL)
_QUOTED = re.compile(r"""/\*.*?\*/|"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|\\.|[()\[\],]""", re.DOTALL)
_STATES = frozenset(
    {
        *("hover", "active", "focus", "focus-visible", "focus-within", "visited", "target", "checked", "disabled"),
        *("before", "after", "first-line", "first-letter", "placeholder", "marker", "selection", "backdrop", "invalid"),
        *("valid", "required", "optional", "enabled", "open", "has", "host", "host-context", "part", "slotted", "lang"),
    }
)
_OLD_ELEMENTS = frozenset({"before", "after", "first-line", "first-letter"})
_OUTLOOK_DARK = re.compile(r"\[\s*data-ogs[bc]\s*\]", re.IGNORECASE)
_STEPS = 5_000
_NTH = re.compile(r"([+-]?\d*)n\s*(?:([+-])\s*(\d+))?|([+-]?\d+)", re.IGNORECASE)


class Compound(Struct, frozen=True):
    """What one element must be; `combinator` says how it stands to the one on its right."""

    name: str
    id: str
    classes: frozenset[str]
    tests: tuple[Test, ...]
    combinator: str = ""


class Selector(Struct, frozen=True):
    """One complex selector, from right to left. `is_state` holds where only a state or a pseudo-element shows it."""

    compounds: tuple[Compound, ...]
    weight: Weight
    is_state: bool

    @property
    def key(self) -> str:
        """What an element must have for this to be worth a look: `#id`, `.class`, `name`, or `*`."""
        last = self.compounds[0]
        if last.id:
            return "#" + last.id
        return "." + min(last.classes) if last.classes else last.name or "*"


def _plain(text: str) -> str:
    if "\\" not in text:
        return text
    return _ESCAPE.sub(lambda match: chr(min(int(match[1], 16), 0x10FFFF)) if match[1] else match[2], text)


def _attribute(name: str, sign: str, value: str, flag: str) -> Test:
    wanted = _plain(value.strip("\"'") if value[:1] in {'"', "'"} else value)
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
        row = [one for one in _siblings(element) if not of_type or one.name == element.name]
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


class _Unknown(Exception):
    """A selector that a browser does not know: it drops the whole list."""


class _Compounding:
    """Collects the parts of one complex selector from left to right."""

    def __init__(self) -> None:
        self.done: list[Compound] = []
        self.weight = [0, 0, 0]
        self.is_state = False
        self._clear()

    def _clear(self) -> None:
        self.name, self.id = "", ""
        self.classes: set[str] = set()
        self.tests: list[Test] = []
        self._has_parts = False

    def close(self, combinator: str) -> None:
        if not self._has_parts:
            raise _Unknown
        self.done.append(Compound(self.name, self.id, frozenset(self.classes), tuple(self.tests), combinator))
        self._clear()

    def simple(self, match: re.Match[str]) -> None:
        self._has_parts = True
        if match[3]:
            self.name = "" if match[3] == "*" else _plain(match[3]).lower()
            self.weight[2] += match[3] != "*"
        elif match[4]:
            self.id = _plain(match[4])
            self.weight[0] += 1
        elif match[5]:
            self.classes.add(_plain(match[5]))
            self.weight[1] += 1
        else:
            self.tests.append(_attribute(_plain(match[6]).lower(), match[7] or "", match[8] or "", match[9] or ""))
            self.weight[1] += 1

    def pseudo(self, name: str, argument: str | None, *, is_element: bool, depth: int) -> None:
        self._has_parts = True
        is_element = is_element or name in _OLD_ELEMENTS
        if is_element or name in _STATES or name.startswith("-"):
            self.is_state = True
            self.weight[2 if is_element else 1] += 1
        elif name in {"is", "where", "not", "matches", "-webkit-any"} and argument is not None:
            self._listed(name, argument, depth)
        else:
            self.tests.append(_counted(name, argument))
            self.weight[1] += 1

    def _listed(self, name: str, argument: str, depth: int) -> None:
        if depth > MAX_NESTING // 10:
            raise _Unknown
        inner = _parsed(argument, depth + 1)
        if name == "not":
            self.tests.append(lambda element: not any(matches(one, element) for one in inner if not one.is_state))
        else:
            self.is_state = self.is_state or (bool(inner) and all(one.is_state for one in inner))
            self.tests.append(lambda element: any(matches(one, element) for one in inner))
        if name != "where" and inner:
            strongest = max(one.weight for one in inner)
            self.weight = [own + more for own, more in zip(self.weight, strongest, strict=True)]


def _counted(name: str, argument: str | None) -> Test:
    if name in _FIXED and argument is None:
        return _FIXED[name]
    found = None
    if name in {"nth-child", "nth-last-child", "nth-of-type", "nth-last-of-type"}:
        found = _nth(argument or "", is_last="last" in name, of_type="type" in name)
    if found is None:
        raise _Unknown
    return found


def _closing(text: str, at: int) -> int:
    depth = 1
    for match in _QUOTED.finditer(text, at):
        depth += (match[0] == "(") - (match[0] == ")")
        if depth == 0:
            return match.start()
    return len(text)


def _listed(text: str) -> list[str]:
    """Split at the commas that stand outside of brackets."""
    parts, at, depth = [], 0, 0
    for match in _QUOTED.finditer(text):
        depth += (match[0] in {"(", "["}) - (match[0] in {")", "]"})
        if match[0] == "," and depth == 0:
            parts.append(text[at : match.start()])
            at = match.end()
    return [*parts, text[at:]]


def _one(text: str, depth: int) -> Selector:
    is_dark = _OUTLOOK_DARK.search(text) is not None
    text = _OUTLOOK_DARK.sub("", text).strip() if is_dark else text.strip()
    compounding = _Compounding()
    compounding.is_state = is_dark
    at = 0
    while at < len(text):
        match = _PART.match(text, at)
        if match is None or match.end() == at:
            raise _Unknown
        at = match.end()
        if match[1] or match[2]:
            compounding.close(match[1] or " ")
        elif match[10]:
            end = _closing(text, at) if match[11] else at
            compounding.pseudo(
                match[10].lower(),
                text[at:end] if match[11] else None,
                is_element=match[0].startswith("::"),
                depth=depth,
            )
            at = end + 1 if match[11] else at
        else:
            compounding.simple(match)
    compounding.close("")
    first, second, third = compounding.weight
    return Selector(tuple(reversed(compounding.done)), (first, second, third), compounding.is_state)


def _parsed(text: str, depth: int) -> tuple[Selector, ...]:
    return tuple(_one(part, depth) for part in _listed(text))


@remembered(most=4096, longest=500)
def selectors(text: str) -> tuple[Selector, ...]:
    """Read a list of selectors; none where a browser would drop it."""
    try:
        return _parsed(text, 0)
    except (_Unknown, RecursionError):
        return ()


def _fits(compound: Compound, element: Element) -> bool:
    if compound.name and compound.name != element.name:
        return False
    if compound.id and compound.id != element.id:
        return False
    if compound.classes and not compound.classes <= element.classes:
        return False
    return all(test(element) for test in compound.tests)


def _candidates(combinator: str, element: Element) -> Sequence[Element]:
    """List the elements that may stand on the left of a combinator, the nearest first."""
    if combinator in {"+", "~"}:
        row = element.parent.children[: element.index] if element.parent and not element.tag_is_aside else []
        return row[-1:] if combinator == "+" else row[::-1]
    if element.parent is None:
        return ()
    return (element.parent,) if combinator == ">" else tuple(_above(element))


def _above(element: Element) -> list[Element]:
    row, node = [], element.parent
    while node is not None:
        row.append(node)
        node = node.parent
    return row


def matches(selector: Selector, element: Element) -> bool:
    """Tell whether an element is meant; a state is taken as given."""
    compounds = selector.compounds
    if not _fits(compounds[0], element):
        return False
    waiting = [(1, element)]
    steps = 0
    while waiting:
        index, right = waiting.pop()
        if index == len(compounds):
            return True
        for left in _candidates(compounds[index].combinator, right):
            steps += 1
            if steps > _STEPS:
                return False
            if _fits(compounds[index], left):
                waiting.append((index + 1, left))
    return False
