"""Put a ruleset in force: live blocks that would get new errors make it refuse, or are given time."""

import asyncio
import enum
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

from msgspec import Struct

from brand.model import Finding
from content_hub.actions.access import brand_for, no_such
from content_hub.actions.ask_waiver import finding_named
from content_hub.actions.gate import open_errors
from content_hub.actions.relinting import live_pages, live_reports
from content_hub.actions.retrying import decided_anew
from content_hub.actions.surroundings import Surroundings, surroundings_of
from content_hub.actions.waiver_entries import waiver_entry
from content_hub.actions.waiving import judged_report
from content_hub.digests import digest_of
from content_hub.errors import Fault, Invalid, RulesetBreaks
from content_hub.hub import Hub
from content_hub.model import Block, Caller, Entry, Ruleset
from content_hub.relints import Relint, RelintState
from content_hub.storage.changes import ActivateRuleset, Changes, ExpectLive, ExpectRules
from content_hub.storage.queries import RulesetOf
from content_hub.storage.relint_changes import PutRelint
from content_hub.storage.relint_queries import LiveCount, RelintOf
from content_hub.storage.waiver_changes import PutWaiver
from content_hub.waivers import BlockWaiver, WaiverState

__all__ = ["Activate", "Activated", "Existing", "activate_ruleset"]

_SHOWN = 100
_TIME = timedelta(days=90)
_LONGEST = timedelta(days=3 * 366)


class Existing(enum.StrEnum):
    """What becomes of live blocks that would get new errors: the change is refused, or these errors are waived."""

    REFUSE = "refuse"
    WAIVE = "waive"


class Activate(Struct, frozen=True, kw_only=True):
    """Which ruleset to put in force. What is waived is waived until `waive_until`; None means for 90 days."""

    brand: str
    number: int
    existing: Existing = Existing.REFUSE
    waive_until: datetime | None = None


class Activated(Struct, frozen=True, kw_only=True):
    """The ruleset in force, the position of its entry, and the waivers that live blocks were given."""

    ruleset: Ruleset
    position: int
    waivers: tuple[BlockWaiver, ...] = ()


async def activate_ruleset(hub: Hub, command: Activate, *, caller: Caller, now: datetime) -> Activated:
    """Put a ruleset in force for everything that is checked, submitted and published from now on.

    Live bytes stay as they are. Errors that live blocks have under the present rules already do not count.

    Raises:
        Forbidden: the caller is no brand manager.
        NotFound: no such ruleset.
        Invalid: an end of the waivers in the past, or beyond three years.
        RulesetBreaks: live blocks would get new errors; they are named.
        Conflict: other things kept going live meanwhile.
    """
    brand = await brand_for(hub, caller, command.brand, roles=("brand_manager", "admin"))
    until = _until(command, now)

    async def attempt() -> Activated:
        ruleset = await hub.store.facts(RulesetOf(brand=brand.key, number=command.number))
        if ruleset is None:
            raise no_such("ruleset", str(command.number))
        before = await surroundings_of(hub, brand)
        after = await surroundings_of(hub, brand, number=command.number)
        new = [finding async for finding in _new_errors(hub, before, after, now=now)]
        if new and command.existing is Existing.REFUSE:
            raise _breaks(new, command.number)
        waivers = tuple(_waiver(finding, command, (caller, now, until)) for finding in new)
        relint = await _relint(hub, ruleset, now)
        changes = _changes(before, ruleset, (waivers, relint), caller=caller, now=now)
        position = (await hub.store.commit(changes)).positions[brand.key] - len(waivers)
        return Activated(ruleset=ruleset, position=position, waivers=waivers)

    return await decided_anew(attempt)


def _until(command: Activate, now: datetime) -> datetime:
    """Tell when waivers end. Raise Invalid for a time that is over or too far away."""
    asked = command.waive_until
    try:
        until = now + _TIME if asked is None else asked.astimezone(UTC)
    except OverflowError:
        until = now
    if now < until <= now + _LONGEST:
        return until
    raise Invalid(
        de="Die Ausnahmen brauchen ein Ende in der Zukunft, höchstens drei Jahre entfernt.",
        en="The waivers need an end in the future, three years away at most.",
        faults=(Fault(pointer="/waive_until", de="passt nicht", en="does not fit"),),
    )


