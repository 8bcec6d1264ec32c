"""What can go wrong on the way to a picture; outside this folder both arrive as `RenderFailed`.

ComponentsError
├── SceneInvalid        a template wrote a scene that nobody can draw
└── Undrawable          a picture or logo cannot be read
"""

from components.errors import ComponentsError
from components.model import Said

__all__ = ["SceneInvalid", "Undrawable"]


class SceneInvalid(ComponentsError):
    """A template wrote a scene that nobody can draw; the message names the element and what is wrong with it."""

    def __init__(self, *, de: str, en: str) -> None:
        super().__init__(Said(de=de, en=en))


class Undrawable(ComponentsError):
    """A picture or logo cannot be read; `what` is the picture's pointer or the logo's id."""

    def __init__(self, what: str, reason: str) -> None:
        super().__init__(
            Said(de=f"{what} ist kein lesbares Bild ({reason})", en=f"{what} is no readable picture ({reason})")
        )
        self.what = what
