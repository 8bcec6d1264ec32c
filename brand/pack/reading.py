"""One pack while it is being read: its files, and all faults found so far."""

from collections.abc import Iterable, Mapping
from typing import TypeVar

from msgspec import Struct

from brand.errors import PackProblem
from brand.finding import Said
from brand.nearest import nearest
from brand.pack.toml import read_toml
from brand.pack.typed import Typed, read_typed

__all__ = ["CHANNELS", "DIALECTS", "PROFILES", "Reading", "mistyped"]

Shape = TypeVar("Shape", bound=Struct)

CHANNELS = ("email", "push", "signage", "web")
DIALECTS = ("braze", "handlebars", "jinja", "klaviyo", "liquid", "mailchimp", "sfmc")
PROFILES = ("esl-296x128", "landscape-4k", "landscape-hd", "portrait-4k", "portrait-hd")


class Reading:
    """Files by name and the problems found in them."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        self.files = files
        self.problems: list[PackProblem] = []

    def typed(self, name: str, shape: type[Shape]) -> Typed[Shape] | None:
        """Give a TOML file as its type; None where it is missing or has nothing to judge."""
        if name not in self.files:
            return None
        toml = read_toml(self.files[name], name)
        if isinstance(toml, PackProblem):
            self.problems.append(toml)
            return None
        return read_typed(toml, shape, problems=self.problems)


def mistyped(word: str, known: Iterable[str]) -> Said | None:
    """Say what a name was meant to be, if it nearly is a shipped one: others may be added, so the rest is trusted."""
    names = tuple(known)
    near = None if word in names else nearest(word, names)
    if near is None:
        return None
    return Said(de=f"`{word}` gibt es nicht: meintest du `{near}`?", en=f"there is no `{word}`: did you mean `{near}`?")
