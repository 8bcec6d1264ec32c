"""Judge everything that is live under other rules: the stored bytes, page by page, nothing is held up by it."""

import asyncio
from collections.abc import AsyncIterator, Iterable, Mapping

from msgspec import Struct

from brand.model import Finding, Report
from content_hub.actions.judging_again import judge_stored
from content_hub.actions.resolving import Shelf
from content_hub.actions.surroundings import Surroundings
from content_hub.hub import Hub
from content_hub.model import Block, LiveRow, ManifestRendition, VersionRef
from content_hub.storage.queries import Blocks, LiveRowsOf

__all__ = ["Compared", "compare_block", "live_pages", "live_reports"]

_PAGE = 100

Live = Mapping[VersionRef, list[ManifestRendition]]


class Compared(Struct, frozen=True, kw_only=True):
    """Findings of one live block that other rules add and take away, and how many stay."""

    new: tuple[Finding, ...] = ()
    gone: tuple[Finding, ...] = ()
    unchanged: int = 0


async def live_pages(hub: Hub, brand: str) -> AsyncIterator[tuple[tuple[Block, ...], str | None]]:
    """Give the live blocks of a brand in pages, each with the cursor of the next one."""
    cursor: str | None = None
    while True:
        page = await hub.store.list(Blocks(brand=brand, limit=_PAGE, cursor=cursor))
        cursor = page.next
        yield tuple(block for block in page.items if block.live), cursor
        if cursor is None:
            return


async def compare_block(hub: Hub, before: Surroundings, after: Surroundings, block: Block) -> Compared:
    """Judge what is live of a block under two rulesets."""
    live = await _live(hub, after.brand.key, block)
    present, coming = await asyncio.gather(_judged(hub, before, live), _judged(hub, after, live))
    old, new = _named(present), _named(coming)
    return Compared(
        new=tuple(finding for name, finding in new.items() if name not in old),
        gone=tuple(finding for name, finding in old.items() if name not in new),
        unchanged=len(old.keys() & new.keys()),
    )


async def live_reports(hub: Hub, around: Surroundings, block: Block) -> tuple[Report, ...]:
    """Judge what is live of a block."""
    return await _judged(hub, around, await _live(hub, around.brand.key, block))


async def _live(hub: Hub, brand: str, block: Block) -> Live:
    rows = await hub.store.facts(LiveRowsOf(brand=brand, keys=(block.key,)))
    return _by_version(rows)


async def _judged(hub: Hub, around: Surroundings, live: Live) -> tuple[Report, ...]:
    shelf = Shelf(hub, around.setting)
    return tuple([await judge_stored(hub, shelf, around, (ref, renditions)) for ref, renditions in live.items()])


def _named(reports: Iterable[Report]) -> dict[tuple[object, ...], Finding]:
    return {
        (finding.block, finding.locale, finding.fingerprint): finding for part in reports for finding in part.findings
    }


def _by_version(rows: Iterable[LiveRow]) -> dict[VersionRef, list[ManifestRendition]]:
    joined: dict[VersionRef, list[ManifestRendition]] = {}
    for row in rows:
        joined.setdefault(VersionRef(block=row.key, version=row.version), []).append(
            ManifestRendition(
                block=row.key,
                version=row.version,
                channel=row.channel,
                format=row.format,
                locale=row.locale,
                profile=row.profile,
                dialect=row.dialect,
                digest=row.digest,
                media_type=row.media_type,
                bytes=row.bytes,
                changed=False,
            )
        )
    return joined
