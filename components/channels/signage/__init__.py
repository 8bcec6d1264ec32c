"""Signage: pictures for screens in a room, drawn from a scene that a component states once for all screens."""

from functools import lru_cache

from components.channels.signage.profiles import load_manifest
from components.view import Channel, Job, Produced

__all__ = ["CHANNEL"]

CHANNEL: Channel


def _drawn(job: Job) -> Produced:
    """Draw the bytes of one rendition."""
    from components.channels.signage.produce import produce  # noqa: PLC0415 — its libraries load with the first rendition, not at start

    return produce(job)


@lru_cache(maxsize=1)
def _channel() -> Channel:
    stated = load_manifest()
    return Channel(
        name=stated.name,
        title=stated.title,
        formats=stated.formats,
        profiles=tuple(profile.name for profile in stated.profiles),
        templates={profile.name: profile.template for profile in stated.profiles},
        produce=_drawn,
    )


def __getattr__(name: str) -> Channel:
    """Read the manifest when CHANNEL is first asked for, so that an import touches no file."""
    if name == "CHANNEL":
        return _channel()
    raise AttributeError(name)
