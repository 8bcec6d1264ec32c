"""What an element knows of the screen, the look and the step of type sizes that is being tried."""

from collections.abc import Mapping
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from components.channels.signage.breaking import Ragged
from components.channels.signage.inks import Inks
from components.channels.signage.profiles import Profile

__all__ = ["LAST_STEP", "STYLES", "Frame", "Style"]

LAST_STEP = 22
STEP = 0.95
LEAST_GAP = 0.55
LARGE_UNITS = 2.4


class Style(Struct, frozen=True, kw_only=True):
    """A rank of words. `size` and `least` count in hundredths of the screen's shorter side.

    Words of a `whole` style rather shrink than have a word divided. A line is at most `measure` times the size long.
    """

    use: Literal["heading", "body"]
    weight: int
    size: float
    least: float
    leading: float
    ragged: Ragged = Ragged.FREE
    whole: bool = False
    measure: float = 60.0


STYLES: Mapping[str, Style] = {
    "display": Style(
        use="heading", weight=800, size=16.0, least=5.6, leading=1.06, ragged=Ragged.EVEN, whole=True, measure=15.0
    ),
    "title": Style(use="heading", weight=700, size=5.4, least=3.2, leading=1.2, ragged=Ragged.EVEN, whole=True),
    "price": Style(use="heading", weight=800, size=30.0, least=5.0, leading=0.86),
    "lead": Style(use="body", weight=400, size=5.0, least=2.8, leading=1.38, measure=27.0),
    "body": Style(use="body", weight=400, size=4.2, least=2.6, leading=1.42, measure=29.0),
    "action": Style(use="body", weight=700, size=6.4, least=3.8, leading=1.16, ragged=Ragged.EVEN, whole=True),
    "note": Style(use="body", weight=400, size=3.1, least=2.3, leading=1.35),
    "strong-note": Style(use="body", weight=700, size=3.6, least=2.3, leading=1.35),
    "legal": Style(use="body", weight=400, size=2.4, least=2.05, leading=1.36, measure=48.0),
}


class Frame(Struct, frozen=True, kw_only=True):
    """One try at a scene: the screen, the colours on the present ground, the families, the step of sizes, columns."""

    profile: Profile
    inks: Inks
    families: Mapping[str, str]
    language: str
    least_type: int
    margins: tuple[float, float]
    radius: float = 0.0
    step: int = 0
    is_spread: bool = False

    @property
    def scale(self) -> float:
        """How much smaller than its best size type is at this step."""
        return STEP**self.step

    def pixels(self, units: float) -> float:
        """A scene's length in pixels."""
        return units * self.profile.unit

    def gap(self, units: float) -> float:
        """A distance between elements: it shrinks with the type, but not as far."""
        return round(self.pixels(units) * max(LEAST_GAP, self.scale))

    def type_size(self, style: Style) -> int:
        """The style's size at this step, never below what can be read from the screen's distance."""
        return round(max(self.least_size(style), self.pixels(style.size) * self.scale))

    def least_size(self, style: Style) -> int:
        """The smallest size that the style may take here."""
        return max(self.least_type, round(self.pixels(style.least)))

    def on(self, ground: str | None) -> "Frame":
        """The same frame for what stands on another ground."""
        return self if ground is None else replace(self, inks=self.inks.on(ground))

    def at(self, step: int) -> "Frame":
        """The same frame at another step of type sizes."""
        return replace(self, step=step)

    def spread(self) -> "Frame":
        """The same frame with columns beside one another."""
        return replace(self, is_spread=True)

    def ink(self, role: str, size: int, style: Style) -> str:
        """The colour for words of a size: large ones may stand out less."""
        large = self.pixels(LARGE_UNITS) * (1.0 if style.weight >= 700 else 1.3)  # noqa: PLR2004 - bold, as WCAG says
        return self.inks.ink(role, is_large=size >= large)
