"""Add a picture: decoded and encoded anew in a child process, addressed by the digest of the new bytes."""

from datetime import datetime

from msgspec import Struct

from content_hub.actions.access import brand_for
from content_hub.hub import Hub
from content_hub.model import Asset, Caller, Entry
from content_hub.storage.changes import Changes, PutAsset
from content_hub.storage.queries import AssetOf

__all__ = ["AddAsset", "add_asset"]


class AddAsset(Struct, frozen=True, kw_only=True):
    """The picture's bytes as they were sent."""

    brand: str
    picture: bytes


async def add_asset(hub: Hub, command: AddAsset, *, caller: Caller, now: datetime) -> Asset:
    """Keep a picture; the same picture again is the same asset.

    Raises:
        Forbidden: the caller is no writer.
        UnsupportedPicture: no PNG, JPEG or WebP.
        TooLarge: too many bytes or pixels.
        Invalid: damaged, animated or otherwise not to be trusted.
    """
    brand = await brand_for(hub, caller, command.brand, roles=("writer", "brand_manager"))
    picture = await hub.workshop.decode(command.picture)
    present = await hub.store.facts(AssetOf(brand=brand.key, digest=picture.digest))
    if present is not None:
        return present
    asset = Asset(
        brand=brand.key,
        digest=picture.digest,
        media_type=picture.media_type,
        width=picture.width,
        height=picture.height,
        bytes=len(picture.data),
        actor=caller.actor,
        created=now,
    )
    shown = {"digest": asset.digest, "media_type": asset.media_type, "bytes": asset.bytes}
    await hub.store.commit(
        Changes(
            brand=brand.key,
            writes=(PutAsset(asset=asset, data=picture.data),),
            entries=(
                Entry(
                    type="asset.added",
                    subject=f"assets/{asset.digest}",
                    actor=caller.actor,
                    at=now,
                    origin=caller.origin,
                    after=shown,
                    data=shown,
                ),
            ),
        )
    )
    return asset
