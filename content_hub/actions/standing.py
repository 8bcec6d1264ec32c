"""What is live now at places of a schedule."""

from collections.abc import Iterable, Mapping

from content_hub.hub import Hub
from content_hub.storage.queries import LiveOf
from content_hub.timeline import Place

__all__ = ["standing_at"]


async def standing_at(hub: Hub, brand: str, places: Iterable[Place]) -> Mapping[Place, int]:
    """Tell what is live now of the blocks that these places name."""
    keys = tuple(sorted({key for key, _ in places}))
    pointers = await hub.store.facts(LiveOf(brand=brand, keys=keys))
    return {(pointer.block, pointer.locale): pointer.version for pointer in pointers}
