"""What a signed link lets somebody see: the targets of its version, and the pictures in what it shows."""

from datetime import datetime

from components.model import Target
from content_hub.actions.access import no_such
from content_hub.actions.resolving import Shelf
from content_hub.actions.show import shown_with, targets_of
from content_hub.actions.surroundings import Surroundings, surroundings_of
from content_hub.actions.use_link import Opened
from content_hub.hub import Hub
from content_hub.storage.queries import BrandOf

__all__ = ["pictures_of", "targets_shown"]


async def targets_shown(hub: Hub, opened: Opened, *, now: datetime) -> tuple[Target, ...]:
    """Name all renditions of the version that a preview link is for, in its plain dialect."""
    del now
    around = await _around(hub, opened)
    sheet = await Shelf(hub, around.setting).sheet(opened.link.block, opened.link.version)
    return tuple(target for target in targets_of(around, sheet) if target.dialect == "none")


async def pictures_of(hub: Hub, opened: Opened, *, now: datetime) -> frozenset[str]:
    """Name the pictures that may be seen with a link: those of the manifest, or of the version and what it shows."""
    del now
    if opened.review is not None:
        return frozenset(digest for covered in opened.review.covers for digest in covered.assets)
    around = await _around(hub, opened)
    shelf = Shelf(hub, around.setting)
    sheet = await shelf.sheet(opened.link.block, opened.link.version)
    shown = {digest for _, digest in sheet.pictures} | {logo.digest for logo in around.setting.logos.values()}
    for locale in sheet.complete:
        found = await shown_with(hub, (around, shelf), sheet, locale)
        shown |= {digest for item in found.sheets.values() for _, digest in item.pictures}
    return frozenset(shown)


async def _around(hub: Hub, opened: Opened) -> Surroundings:
    brand = await hub.store.facts(BrandOf(brand=opened.link.brand))
    if brand is None:
        raise no_such("link", "…")
    return await surroundings_of(hub, brand)
