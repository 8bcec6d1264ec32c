"""Judge everything live under the ruleset in force, a page at a time; what is found is listed, nothing is held up."""

from datetime import datetime, timedelta

import msgspec

from brand.model import Report
from content_hub.actions.relinting import live_reports
from content_hub.actions.surroundings import surroundings_of
from content_hub.actions.waiving import judged_report
from content_hub.errors import Conflict
from content_hub.hub import Hub
from content_hub.model import Block, Brand, Entry
from content_hub.relints import OpenBlock, Relint, RelintState
from content_hub.storage.changes import Changes, ExpectRevision
from content_hub.storage.queries import Blocks, BrandOf
from content_hub.storage.relint_changes import PutRelint
from content_hub.storage.relint_queries import RunningRelints

__all__ = ["relint_some"]

_LEASE = timedelta(seconds=60)
_PAGE = 25
_SHOWN = 1000


async def relint_some(hub: Hub, *, now: datetime) -> bool:
    """Judge one page of what is still to be judged; tell whether there may be more.

    Of many workers one takes a page; if it dies, another takes it a minute later.
    """
    for relint in await hub.store.facts(RunningRelints()):
        if relint.leased is not None and now < relint.leased <= now + _LEASE:
            continue
        try:
            await _page(hub, await _leased(hub, relint, now), now)
        except Conflict:
            continue
        return True
    return False


async def _leased(hub: Hub, relint: Relint, now: datetime) -> Relint:
    after = msgspec.structs.replace(relint, leased=now + _LEASE, revision=relint.revision + 1)
    await hub.store.commit(_changes(relint, after))
    return after


async def _page(hub: Hub, relint: Relint, now: datetime) -> None:
    brand = await hub.store.facts(BrandOf(brand=relint.brand))
    if brand is None or brand.active != relint.number:
        over = msgspec.structs.replace(
            relint, state=RelintState.SUPERSEDED, finished=now, leased=None, revision=relint.revision + 1
        )
        await hub.store.commit(_changes(relint, over))
        return
    page = await hub.store.list(Blocks(brand=brand.key, limit=_PAGE, cursor=relint.cursor))
    blocks, cursor = tuple(block for block in page.items if block.live), page.next
    found = await _judged(hub, brand, blocks, now)
    after = msgspec.structs.replace(
        relint,
        state=RelintState.RUNNING if cursor is not None else RelintState.DONE,
        done=relint.done + len(blocks),
        with_findings=relint.with_findings + len(found),
        blocks=(*relint.blocks, *found)[:_SHOWN],
        cursor=cursor,
        leased=None,
        finished=None if cursor is not None else now,
        revision=relint.revision + 1,
    )
    changes = _changes(relint, after)
    if after.state is RelintState.DONE:
        changes = msgspec.structs.replace(changes, entries=(_entry(after, now),))
    await hub.store.commit(changes)


async def _judged(hub: Hub, brand: Brand, blocks: tuple[Block, ...], now: datetime) -> tuple[OpenBlock, ...]:
    """Judge one block after the other: what people wait for goes first."""
    around = await surroundings_of(hub, brand)
    found = []
    for block in blocks:
        report = await judged_report(hub, around.setting.rules, await live_reports(hub, around, block), at=now)
        if _is_open(report):
            counts = report.counts
            found.append(OpenBlock(block=block.key, errors=counts.error, warnings=counts.warning, notes=counts.note))
    return tuple(found)


def _is_open(report: Report) -> bool:
    return any(finding.waiver is None for finding in report.findings)


def _changes(before: Relint, after: Relint) -> Changes:
    place = {"kind": "relint", "brand": before.brand, "id": str(before.number)}
    return Changes(
        brand=before.brand,
        expects=(ExpectRevision(**place, revision=before.revision),),
        writes=(PutRelint(relint=after),),
    )


def _entry(relint: Relint, now: datetime) -> Entry:
    data = {"version": relint.number, "blocks": relint.done, "with_findings": relint.with_findings}
    return Entry(
        type="ruleset.relinted",
        subject=f"rulesets/{relint.number}",
        actor="system",
        at=now,
        origin="clock",
        after=data,
        data=data,
    )
