"""The edges of form fields: without them nobody finds where to type."""

from collections.abc import Iterable

from brand.colour import to_hex
from brand.document import Outline
from brand.finding import At
from brand.layout.ground import Ground, seen
from brand.layout.origin import Span
from brand.layout.paints import paints
from brand.layout.style import Style, Won
from brand.layout.tree import Element

__all__ = ["Outlines"]

_FIELDS = frozenset({"input", "textarea", "select"})
_WORDED = frozenset({"hidden", "submit", "reset", "button", "image", "range", "color"})
"""Types of `input` that are not seen, or known by what is on them."""
_BORDERS = frozenset({f"border-{side}-color" for side in ("top", "right", "bottom", "left")} | {"outline-color"})
_NOTHING = frozenset({"none", "hidden", "0", "0px"})


class Outlines:
    """What was found so far: each field once, and once more where it looks different in the dark."""

    def __init__(self, pointer: str) -> None:
        self._pointer = pointer
        self._found: list[Outline] = []
        self._light: dict[Element, tuple[object, ...]] = {}

    def add(self, element: Element, won: Iterable[tuple[str, Won]], looks: tuple[Style, Ground], scheme: str) -> None:
        """Note a field whose border the layout states; `looks` are its own style and what lies around it."""
        style, around = looks
        if not _is_field(element) or style.is_hidden or style.is_invisible or not around:
            return
        edges, place = _edges(won, style, around)
        if place is None:
            return
        if style.background is not None:
            edges.append(tuple((to_hex(over), to_hex(under)) for over, under in seen(style.background, around)))
        told = (tuple(edges),)
        if scheme == "dark" and self._light.get(element) == told:
            return
        self._light[element] = told
        at = At(pointer=self._pointer, start=place[0], end=place[1])
        self._found.append(Outline(at=at, edges=tuple(edges), scheme="dark" if scheme == "dark" else "light"))

    def all(self) -> tuple[Outline, ...]:
        """Give the outlines in the order in which they were seen."""
        return tuple(self._found)


def _is_field(element: Element) -> bool:
    kind = element.value("type") or ""
    return element.name in _FIELDS and kind.strip().lower() not in _WORDED and "disabled" not in element.attributes


def _edges(
    won: Iterable[tuple[str, Won]], style: Style, around: Ground
) -> tuple[list[tuple[tuple[str, str], ...]], Span | None]:
    """Give each colour of a border beside what lies around it, and where the first is written."""
    edges: dict[tuple[tuple[str, str], ...], None] = {}
    place = None
    for slot, one in won:
        if slot not in _BORDERS or _NOTHING & set(one.spelt.text.lower().split()):
            continue
        for paint in paints(one.spelt.text, style.sight)[:1]:
            place = place or one.place(paint)
            edges[tuple((to_hex(over), to_hex(under)) for over, under in seen(paint.value.shown(), around))] = None
    return list(edges), place
