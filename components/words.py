"""A component's own words ("statt", "gültig bis"), from the `words.toml` beside its templates."""

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

import msgspec

from components.errors import BrokenManifest
from components.manifest import read_toml
from components.speech import language

__all__ = ["words"]


@lru_cache(maxsize=128)
def words(folder: Path, locale: str) -> Mapping[str, str]:
    """Give a component's words for a locale: its own, else its language's, else the English ones."""
    catalogue = _catalogue(folder)
    for name in (locale, language(locale), "en"):
        if name in catalogue:
            return MappingProxyType({**catalogue.get(language(locale), {}), **catalogue[name]})
    return MappingProxyType({})


def _catalogue(folder: Path) -> dict[str, dict[str, str]]:
    path = folder / "words.toml"
    if not path.exists():
        return {}
    try:
        return msgspec.convert(read_toml(path), dict[str, dict[str, str]])
    except msgspec.ValidationError as fault:
        raise BrokenManifest(str(path), str(fault)) from fault
