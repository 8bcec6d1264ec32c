"""All rules of a page, ready to be asked which of them are for an element."""

from collections.abc import Iterable, Iterator

from msgspec import Struct

from brand.layout.media import Holds, holds
from brand.layout.origin import Origin
from brand.layout.selectors import Selector, selectors, tried
from brand.layout.sheet import Declaration, rules
from brand.layout.tree import Element, Sheet

__all__ = ["Entry", "Rank", "Rulebook"]

_MOST_ASKED = 1_000_000  # pages that ask more of a browser are not read to their end
Rank = tuple[object, ...]


class Entry(Struct, frozen=True, eq=False):
    """One declaration for an element: `is_sure` where it holds on our screen, else in some state or on some other."""

    rank: Rank
    declaration: Declaration
    origin: Origin
    is_sure: bool = True


class _Stated(Struct, frozen=True, eq=False):
    """One selector of a rule, and the declarations that it brings."""

    selector: Selector
    is_sure: bool
    entries: tuple[Entry, ...]


class Rulebook:
    """The rules that may hold under a colour scheme, found by what their last part asks of an element."""

    def __init__(self, sheets: Iterable[Sheet], scheme: str) -> None:
        self._keyed: dict[str, list[_Stated]] = {}
        self._order = 0
        self._asked = 0
        for sheet in sheets:
            conditions = (f"@media {sheet.media}",) if sheet.media else ()
            self._read(sheet, conditions, scheme)

    def _read(self, sheet: Sheet, conditions: tuple[str, ...], scheme: str) -> None:
        origin = Origin(sheet.start)
        for rule in rules(sheet.text):
            self._order += 1
            found = holds((*conditions, *rule.conditions), scheme)
            if found is Holds.NOWHERE:
                continue
            is_sure = found is Holds.HERE and not sheet.is_outlook
            is_layered = any(condition.lower().startswith("@layer") for condition in rule.conditions)
            for selector in selectors(rule.selector):
                self._state(selector, rule.declarations, origin, is_sure=is_sure, is_layered=is_layered)

    def _state(
        self, selector: Selector, found: Iterable[Declaration], origin: Origin, *, is_sure: bool, is_layered: bool
    ) -> None:
        is_sure = is_sure and not selector.is_state
        entries = tuple(
            Entry(
                rank=(one.is_important, is_layered == one.is_important, 0, selector.weight, self._order),
                declaration=one,
                origin=origin,
                is_sure=is_sure,
            )
            for one in found
        )
        self._keyed.setdefault(selector.key, []).append(_Stated(selector, is_sure, entries))

    def of(self, element: Element) -> Iterator[Entry]:
        """Give the declarations of the rules that an element matches, in no order."""
        keyed = self._keyed
        if not keyed:
            return
        keys = ["*", element.name]
        if element.id:
            keys.append("#" + element.id)
        keys.extend("." + name for name in element.classes)
        for key in keys:
            row = keyed.get(key, ())
            self._asked += len(row)
            for stated in row if self._asked < _MOST_ASKED else ():
                is_meant, steps = tried(stated.selector, element)
                self._asked += steps
                if is_meant:
                    yield from stated.entries
