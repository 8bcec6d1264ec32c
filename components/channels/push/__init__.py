"""Push messages: a plain form, and the bodies that APNs, FCM and browsers take."""

from functools import lru_cache
from pathlib import Path

from components.manifest import read_channel
from components.view import Channel, Job, Produced

__all__ = ["CHANNEL"]

CHANNEL: Channel


def produce(job: Job) -> Produced:
    """Make the bytes of one rendition."""
    from components.channels.push.making import make  # noqa: PLC0415 — its libraries load with the first rendition, not at start

    return make(job, _channel())


@lru_cache(maxsize=1)
def _channel() -> Channel:
    stated = read_channel(Path(__file__).parent)
    return Channel(
        name="push",
        title=stated.title,
        formats=stated.formats,
        produce=produce,
        speaks_dialects=stated.speaks_dialects,
        limits=stated.limits,
        shows_ended=False,
    )


def __getattr__(name: str) -> Channel:
    """Read the manifest when CHANNEL is first asked for, so that an import touches no file."""
    if name == "CHANNEL":
        return _channel()
    raise AttributeError(name)
