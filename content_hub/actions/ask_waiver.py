"""Ask that one finding of one block and locale may stay, for a reason and a time."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from msgspec import Struct

from brand.model import Finding
from content_hub.actions.access import brand_for, no_such
from content_hub.actions.show import ReportOf, report
from content_hub.actions.waiver_entries import waiver_entry
from content_hub.errors import ContentHubError, Fault, Invalid
from content_hub.hub import Hub
from content_hub.model import Block, Brand, Caller
from content_hub.storage.changes import Changes, ExpectRevision
from content_hub.storage.queries import BlockOf
from content_hub.storage.waiver_changes import PutWaiver
from content_hub.waivers import BlockWaiver, FindingNamed, WaiverState

__all__ = ["AskWaiver", "ask_waiver", "finding_named"]

_LONGEST = timedelta(days=3 * 366)
_MAX_REASON = 2_000
_MAX_FINGERPRINT = 200


class AskWaiver(Struct, frozen=True, kw_only=True):
    """Which finding, why, until when. The fingerprint is that of a report."""

    brand: str
    id: str
    block: str
    locale: str
    fingerprint: str
    reason: str
    expires: datetime


async def ask_waiver(hub: Hub, command: AskWaiver, *, caller: Caller, now: datetime) -> BlockWaiver:
    """Ask for a waiver; another person grants it.

    Raises:
        Forbidden: the caller is no writer.
        NotFound: no such block.
        Invalid: no reason, an expiry in the past or beyond three years, a locale that is not the brand's.
    """
    brand = await brand_for(hub, caller, command.brand, roles=("writer",))
    block = await hub.store.facts(BlockOf(brand=brand.key, key=command.block))
    if block is None:
        raise no_such("block", command.block)
    faults = [*_faults(command, brand, now)]
    if faults:
        raise Invalid(de="So kann es keine Ausnahme geben.", en="There can be no such waiver.", faults=faults)
    waiver = BlockWaiver(
        brand=brand.key,
        id=command.id,
        block=block.key,
        locale=command.locale,
        fingerprint=command.fingerprint,
        reason=command.reason.strip(),
        expires=command.expires.astimezone(UTC),
        state=WaiverState.REQUESTED,
        actor=caller.actor,
        person=caller.person,
        created=now,
        finding=await _finding(hub, block, command, caller=caller, now=now),
    )
    await hub.store.commit(
        Changes(
            brand=brand.key,
            expects=(ExpectRevision(kind="waiver", brand=brand.key, id=waiver.id, revision=0),),
            writes=(PutWaiver(waiver=waiver),),
            entries=(waiver_entry("waiver.requested", waiver, caller=caller, now=now),),
        )
    )
    return waiver


def _faults(command: AskWaiver, brand: Brand, now: datetime) -> Iterator[Fault]:
    if not command.reason.strip() or len(command.reason) > _MAX_REASON:
        yield Fault(pointer="/reason", de=f"1 bis {_MAX_REASON} Zeichen.", en=f"1 to {_MAX_REASON} characters.")
    if not command.fingerprint.strip() or len(command.fingerprint) > _MAX_FINGERPRINT:
        yield Fault(
            pointer="/fingerprint",
            de="Der „fingerprint“ eines Befundes aus einem Prüfbericht.",
            en="The “fingerprint” of a finding of a report.",
        )
    if command.locale not in brand.locales:
        names = ", ".join(brand.locales)
        yield Fault(pointer="/locale", de=f"Die Marke spricht: {names}.", en=f"The brand speaks: {names}.")
    if not _is_near(command.expires, now):
        yield Fault(
            pointer="/expires",
            de="Ein Zeitpunkt in der Zukunft, höchstens drei Jahre entfernt.",
            en="A time in the future, three years away at most.",
        )


def _is_near(expires: datetime, now: datetime) -> bool:
    try:
        return now < expires.astimezone(UTC) <= now + _LONGEST
    except OverflowError:
        return False


async def _finding(hub: Hub, block: Block, command: AskWaiver, *, caller: Caller, now: datetime) -> FindingNamed | None:
    """Look the finding up in the reports of the newest and the live versions."""
    numbers = sorted({block.newest, *(mark.version for mark in block.live.values())}, reverse=True)
    for number in numbers:
        asked = ReportOf(brand=block.brand, key=block.key, version=number)
        try:
            found = await report(hub, asked, caller=caller, now=now)
        except ContentHubError:
            continue  # a version that cannot be judged any more has no findings to name
        for finding in found.findings:
            if (finding.locale, finding.fingerprint) == (command.locale, command.fingerprint):
                return finding_named(finding, number)
    return None


def finding_named(finding: Finding, version: int) -> FindingNamed:
    """Keep what a waiver shows of its finding."""
    return FindingNamed(
        rule=finding.rule,
        severity=str(finding.severity),
        de=finding.message.de,
        en=finding.message.en,
        quote=finding.quote,
        version=version,
    )
