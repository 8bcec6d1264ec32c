"""The components that ship, each a folder with its manifest, templates and examples."""

import os
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

from components.errors import BrokenManifest, UnknownName
from components.manifest import read_component
from components.model import Component, Said

__all__ = ["VARIABLE", "component", "discover", "library"]

# Further folders of components, separated as the system separates paths.
VARIABLE = "CONTENT_HUB_COMPONENTS"
_SHIPPED = Path(__file__).parent


@lru_cache(maxsize=1)
def discover() -> Mapping[str, Component]:
    """Find the components that ship, and those in the folders that CONTENT_HUB_COMPONENTS names, by name."""
    named = os.environ.get(VARIABLE, "")
    return library((_SHIPPED, *(Path(folder) for folder in named.split(os.pathsep) if folder)))


def library(folders: Iterable[Path]) -> Mapping[str, Component]:
    """Find every component in these folders, by name; two of one name are refused."""
    found: dict[str, Component] = {}
    for folder in folders:
        for manifest in sorted(folder.glob("*/component.toml")):
            read = read_component(manifest.parent)
            if read.name in found:
                raise BrokenManifest(str(manifest), f"there is a component {read.name} in {found[read.name].folder}")
            found[read.name] = read
    return MappingProxyType(found)


def component(name: str, known: Mapping[str, Component] | None = None) -> Component:
    """Find one component, among those that ship where none are given."""
    among = discover() if known is None else known
    if name not in among:
        raise UnknownName(Said(de="Komponente", en="component"), name, among)
    return among[name]
