"""Gathers colours in use: each place once, in the order of the source."""

from collections.abc import Iterable, Sequence

from brand.colour import to_hex
from brand.document import ColourUse
from brand.finding import At
from brand.layout.origin import Fixed, Span
from brand.layout.paints import Paint, paints
from brand.layout.roles import Role, role_of
from brand.layout.style import Style, Won

__all__ = ["Uses"]

_TEXT = frozenset({"color", "-webkit-text-fill-color"})
_NO_BORDER = frozenset({"none", "hidden", "0", "0px"})
_CURRENT = "currentcolor"
_MOST = 300_000  # places asked for colours: pages that state more are not read to their end


class Uses:
    """What was found so far."""

    def __init__(self, source: str, pointer: str) -> None:
        self._source = source
        self._pointer = pointer
        self._found: dict[tuple[Span, str], Role] = {}
        self._old = set[Span]()
        self._left = _MOST

    def add(self, one: Won, paint: Paint, role: Role) -> None:
        """Note a colour at its place; the first role that it plays there counts."""
        place = one.place(paint)
        self._found.setdefault((place, to_hex(paint.value.shown())), role)
        if isinstance(one.spelt.pieces[0][1], Fixed) and one.spelt.text != self._source[place[0] : place[1]].strip():
            self._old.add(place)

    def all(self) -> tuple[ColourUse, ...]:
        """Give the uses in the order of the source."""
        return tuple(
            ColourUse(
                value=value,
                role=role,
                written=self._source[place[0] : place[1]],
                is_old=place in self._old,
                at=At(pointer=self._pointer, start=place[0], end=place[1]),
            )
            for (place, value), role in sorted(self._found.items(), key=lambda entry: entry[0][0])
        )

    def _paints(self, one: Won, style: Style) -> Sequence[Paint]:
        """Read the colours of a value, until there were more than anybody looks at."""
        if self._left <= 0:
            return ()
        found = paints(one.spelt.text, style.sight)
        self._left -= len(found)
        return found

    def of_element(self, won: Iterable[tuple[str, Won]], style: Style) -> set[Span]:
        """Note what an element paints but its text; give the places that `currentColor` lends from."""
        lent = set[Span]()
        for slot, one in won:
            role = role_of(slot)
            if role is None or slot in _TEXT or _draws_nothing(one):
                continue
            for paint in _of_slot(slot, self._paints(one, style)):
                if one.spelt.text[paint.start : paint.end].lower() == _CURRENT:
                    lent.update([style.color_place] if style.color_place else [])
                else:
                    self.add(one, paint, role)
        return lent

    def of_text(self, won: Iterable[tuple[str, Won]], style: Style, used: set[Span], *, is_empty: bool) -> None:
        """Note the colour of an element's text where some text shows it, or where there is none yet."""
        for slot, one in won:
            if slot not in _TEXT:
                continue
            for paint in self._paints(one, style):
                place = one.place(paint)
                written = one.spelt.text[paint.start : paint.end].lower()
                if written != _CURRENT and (is_empty or place in used):
                    self.add(one, paint, "text")

    def of_possible(self, one: Won, style: Style) -> None:
        """Note what a declaration paints in some state or on some other screen."""
        role = role_of(one.declaration.name)
        if role is None or _draws_nothing(one):
            return
        for paint in self._paints(one, style):
            if one.spelt.text[paint.start : paint.end].lower() != _CURRENT:
                self.add(one, paint, role)


def _draws_nothing(one: Won) -> bool:
    """Tell a border that has no width or no line."""
    name = one.declaration.name
    if not name.startswith(("border", "outline")) or name.endswith("color"):
        return False
    return bool(_NO_BORDER & set(one.spelt.text.lower().split()))


def _of_slot(slot: str, found: Iterable[Paint]) -> Iterable[Paint]:
    """Part the colours of a background: its own is the last that stands outside of functions."""
    if slot == "background-color":
        return [paint for paint in found if not paint.inside][-1:]
    if slot == "background-image":
        return [paint for paint in found if paint.inside]
    return found
