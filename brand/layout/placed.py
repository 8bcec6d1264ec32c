"""The pictures of a page under both colour schemes: each once, with all grounds that it may stand on."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from msgspec.structs import replace

from brand.colour import Colour, to_hex
from brand.document import PictureUse
from brand.layout.ground import canvas, seen
from brand.layout.pictures import picture_of
from brand.layout.setting import PLAIN, Setting, settled
from brand.layout.style import Style, Won
from brand.layout.tree import Element, Page

__all__ = ["Placed"]

_CLEAR = Colour(0, 0, 0, 0)
_PAPER = canvas(Colour(1, 1, 1))
_SETS = frozenset({"transform", "rotate", "scale", "opacity", "filter"})
_SIZES = frozenset({"width", "height", "object-fit"})
Worn = Mapping[Element, Sequence[tuple[str, Won]]]


class Placed:
    """Gathers the pictures; the light scheme is looked at first."""

    def __init__(self, page: Page, pointer: str) -> None:
        self._page = page
        self._pointer = pointer
        self._pictures: dict[Element, PictureUse] = {}

    def all(self) -> tuple[PictureUse, ...]:
        """Give the pictures in the order of the source."""
        return tuple(self._pictures.values())

    def under(self, scheme: str, worn: Worn, style: Callable[[Element], Style]) -> None:
        """Note each picture, what is done to it, and what it stands on under a scheme."""
        if scheme == "light":
            self._read(worn)
        for element, picture in self._pictures.items():
            if scheme == "dark" and _has_dark_source(element):
                continue  # another picture is shown there
            grounds = _grounds(style(element), is_fragment=self._page.is_fragment)
            self._pictures[element] = replace(picture, grounds=tuple(dict.fromkeys((*picture.grounds, *grounds))))

    def _read(self, worn: Worn) -> None:
        settings: dict[Element, Setting] = {}
        for element in self._page.elements:
            won = dict(worn.get(element, ()))
            outer = settings[element.parent] if element.parent is not None else PLAIN
            stated = {name: won[name].spelt.text.strip().lower() for name in _SETS & won.keys()}
            setting = settings[element] = settled(outer, stated) if stated else outer
            sizes = {name: won[name].spelt for name in _SIZES & won.keys()}
            tag = element.tag
            picture = picture_of(tag, sizes, pointer=self._pointer, shift=element.shift) if tag else None
            if picture:
                self._pictures[element] = _set(picture, setting)


def _set(picture: PictureUse, setting: Setting) -> PictureUse:
    is_known = setting.matrix is not None
    return replace(
        picture,
        turn=round(setting.turn, 4) if is_known else None,
        scales=setting.scales if is_known else None,
        opacity=setting.opacity,
        filters=setting.filters,
    )


def _grounds(style: Style, *, is_fragment: bool) -> Iterable[str]:
    """Give the colours behind a picture; the page that a fragment will stand in decides its own."""
    if style.is_hidden or style.is_invisible or (is_fragment and style.ground == _PAPER):
        return ()
    return [to_hex(under) for _, under in seen(_CLEAR, style.ground)]


def _has_dark_source(element: Element) -> bool:
    parent = element.parent
    if parent is None or parent.name != "picture":
        return False
    medias = (child.value("media") or "" for child in parent.children if child.name == "source")
    return any("prefers-color-scheme" in media.lower() for media in medias)
