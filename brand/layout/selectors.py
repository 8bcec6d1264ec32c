"""Selectors: which elements a rule is for, and how strongly it speaks."""

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from brand.colour.nesting import MAX_NESTING
from brand.colour.remembered import remembered
from brand.layout.conditions import Test, attribute, counted, plain
from brand.layout.tree import Element

__all__ = ["Selector", "matches", "selectors", "tried"]

Weight = tuple[int, int, int]
_NAME = r"(?:\\[0-9a-fA-F]{1,6}\s?|\\[^\n]|[\w-]|[^\x00-\x7f])+"
_PART = re.compile(
    rf"""\s*([>+~])\s*|(\s+)|(\*|{_NAME})(?!\()|\#({_NAME})|\.({_NAME})
    |\[\s*(?:[\w-]*\|)?({_NAME})\s*(?:([~|^$*]?=)\s*("(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|[^\s\]"']+)\s*([iIsS])?\s*)?\]
    |::?({_NAME})(\()?""",
    re.VERBOSE,
)
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
_STEPS = 500
_LONGEST = 50  # compounds: beyond it nobody wrote a selector to be read


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
            self.name = "" if match[3] == "*" else plain(match[3]).lower()
            self.weight[2] += match[3] != "*"
        elif match[4]:
            self.id = plain(match[4])
            self.weight[0] += 1
        elif match[5]:
            self.classes.add(plain(match[5]))
            self.weight[1] += 1
        else:
            self.tests.append(attribute(plain(match[6]).lower(), match[7] or "", match[8] or "", match[9] or ""))
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
            test = counted(name, argument)
            if test is None:
                raise _Unknown
            self.tests.append(test)
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
    if len(compounding.done) > _LONGEST:
        raise _Unknown
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


def _candidates(combinator: str, element: Element) -> Iterator[Element]:
    """Walk the elements that may stand on the left of a combinator, the nearest first."""
    parent = element.parent
    if combinator in {"+", "~"}:
        row = parent.children if parent and not element.tag_is_aside else []
        for index in range(element.index - 1, -1, -1):
            yield row[index]
            if combinator == "+":
                return
        return
    while parent is not None:
        yield parent
        if combinator == ">":
            return
        parent = parent.parent


def _leads(compounds: Sequence[Compound], index: int, right: Element, steps: list[int]) -> bool:
    """Tell whether the rest of a selector stands to the left of an element; gives up after so many steps."""
    if index == len(compounds):
        return True
    for left in _candidates(compounds[index].combinator, right):
        steps[0] -= 1
        if steps[0] < 0:
            return False
        if _fits(compounds[index], left) and _leads(compounds, index + 1, left, steps):
            return True
    return False


def matches(selector: Selector, element: Element) -> bool:
    """Tell whether an element is meant; a state is taken as given."""
    return tried(selector, element)[0]


def tried(selector: Selector, element: Element) -> tuple[bool, int]:
    """Tell whether an element is meant, and how many other elements were asked for it."""
    compounds = selector.compounds
    if not _fits(compounds[0], element):
        return False, 0
    if len(compounds) == 1:
        return True, 0
    steps = [_STEPS]
    return _leads(compounds, 1, element, steps), _STEPS - steps[0]