def _changes(
    before: Surroundings,
    ruleset: Ruleset,
    along: tuple[tuple[BlockWaiver, ...], Relint],
    *,
    caller: Caller,
    now: datetime,
) -> Changes:
    waivers, relint = along
    brand = ruleset.brand
    entry = Entry(
        type="ruleset.activated",
        subject=f"rulesets/{ruleset.number}",
        actor=caller.actor,
        at=now,
        origin=caller.origin,
        before={"active": before.setting.rules.version},
        after={"active": ruleset.number, "waived": len(waivers)},
        data={"version": ruleset.number, "digest": ruleset.digest},
    )
    return Changes(
        brand=brand,
        expects=(
            ExpectLive(brand=brand, revision=before.revisions.live),
            ExpectRules(brand=brand, revision=before.revisions.rules),
        ),
        writes=(
            ActivateRuleset(brand=brand, number=ruleset.number),
            *(PutWaiver(waiver=waiver) for waiver in waivers),
            PutRelint(relint=relint),
        ),
        entries=(entry, *(waiver_entry("waiver.granted", waiver, caller=caller, now=now) for waiver in waivers)),
    )


async def _relint(hub: Hub, ruleset: Ruleset, now: datetime) -> Relint:
    """Begin judging everything live anew, from the start where it was begun before."""
    present = await hub.store.facts(RelintOf(brand=ruleset.brand, number=ruleset.number))
    return Relint(
        brand=ruleset.brand,
        number=ruleset.number,
        state=RelintState.RUNNING,
        started=now,
        total=await hub.store.facts(LiveCount(brand=ruleset.brand)),
        revision=1 if present is None else present.revision + 1,
    )


def _waiver(finding: Finding, command: Activate, by: tuple[Caller, datetime, datetime]) -> BlockWaiver:
    """Give one live finding time; the id follows from what it is for, so that deciding anew gives the same."""
    caller, now, until = by
    named = (command.brand, command.number, finding.block, finding.locale, finding.fingerprint, now.isoformat())
    version = finding.version if isinstance(finding.version, int) else 0
    return BlockWaiver(
        brand=command.brand,
        id=f"waiver-{digest_of(named).removeprefix('sha256:')[:20]}",
        block=str(finding.block),
        locale=finding.locale or "",
        fingerprint=finding.fingerprint,
        reason=f"War live, als Regelwerk {command.number} in Kraft trat. / Was live when ruleset {command.number} came "
        "into force.",
        expires=until,
        state=WaiverState.GRANTED,
        actor=caller.actor,
        person=caller.person,
        created=now,
        granted_by=caller.actor,
        granted=now,
        finding=finding_named(finding, version),
    )


async def _new_errors(hub: Hub, before: Surroundings, after: Surroundings, *, now: datetime) -> AsyncIterator[Finding]:
    async for blocks, _ in live_pages(hub, after.brand.key):
        results = await asyncio.gather(*(_block_errors(hub, (before, after), block, now=now) for block in blocks))
        for found in results:
            for finding in found:
                yield finding


async def _block_errors(
    hub: Hub, rules: tuple[Surroundings, Surroundings], block: Block, *, now: datetime
) -> list[Finding]:
    before, after = rules
    coming = await judged_report(hub, after.setting.rules, await live_reports(hub, after, block), at=now)
    errors = open_errors(coming)
    if not errors:
        return []
    present = await live_reports(hub, before, block)
    known = {(finding.locale, finding.fingerprint) for part in present for finding in open_errors(part)}
    return [finding for finding in errors if (finding.locale, finding.fingerprint) not in known]


def _breaks(new: list[Finding], number: int) -> RulesetBreaks:
    blocks = sorted({str(finding.block) for finding in new})
    names = ", ".join(blocks[:5]) + (" …" if len(blocks) > 5 else "")  # noqa: PLR2004 - a sentence names a few
    return RulesetBreaks(
        de=f"Regelwerk {number} gäbe {len(new)} neue Fehler in Bausteinen, die live sind: {names}. "
        "Zuerst diese beheben, die Regel milder stellen, oder mit „existing“: „waive“ ihnen Zeit geben.",
        en=f"Ruleset {number} would give {len(new)} new error(s) in live blocks: {names}. "
        "Mend those first, make the rule milder, or give them time with “existing”: “waive”.",
        members={"new": tuple(new[:_SHOWN])},
    )
