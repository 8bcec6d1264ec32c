"""The channels, each a package that exposes `CHANNEL`, found by walking; nothing is registered by hand."""

import importlib
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

from components.errors import UnknownName
from components.model import Said
from components.view import Channel, Format

__all__ = ["channel", "discover", "format_of"]


@lru_cache(maxsize=1)
def discover() -> Mapping[str, Channel]:
    """Find the channels, by name."""
    found: dict[str, Channel] = {}
    for manifest in sorted(Path(__file__).parent.glob("*/channel.toml")):
        package = importlib.import_module(f"{__name__}.{manifest.parent.name}")
        found[package.CHANNEL.name] = package.CHANNEL
    return MappingProxyType(found)


def channel(name: str) -> Channel:
    """Find one channel."""
    if name not in discover():
        raise UnknownName(Said(de="Kanal", en="channel"), name, discover())
    return discover()[name]


def format_of(served: Channel, name: str) -> Format:
    """Find one format of a channel."""
    for known in served.formats:
        if known.name == name:
            return known
    raise UnknownName(Said(de="Format", en="format"), name, (known.name for known in served.formats))
