"""Time zones from the pinned `tzdata` package, so that the machine's own tables cannot change a rendition."""

import importlib.resources
import zoneinfo
from functools import lru_cache

__all__ = ["zone", "zone_names"]


@lru_cache(maxsize=1)
def zone_names() -> frozenset[str]:
    """List every IANA zone there is."""
    listed = importlib.resources.files("tzdata").joinpath("zones").read_text(encoding="ascii")
    return frozenset(listed.split())


@lru_cache(maxsize=64)
def zone(name: str) -> zoneinfo.ZoneInfo | None:
    """Find a zone by its IANA name, None where there is no such zone."""
    if name not in zone_names():
        return None
    rules = importlib.resources.files("tzdata").joinpath("zoneinfo", *name.split("/"))
    with rules.open("rb") as opened:
        return zoneinfo.ZoneInfo.from_file(opened, key=name)
