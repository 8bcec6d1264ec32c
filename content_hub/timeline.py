"""What will be live when: releases begin, and end in the order of a stack. Pure, for planning and carrying out alike.

A release with an end keeps what it replaced. Where a shorter one lies on top of it and outlasts it, the end is handed
up: what comes back later is never something that should have ended meanwhile. A release without an end clears the
stack: it was meant to stay.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime

import msgspec
from msgspec import Struct

from content_hub.model import Release, ReleaseItem
from content_hub.schedules import AfterEnd, ReleaseState, StepKind

__all__ = [
    "Ended",
    "Moment",
    "Place",
    "began",
    "coming_items",
    "ended",
    "items_of",
    "next_step",
    "places_of",
    "step_order",
    "touched_by",
    "walk",
]

Place = tuple[str, str]
"""(block key, locale): where one version can be live."""


class Ended(Struct, frozen=True, kw_only=True):
    """What an end changes: what is live then at its places (None: nothing), and releases that it lies under."""

    release: Release
    moves: Mapping[Place, int | None]
    others: tuple[Release, ...]


class Moment(Struct, frozen=True, kw_only=True):
    """One step of the schedule, what it changes, and what is live and pending just before it."""

    instant: datetime
    kind: StepKind
    release: Release
    moves: Mapping[Place, int | None]
    standing: Mapping[Place, int | None]


def places_of(items: Iterable[ReleaseItem]) -> dict[Place, int]:
    """Spread items over their locales."""
    return {(item.block, locale): item.version for item in items for locale in item.locales}


def items_of(places: Mapping[Place, int]) -> tuple[ReleaseItem, ...]:
    """Gather places into items, sorted."""
    joined: dict[tuple[str, int], list[str]] = {}
    for (block, locale), version in sorted(places.items()):
        joined.setdefault((block, version), []).append(locale)
    return tuple(
        ReleaseItem(block=block, version=version, locales=tuple(locales))
        for (block, version), locales in sorted(joined.items())
    )


def touched_by(releases: Iterable[Release]) -> frozenset[Place]:
    """Name every place that something is or may be done to."""
    return frozenset(
        place
        for release in releases
        for items in (release.versions, release.before, release.holds)
        for place in places_of(items)
    )


def began(
    release: Release, standing: Mapping[Place, int | None], others: Iterable[Release], *, at: datetime
) -> tuple[Release, tuple[Release, ...]]:
    """Tell a release once it is live, and those of the others that it changes."""
    going = places_of(release.versions)
    before = {place: version for place in going if (version := standing.get(place)) is not None}
    is_lasting = release.ends is None
    live = msgspec.structs.replace(
        release,
        state=ReleaseState.LIVE,
        since=at,
        before=() if is_lasting else items_of(before),
        holds=() if is_lasting else release.versions,
    )
    if not is_lasting:
        return live, ()
    changed = []
    for other in others:
        held = places_of(other.holds)
        if other.state is ReleaseState.LIVE and held.keys() & going.keys():
            kept = {place: version for place, version in held.items() if place not in going}
            changed.append(msgspec.structs.replace(other, holds=items_of(kept)))
    return live, tuple(changed)


def ended(release: Release, standing: Mapping[Place, int | None], others: Iterable[Release]) -> Ended:
    """Tell what the end of a release changes. What somebody else replaced or withdrew meanwhile is left alone."""
    above = sorted((other for other in others if _is_above(other, release)), key=lambda other: (other.since, other.id))
    changed: dict[str, Release] = {}
    moves: dict[Place, int | None] = {}
    returning = release.until is not None and release.until.then is AfterEnd.PREVIOUS
    before = places_of(release.before) if returning else {}
    for place, version in places_of(release.holds).items():
        upper = next((other for other in above if place in places_of(other.holds)), None)
        if upper is not None:
            changed[upper.id] = _handed_up(changed.get(upper.id, upper), place, before.get(place))
        elif standing.get(place) == version:
            moves[place] = before.get(place)
    state = ReleaseState.ENDED if release.failure is None else ReleaseState.FAILED
    over = msgspec.structs.replace(release, state=state)
    return Ended(release=over, moves=moves, others=tuple(changed.values()))


def _is_above(other: Release, release: Release) -> bool:
    if other.id == release.id or other.state is not ReleaseState.LIVE or other.since is None or release.since is None:
        return False
    return (other.since, other.id) > (release.since, release.id)


def _handed_up(upper: Release, place: Place, version: int | None) -> Release:
    before = places_of(upper.before)
    if version is None:
        before.pop(place, None)
    else:
        before[place] = version
    return msgspec.structs.replace(upper, before=items_of(before))


def coming_items(release: Release) -> tuple[ReleaseItem, ...]:
    """Name the versions that a release will still make live: its own, or what it will bring back."""
    if release.state is ReleaseState.SCHEDULED:
        return release.versions
    returns = release.until is not None and release.until.then is AfterEnd.PREVIOUS
    return release.before if returns and release.state is ReleaseState.LIVE else ()


def next_step(release: Release) -> tuple[datetime, StepKind] | None:
    """Tell what a release will do next, and when."""
    if release.state is ReleaseState.SCHEDULED and release.starts is not None:
        return release.starts, StepKind.START
    if release.state is ReleaseState.LIVE and release.ends is not None:
        return release.ends, StepKind.END
    return None


def walk(live: Mapping[Place, int], pending: Iterable[Release]) -> Iterator[Moment]:
    """Go through everything that is still to come, in order; at one instant ends come before beginnings."""
    standing: dict[Place, int | None] = dict(live)
    waiting = {release.id: release for release in pending}
    while (found := _earliest(waiting.values())) is not None:
        instant, kind, release = found
        del waiting[release.id]
        others = tuple(waiting.values())
        if kind is StepKind.START:
            after, changed = began(release, standing, others, at=instant)
            moves: Mapping[Place, int | None] = places_of(release.versions)
            if after.ends is not None:
                waiting[after.id] = after
        else:
            outcome = ended(release, standing, others)
            moves, changed = outcome.moves, outcome.others
        yield Moment(instant=instant, kind=kind, release=release, moves=moves, standing=dict(standing))
        standing.update(moves)
        waiting.update((other.id, other) for other in changed)


def _earliest(releases: Iterable[Release]) -> tuple[datetime, StepKind, Release] | None:
    steps = [(step[0], step[1], release) for release in releases if (step := next_step(release)) is not None]
    return min(steps, key=lambda step: step_order(step[2]), default=None)


def step_order(release: Release) -> tuple[float, bool, float, str]:
    """Order releases that have a step before them: by instant, ends first, and the last come is the first to end."""
    step = next_step(release)
    if step is None:
        return (float("inf"), True, 0.0, release.id)
    instant, kind = step
    is_start = kind is StepKind.START
    created = release.created.timestamp()
    return (instant.timestamp(), is_start, created if is_start else -created, release.id)
