"""What will be live when: laws of the stack of releases, for any schedule."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from content_hub.model import Release, ReleaseItem, ReleaseState
from content_hub.schedules import AfterEnd, Ending, StepKind
from content_hub.timeline import Moment, items_of, places_of, walk

NOW = datetime(2026, 12, 1, tzinfo=UTC)
PLACE = ("banner", "de-DE")


def planned(number: int, starts: int, ends: int | None, then: AfterEnd = AfterEnd.PREVIOUS) -> Release:
    """Version `number` of one block from one hour to another."""
    return Release(
        brand="b",
        id=f"release-{number:03}",
        name=None,
        versions=(ReleaseItem(block="banner", version=number, locales=("de-DE",)),),
        state=ReleaseState.SCHEDULED,
        actor="paul",
        created=NOW + timedelta(minutes=number),
        starts=NOW + timedelta(hours=starts),
        until=None if ends is None else Ending(local="2026-12-01T00:00", zone="UTC", then=then),
        ends=None if ends is None else NOW + timedelta(hours=ends),
    )


@st.composite
def schedules(draw: st.DrawFn) -> list[Release]:
    count = draw(st.integers(1, 6))
    starts = draw(st.lists(st.integers(0, 30), min_size=count, max_size=count, unique=True))
    return [
        planned(
            number,
            start,
            draw(st.none() | st.integers(start + 1, start + 30)),
            draw(st.sampled_from(AfterEnd)),
        )
        for number, start in enumerate(starts, start=2)
    ]


def at(moments: list[Moment], hour: int) -> int | None:
    """Tell what is live once everything up to this hour is done; version 1 was live before."""
    standing: int | None = 1
    for moment in moments:
        if moment.instant <= NOW + timedelta(hours=hour):
            standing = moment.moves.get(PLACE, standing)
    return standing


@given(schedules())
def test_every_release_starts_once_and_those_with_an_end_end_once(releases: list[Release]) -> None:
    steps = [(moment.release.id, moment.kind) for moment in walk({PLACE: 1}, releases)]
    wanted = [(release.id, StepKind.START) for release in releases]
    wanted += [(release.id, StepKind.END) for release in releases if release.ends is not None]
    assert sorted(steps) == sorted(wanted)


@given(schedules())
def test_steps_come_in_the_order_of_their_instants(releases: list[Release]) -> None:
    instants = [moment.instant for moment in walk({PLACE: 1}, releases)]
    assert instants == sorted(instants)


@given(schedules(), st.integers(0, 70))
def test_what_has_ended_is_never_live_again(releases: list[Release], hour: int) -> None:
    standing = at(list(walk({PLACE: 1}, releases)), hour)
    for release in releases:
        if standing == release.versions[0].version:
            assert release.ends is None or release.ends > NOW + timedelta(hours=hour)
            assert release.starts is not None
            assert release.starts <= NOW + timedelta(hours=hour)


@given(schedules())
def test_once_all_temporary_ones_are_over_the_last_one_for_good_stays(releases: list[Release]) -> None:
    lasting = [release for release in releases if release.ends is None]
    standing = at(list(walk({PLACE: 1}, releases)), 100)
    if not lasting:
        assert standing in {1, None}
        return
    last = max(lasting, key=lambda release: release.starts or NOW)
    later = [release for release in releases if release.starts and last.starts and release.starts > last.starts]
    assert standing in {last.versions[0].version, None}
    if all(release.until and release.until.then is AfterEnd.PREVIOUS for release in later):
        assert standing == last.versions[0].version


@given(schedules())
def test_the_order_in_which_releases_are_told_does_not_matter(releases: list[Release]) -> None:
    def steps(told: list[Release]) -> list[tuple[str, object]]:
        return [(moment.release.id, dict(moment.moves)) for moment in walk({PLACE: 1}, told)]

    assert steps(releases) == steps(releases[::-1])


@given(st.dictionaries(st.tuples(st.sampled_from("abc"), st.sampled_from(["de", "en"])), st.integers(1, 3)))
def test_places_and_items_say_the_same(places: dict[tuple[str, str], int]) -> None:
    assert places_of(items_of(places)) == places
