"""Signage: pictures for screens in a room, drawn from a scene that a component states once for all screens."""

from components.channels.signage.produce import produce
from components.channels.signage.profiles import load_manifest
from components.view import Channel

__all__ = ["CHANNEL"]

_MANIFEST = load_manifest()

CHANNEL = Channel(
    name=_MANIFEST.name,
    title=_MANIFEST.title,
    formats=_MANIFEST.formats,
    profiles=tuple(profile.name for profile in _MANIFEST.profiles),
    produce=produce,
)
