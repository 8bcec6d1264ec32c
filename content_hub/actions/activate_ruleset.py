"""Put a ruleset in force, unless live blocks would get new errors."""

import asyncio
from collections.abc import AsyncIterator, Iterable
from datetime import datetime

from msgspec import Struct

from brand.model import Finding
from content_hub.actions.access import brand_for, no_such
from content_hub.actions.gate import open_errors
from content_hub.actions.judging_again import judge_stored
from content_hub.actions.resolving import Shelf
from content_hub.actions.retrying import decided_anew
from content_hub.actions.surroundings import Surroundings, surroundings_of
from content_hub.errors import RulesetBreaks
from content_hub.hub import Hub
from content_hub.model import Block, Caller, Entry, LiveRow, ManifestRendition, Ruleset, VersionRef
from content_hub.storage.changes import ActivateRuleset, Changes, ExpectLive, ExpectRules
from content_hub.storage.queries import Blocks, LiveRowsOf, RulesetOf

__all__ = ["Activate", "Activated", "activate_ruleset"]

_PAGE = 100
_SHOWN = 100


class Activate(Struct, frozen=True, kw_only=True):
    """Which ruleset to put in force; live blocks that would get new errors make it refuse."""

    brand: str
    number: int


class Activated(Struct, frozen=True, kw_only=True):
    """The ruleset in force, and the position of its entry."""

    ruleset: Ruleset
    position: int


async def activate_ruleset(hub: Hub, command: Activate, *, caller: Caller, now: datetime) -> Activated:
    """Put a ruleset in force for everything that is checked, submitted and published from now on.

    Live bytes stay as they are. Errors that live blocks have under the present rules already do not count.

    Raises:
        Forbidden: the caller is no brand manager.
        NotFound: no such ruleset.
        RulesetBreaks: live blocks would get new errors; they are named.
        Conflict: other things kept going live meanwhile.
    """
    brand = await brand_for(hub, caller, command.brand, roles=("brand_manager", "admin"))

    async def attempt() -> Activated:
        ruleset = await hub.store.facts(RulesetOf(brand=brand.key, number=command.number))
        if ruleset is None:
            raise no_such("ruleset", str(command.number))
        before = await surroundings_of(hub, brand)
        after = await surroundings_of(hub, brand, number=command.number)
        new = [finding async for finding in _new_errors(hub, before, after)]
        if new:
            raise _breaks(new, command.number)
        committed = await hub.store.commit(
            Changes(
                brand=brand.key,
                expects=(
                    ExpectLive(brand=brand.key, revision=before.revisions.live),
                    ExpectRules(brand=brand.key, revision=before.revisions.rules),
                ),
                writes=(ActivateRuleset(brand=brand.key, number=command.number),),
                entries=(
                    Entry(
                        type="ruleset.activated",
                        subject=f"rulesets/{command.number}",
                        actor=caller.actor,
                        at=now,
                        origin=caller.origin,
                        before={"active": before.setting.rules.version},
                        after={"active": command.number},
                        data={"version": command.number, "digest": ruleset.digest},
                    ),
                ),
            )
        )
        return Activated(ruleset=ruleset, position=committed.positions[brand.key])

    return await decided_anew(attempt)


async def _new_errors(hub: Hub, before: Surroundings, after: Surroundings) -> AsyncIterator[Finding]:
    async for blocks in _pages(hub, after):
        results = await asyncio.gather(*(_block_errors(hub, before, after, block) for block in blocks if block.live))
        for found in results:
            for finding in found:
                yield finding


async def _pages(hub: Hub, around: Surroundings) -> AsyncIterator[tuple[Block, ...]]:
    cursor: str | None = None
    while True:
        page = await hub.store.list(Blocks(brand=around.brand.key, limit=_PAGE, cursor=cursor))
        yield page.items
        cursor = page.next
        if cursor is None:
            return


async def _block_errors(hub: Hub, before: Surroundings, after: Surroundings, block: Block) -> list[Finding]:
    rows = await hub.store.facts(LiveRowsOf(brand=after.brand.key, keys=(block.key,)))
    new = []
    for ref, renditions in _by_version(rows).items():
        found = await judge_stored(hub, Shelf(hub, after.setting), after, (ref, renditions))
        errors = open_errors(found)
        if errors:
            present = await judge_stored(hub, Shelf(hub, before.setting), before, (ref, renditions))
            known = {finding.fingerprint for finding in open_errors(present)}
            new += [finding for finding in errors if finding.fingerprint not in known]
    return new


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


def _breaks(new: list[Finding], number: int) -> RulesetBreaks:
    blocks = sorted({str(finding.block) for finding in new})
    names = ", ".join(blocks[:5]) + (" …" if len(blocks) > 5 else "")  # noqa: PLR2004 - a sentence names a few
    return RulesetBreaks(
        de=f"Regelwerk {number} gäbe {len(new)} neue Fehler in Bausteinen, die live sind: {names}. "
        "Zuerst diese beheben oder die Regel milder stellen.",
        en=f"Ruleset {number} would give {len(new)} new error(s) in live blocks: {names}. "
        "Mend those first, or make the rule milder.",
        members={"new": tuple(new[:_SHOWN])},
    )
