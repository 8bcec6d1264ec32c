"""Whether the schedule still holds with one more release in it: what would refuse at its instant refuses now.

Each later step that touches the same blocks, directly or through what shows them, is planned as of its own instant.
A step that could not be carried out anyway does not count against the newcomer.
"""

from collections.abc import Mapping

from msgspec import Struct

from content_hub.actions.releasing import Going, plan_moves
from content_hub.actions.resolving import Shelf
from content_hub.actions.standing import standing_at
from content_hub.actions.surroundings import Surroundings
from content_hub.errors import Refused
from content_hub.hub import Hub
from content_hub.model import Release
from content_hub.schedules import StepKind
from content_hub.storage.queries import UsersOf
from content_hub.timeline import Moment, touched_by, walk

__all__ = ["Foreseen", "check_promises", "foresee", "plan_then"]


class Foreseen(Struct, frozen=True, kw_only=True):
    """The steps that a release has before it or touches, in order, its own among them."""

    moments: tuple[Moment, ...]
    without: Mapping[tuple[str, str], Moment]

    def own(self, release: Release) -> Moment:
        """Find the beginning of a release."""
        return next(moment for moment in self.moments if moment.release.id == release.id)

    def end(self, release: Release) -> Moment | None:
        """Find the end of a release, where it has one."""
        return next((moment for moment in self.moments if _name(moment) == (release.id, StepKind.END)), None)


async def foresee(hub: Hub, release: Release, pending: tuple[Release, ...]) -> Foreseen:
    """Walk through the schedule with a release, and without it."""
    live = await standing_at(hub, release.brand, touched_by((*pending, release)))
    return Foreseen(
        moments=tuple(walk(live, (*pending, release))),
        without={_name(moment): moment for moment in walk(live, pending)},
    )


async def plan_then(hub: Hub, around: Surroundings, moment: Moment) -> tuple[Shelf, tuple[Going, ...]]:
    """Plan a step as of its instant.

    Raises:
        ReferenceNotLive, ApprovalVoid: it could not be carried out then.
    """
    shelf = Shelf(hub, around.setting, moment.standing)
    return shelf, await plan_moves(hub, shelf, around.brand.key, moment.moves)


async def check_promises(hub: Hub, around: Surroundings, release: Release, foreseen: Foreseen) -> None:
    """Plan all later steps of the same family.

    Raises:
        ReferenceNotLive, ApprovalVoid: so, at a later step; `members` name the release and the instant.
    """
    family = await _family(hub, around, release)
    begin = foreseen.own(release)
    later = foreseen.moments[foreseen.moments.index(begin) + 1 :]
    for moment in later:
        if family.isdisjoint({key for key, _ in moment.moves}):
            continue
        try:
            await plan_then(hub, around, moment)
        except Refused as refused:
            if await _is_refused_anyway(hub, around, foreseen.without.get(_name(moment))):
                continue
            raise _later(refused, moment) from refused


async def _is_refused_anyway(hub: Hub, around: Surroundings, moment: Moment | None) -> bool:
    if moment is None:
        return False
    try:
        await plan_then(hub, around, moment)
    except Refused:
        return True
    return False


async def _family(hub: Hub, around: Surroundings, release: Release) -> frozenset[str]:
    """Name the blocks of a release, all that show them, and all that these show."""
    keys = {item.block for item in release.versions}
    frontier = set(keys)
    shelf = Shelf(hub, around.setting)
    refs = {(item.block, item.version) for item in release.versions}
    while frontier:
        usages = await hub.store.facts(UsersOf(brand=release.brand, keys=tuple(sorted(frontier))))
        refs |= {(usage.block, usage.version) for usage in usages}
        frontier = {usage.block for usage in usages} - keys
        keys |= frontier
    for block, version in refs:
        keys |= {key for _, key in (await shelf.sheet(block, version)).refers}
    return frozenset(keys)


def _name(moment: Moment) -> tuple[str, str]:
    return moment.release.id, str(moment.kind)


def _later(refused: Refused, moment: Moment) -> Refused:
    """Say at which later step it would break."""
    release = moment.release
    when = moment.instant.isoformat()
    return type(refused)(
        de=f"Am {when} ginge „{release.name or release.id}“ nicht mehr: {refused.de}",
        en=f"At {when} “{release.name or release.id}” would no longer be possible: {refused.en}",
        members={**refused.members, "release": release.id, "at": when},
    )
