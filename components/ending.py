"""What follows when something ends: an offer's form without its price."""

from msgspec.structs import replace

from components.values import Moment, utc
from components.view import FactValue, View

__all__ = ["ended_view", "ends_at"]


def ends_at(view: View) -> str | None:
    """Tell when a block ends (RFC 3339 UTC); its component gives the roles `ends` and `ended` to fields."""
    ends = view.facts.get(view.roles.get("ends", ""))
    if "ended" not in view.roles or not isinstance(ends, FactValue) or not isinstance(ends.value, Moment):
        return None
    return utc(ends.value)


def ended_view(view: View) -> View:
    """Give the view of a block that has ended: what it is and that it is over, no fact that held until then."""
    kept = (*(view.roles.get(role, "") for role in ("title", "ended", "name")), "subject")
    texts = {name: value for name, value in view.texts.items() if name in kept}
    return replace(view, texts=texts, facts={}, is_ended=True)
