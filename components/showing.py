"""What a template is given, and what it took: the texts that it shows, the pictures and logos that it places."""

from collections.abc import Iterator, Mapping

from msgspec import Struct

from components.errors import RenderFailed
from components.look import logo_on, logo_size
from components.model import Asset, Placed, Said, Shown
from components.view import FactValue, Job, MarkdownValue, TextValue, View

__all__ = ["LogoShown", "Picture", "Texts", "Took"]


class Picture(Struct, frozen=True, kw_only=True):
    """A stored picture in a layout; `alt` is None where its text is missing."""

    address: str
    width: int
    height: int
    alt: str | None = None


class LogoShown(Struct, frozen=True, kw_only=True):
    """A logo in a layout, in whole pixels; `clear` is the room to keep free on every side."""

    address: str
    width: int
    height: int
    clear: int
    name: str


class Took:
    """Remembers what one rendition shows, in the order in which its templates took it."""

    def __init__(self, job: Job) -> None:
        self._request = job.request
        self._channel = job.target.channel
        self._own = job.view
        self._shown: dict[Shown, None] = {}
        self._placed: dict[Placed, None] = {}

    @property
    def shown(self) -> tuple[Shown, ...]:
        """The texts that were taken."""
        return tuple(self._shown)

    @property
    def placed(self) -> tuple[Placed, ...]:
        """The pictures and logos that were taken."""
        return tuple(self._placed)

    def note(self, view: View, value: TextValue | MarkdownValue) -> None:
        """Remember that a text is shown. Texts of blocks inside a block are noted in renditions of their own."""
        if view is self._own:
            self._shown[Shown(pointer=value.pointer, locale=value.locale)] = None

    def picture(self, view: View) -> Picture | None:
        """Give a block's picture with its text, None where it has none."""
        name = view.roles.get("picture", "")
        fact = view.facts.get(name)
        if not isinstance(fact, FactValue):
            return None
        asset = self._asset(view, fact)
        self._placed[Placed(address=asset.address, asset=asset.digest)] = None
        alt = view.texts.get(f"{name}_alt")
        if isinstance(alt, TextValue):
            self.note(view, alt)
        text = alt.text if isinstance(alt, TextValue) else None
        return Picture(address=asset.address, width=asset.width, height=asset.height, alt=text)

    def logo(self, *, height: int) -> LogoShown | None:
        """Give the logo that fits the look's background, None where the brand has none with an address."""
        look = self._request.look
        chosen = logo_on(look, look.colours["background"])
        if chosen is None:
            return None
        self._placed[Placed(address=chosen.address, logo=chosen.id)] = None
        width, tall = logo_size(chosen, height=height)
        clear = max(0, -int(-chosen.clear_space * tall // 1))
        return LogoShown(address=chosen.address, width=width, height=tall, clear=clear, name=look.name)

    def _asset(self, view: View, fact: FactValue) -> Asset:
        digest = str(fact.value)
        if digest not in self._request.assets:
            where = f"{view.component} / {self._channel} / {fact.name}"
            said = Said(
                de=f"{where}: das Asset {digest} gibt es hier nicht", en=f"{where}: there is no asset {digest} here"
            )
            pointer = fact.pointer if view is self._own else None
            raise RenderFailed(said, component=view.component, channel=self._channel, field=fact.name, pointer=pointer)
        return self._request.assets[digest]


class Texts(Mapping[str, TextValue | MarkdownValue]):
    """The texts of a view as a template sees them: taking one is noted, asking whether it is there is not."""

    def __init__(self, view: View, took: Took) -> None:
        self._view = view
        self._texts = view.texts
        self._took = took

    def __getitem__(self, name: str) -> TextValue | MarkdownValue:
        value = self._texts[name]
        self._took.note(self._view, value)
        return value

    def __contains__(self, name: object) -> bool:
        return name in self._texts

    def __iter__(self) -> Iterator[str]:
        return iter(self._texts)

    def __len__(self) -> int:
        return len(self._texts)
