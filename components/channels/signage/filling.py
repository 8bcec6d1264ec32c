"""A block's values as a scene asks for them."""

from msgspec import Struct

from components.channels.signage.errors import SceneInvalid
from components.channels.signage.profiles import Profile
from components.errors import RenderFailed
from components.model import Request, Said
from components.view import FactValue, MarkdownValue, TextValue, View

__all__ = ["Filling"]


class Filling(Struct, frozen=True, kw_only=True):
    """What a scene is filled from."""

    view: View
    request: Request
    profile: Profile

    @property
    def radius(self) -> float:
        """The look's corner on this screen."""
        return self.profile.corner(self.request.look.radius)

    def text(self, field: str) -> TextValue | MarkdownValue | None:
        """A text field's value, if it is filled."""
        return self.view.texts.get(field)

    def fact(self, field: str) -> FactValue | None:
        """A fact, if it is filled."""
        found = self.view.facts.get(field)
        return found if isinstance(found, FactValue) else None

    def fault(self, field: str, said: Said) -> RenderFailed:
        """Why the block cannot be drawn, and which field is to blame."""
        where = f"{self.view.component} / signage / {field}"
        named = Said(de=f"{where}: {said.de}", en=f"{where}: {said.en}")
        return RenderFailed(named, component=self.view.component, channel="signage", field=field)

    def role(self, name: str) -> str:
        """A colour's role, if the look has it."""
        if name not in self.request.look.colours:
            raise SceneInvalid(de=f"der Look hat keine Farbe {name}", en=f"the look has no colour {name}")
        return name
