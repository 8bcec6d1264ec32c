"""What would happen if a release were asked for: everything that speaks against it at once, nothing is kept."""

from collections.abc import Awaitable
from datetime import datetime
from typing import TypeVar

import msgspec
from msgspec import Struct

from brand.model import Report
from components.content import fact_values
from components.values import Moment, instant
from content_hub.actions.access import brand_for
from content_hub.actions.gate import check_gate
from content_hub.actions.going_live import judge_release, judge_return
from content_hub.actions.promises import Foreseen, check_promises, foresee, plan_then
from content_hub.actions.publish import Publish, check_named, release_of, wanted_refs
from content_hub.actions.releasing import Going, approved_items
from content_hub.actions.resolving import Shelf
from content_hub.actions.surroundings import Surroundings, surroundings_of
from content_hub.errors import Refused
from content_hub.hub import Hub
from content_hub.model import Caller, Release, ReleaseItem
from content_hub.storage.schedule_queries import PendingReleases

__all__ = ["CheckedRelease", "Expired", "LocalesMissing", "check_release"]

T = TypeVar("T")


class Expired(Struct, frozen=True, kw_only=True):
    """A fact says that a version is over before it goes live."""

    block: str
    version: int
    locale: str
    pointer: str
    ended: datetime


class LocalesMissing(Struct, frozen=True, kw_only=True):
    """Locales of the brand in which a version does not go live: not complete, not approved, or not asked for."""

    block: str
    version: int
    locales: tuple[str, ...]


class CheckedRelease(Struct, frozen=True, kw_only=True):
    """What was found as of the instant `at`. `changes` is all that will look different, with what shows it."""

    at: datetime
    ends: datetime | None
    versions: tuple[ReleaseItem, ...]
    changes: tuple[ReleaseItem, ...] = ()
    problems: tuple[Refused, ...] = ()
    report: Report | None = None
    expired: tuple[Expired, ...] = ()
    missing: tuple[LocalesMissing, ...] = ()

    @property
    def is_possible(self) -> bool:
        """Whether nothing would refuse."""
        return not self.problems


async def check_release(hub: Hub, command: Publish, *, caller: Caller, now: datetime) -> CheckedRelease:
    """Say what a release would do at its instant, and all that would refuse it.

    Raises:
        NotFound: no such brand, block or version.
        Invalid: nothing named, or a time that is none.
    """
    brand = await brand_for(hub, caller, command.brand)
    check_named(command)
    problems: list[Refused] = []
    items: list[ReleaseItem] = []
    for wanted in wanted_refs(command):
        found = await _or_noted(problems, approved_items(hub, brand.key, (wanted,)))
        items += found or ()
    release = release_of(command, tuple(items), caller, now)
    starts = release.starts or now
    release = msgspec.structs.replace(release, starts=starts)
    checked = CheckedRelease(at=starts, ends=release.ends, versions=release.versions)
    if items:
        around = await surroundings_of(hub, brand)
        pending = await hub.store.facts(PendingReleases(brand=brand.key))
        checked = await _look(hub, around, (checked, release, await foresee(hub, release, pending)), problems)
    return msgspec.structs.replace(checked, problems=tuple(problems))


async def _look(
    hub: Hub,
    around: Surroundings,
    work: tuple[CheckedRelease, Release, Foreseen],
    problems: list[Refused],
) -> CheckedRelease:
    checked, release, foreseen = work
    report = None
    planned = await _or_noted(problems, plan_then(hub, around, foreseen.own(release)))
    if planned is not None:
        report = await judge_release(hub, around, planned, release, starts=checked.at)
        await _or_noted(problems, _gate(report, around))
        end = foreseen.end(release)
        if end is not None:
            returning = await judge_return(hub, around, end.moves, at=end.instant)
            await _or_noted(problems, _gate(returning, around))
        await _or_noted(problems, check_promises(hub, around, release, foreseen))
    shelf = Shelf(hub, around.setting)
    return msgspec.structs.replace(
        checked,
        report=report,
        changes=_changes(planned[1]) if planned else (),
        expired=tuple([found for item in release.versions for found in await _expired(shelf, item, checked.at)]),
        missing=_missing(release, around),
    )


async def _or_noted(problems: list[Refused], attempt: Awaitable[T]) -> T | None:
    try:
        return await attempt
    except Refused as refused:
        problems.append(refused)
        return None


async def _gate(report: Report, around: Surroundings) -> None:
    check_gate(report, around.setting.rules)


def _changes(going: tuple[Going, ...]) -> tuple[ReleaseItem, ...]:
    refs = sorted({item.ref for item in going})
    return tuple(
        ReleaseItem(
            block=ref.block,
            version=ref.version,
            locales=tuple(sorted(item.locale for item in going if item.ref == ref)),
        )
        for ref in refs
    )


async def _expired(shelf: Shelf, item: ReleaseItem, at: datetime) -> list[Expired]:
    sheet = await shelf.sheet(item.block, item.version)
    names = {"valid_until", sheet.component.roles.get("ends", "valid_until")}
    return [
        Expired(block=item.block, version=item.version, locale=locale, pointer=value.pointer, ended=ended)
        for locale in item.locales
        for value in fact_values(sheet.component, sheet.content, locale)
        if value.name in names and isinstance(value.value, Moment) and (ended := instant(value.value)) <= at
    ]


def _missing(release: Release, around: Surroundings) -> tuple[LocalesMissing, ...]:
    found = (
        LocalesMissing(
            block=item.block,
            version=item.version,
            locales=tuple(locale for locale in around.brand.locales if locale not in item.locales),
        )
        for item in release.versions
    )
    return tuple(item for item in found if item.locales)
