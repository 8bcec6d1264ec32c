"""Chooses colours: always the brand's own, and always ones that can be told apart."""

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

__all__ = ["Inks", "contrast", "is_light", "luminance", "reduced"]

LINEAR_BELOW = 0.04045
MID_GREY = 0.18
READABLE = 4.5
LARGE = 3.0
WORDS_ON = {"accent": "on-accent"}
PAPERS = frozenset({"background", "surface", "on-accent"})
INK_ROLES = ("text", "on-accent", "background", "surface", "muted", "accent", "border")


def luminance(colour: str) -> float:
    """The relative luminance of `#rrggbb` after WCAG 2.2, from 0 (black) to 1 (white)."""
    red, green, blue = (_linear(int(colour[place : place + 2], 16) / 255) for place in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(share: float) -> float:
    return share / 12.92 if share <= LINEAR_BELOW else ((share + 0.055) / 1.055) ** 2.4


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours after WCAG 2.2, from 1 to 21."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def is_light(colour: str) -> bool:
    """Whether black stands better on a colour than white does."""
    return luminance(colour) >= MID_GREY


def reduced(colours: Mapping[str, str], few: Sequence[str]) -> Mapping[str, str]:
    """A look's roles in the few colours that a screen has: grounds as paper, all else as ink."""
    if not few:
        return colours
    ink, *_, paper = sorted(few, key=luminance)
    return {role: paper if role in PAPERS else ink for role in colours}


class Inks(Struct, frozen=True, kw_only=True):
    """The colours of a look by role, seen from the ground that something stands on."""

    colours: Mapping[str, str]
    ground: str = "background"

    @property
    def paper(self) -> str:
        """The colour of the ground."""
        return self.colours[self.ground]

    def on(self, ground: str | None) -> "Inks":
        """The same colours on another ground."""
        return self if ground is None else Inks(colours=self.colours, ground=ground)

    def ink(self, role: str, *, is_large: bool) -> str:
        """The colour for words in a role: the role's own where it reads well, else what reads best.

        Words in the role `text` take the ground's own partner first (`on-accent` on `accent`).
        """
        wanted = WORDS_ON.get(self.ground, role) if role in {"text", "muted"} else role
        least = LARGE if is_large else READABLE
        own = self.colours[wanted]
        if contrast(own, self.paper) >= least:
            return own
        return max(self._choices(), key=lambda colour: contrast(colour, self.paper))

    def code(self) -> tuple[str, str]:
        """Dark and light for a QR code: the palette's most distant pair, so that any phone reads it."""
        choices = sorted(self._choices(), key=luminance)
        return choices[0], choices[-1]

    def _choices(self) -> Iterable[str]:
        return tuple(self.colours[role] for role in INK_ROLES if role in self.colours)
