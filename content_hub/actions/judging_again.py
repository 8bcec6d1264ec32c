"""Judge what was rendered before: the stored bytes, never new ones."""

import msgspec

from brand.model import Report
from components.model import Drawn, Rendition, Target
from content_hub.actions.resolving import Shelf
from content_hub.actions.surroundings import Surroundings
from content_hub.errors import NotApproved
from content_hub.hub import Hub, Judging
from content_hub.model import ManifestRendition, StoredRendition, VersionRef
from content_hub.storage.queries import RenditionsOf

__all__ = ["judge_stored", "stored_rendition"]


async def judge_stored(
    hub: Hub, shelf: Shelf, around: Surroundings, work: tuple[VersionRef, list[ManifestRendition]]
) -> Report:
    """Lint the sources of a version and its stored renditions under the given surroundings' rules.

    Raises:
        NotApproved: bytes are no longer stored.
    """
    ref, renditions = work
    digests = tuple(sorted({item.digest for item in renditions}))
    stored = {
        item.digest: item for item in await hub.store.facts(RenditionsOf(brand=around.brand.key, digests=digests))
    }
    if stored.keys() != set(digests):
        raise NotApproved(
            de=f"Die freigegebenen Ausgaben von „{ref.block}“ sind nicht mehr da. Noch einmal einreichen.",
            en=f"The approved renditions of “{ref.block}” are no longer there. Submit it again.",
        )
    sheet = await shelf.sheet(ref.block, ref.version)
    return await hub.workshop.judge(
        Judging(
            setting=around.setting,
            block=ref.block,
            version=ref.version,
            component=sheet.component.name,
            content=sheet.content,
            renditions=tuple(stored_rendition(item, stored[item.digest]) for item in renditions),
        )
    )


def stored_rendition(item: ManifestRendition, stored: StoredRendition) -> Rendition:
    """Take a rendition as it was stored."""
    return Rendition(
        target=Target(
            channel=item.channel,
            format=item.format,
            locale=item.locale,
            profile=item.profile,
            dialect=item.dialect,
        ),
        body=stored.body,
        media_type=stored.media_type,
        digest=item.digest,
        component_version="",
        drawn=msgspec.msgpack.decode(stored.drawn, type=Drawn),
    )
