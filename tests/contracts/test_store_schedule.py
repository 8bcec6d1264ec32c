"""Every store finds what is due, and keeps what is to come apart from what is live."""

from datetime import datetime, timedelta

import msgspec
import pytest

from content_hub.errors import Conflict
from content_hub.model import Release, ReleaseItem, ReleaseState, VersionRef
from content_hub.schedules import AfterEnd, Ending
from content_hub.storage.changes import ExpectRevision, PutRelease
from content_hub.storage.claim_changes import PutClaims
from content_hub.storage.claim_queries import ClaimsOn
from content_hub.storage.queries import LiveOf, Releases, RevisionsOf, UsersOf
from content_hub.storage.schedule_changes import ExpectSchedule, TakeDown
from content_hub.storage.schedule_queries import DueSteps, NextInstant, PendingReleases
from tests.contracts.building import BRAND, NOW, a_release, going_live, saved
from tests.contracts.desk import Desk

HOUR = timedelta(hours=1)


def planned(id: str, starts: datetime = NOW + HOUR, **parts: object) -> Release:  # noqa: A002 - the field's own name
    return a_release(id, state=ReleaseState.SCHEDULED, starts=starts, **parts)


def ending(id: str, ends: datetime = NOW + HOUR, **parts: object) -> Release:  # noqa: A002 - the field's own name
    until = Ending(local="2026-12-01T11:00", zone="Europe/Berlin", then=AfterEnd.PREVIOUS)
    return a_release(id, state=ReleaseState.LIVE, since=NOW, ends=ends, until=until, **parts)


def put(desk: Desk, *releases: Release) -> None:
    desk.commit(*(PutRelease(release=release) for release in releases))


def due(desk: Desk, at: datetime) -> list[str]:
    return [step.release for step in desk.facts(DueSteps(at=at))]


def test_a_release_is_due_from_its_instant_until_it_is_done(desk: Desk) -> None:
    release = planned("a")
    put(desk, release)
    assert desk.facts(NextInstant()) == NOW + HOUR
    assert due(desk, NOW + HOUR - timedelta(microseconds=1)) == []
    assert due(desk, NOW + HOUR) == ["a"]
    assert due(desk, NOW + HOUR + timedelta(microseconds=1)) == ["a"]
    put(desk, msgspec.structs.replace(release, state=ReleaseState.LIVE, revision=2))
    assert due(desk, NOW + 9 * HOUR) == []
    assert desk.facts(NextInstant()) is None
    assert desk.facts(PendingReleases(brand=BRAND)) == ()


def test_what_ends_comes_before_what_starts_and_the_oldest_instant_first(desk: Desk) -> None:
    later = planned("later", NOW + 2 * HOUR)
    first = planned("first")
    second = planned("second", created=NOW + timedelta(seconds=1))
    outer = ending("outer")
    inner = ending("inner", created=NOW + timedelta(seconds=1))
    put(desk, later, second, first, outer, inner)
    assert due(desk, NOW + 3 * HOUR) == ["inner", "outer", "first", "second", "later"]
    assert [release.id for release in desk.facts(PendingReleases(brand=BRAND))] == due(desk, NOW + 3 * HOUR)
    assert desk.facts(PendingReleases(brand="other")) == ()


def test_the_counter_moves_with_the_schedule_and_with_nothing_else(desk: Desk) -> None:
    before = desk.facts(RevisionsOf(brand=BRAND)).schedule
    put(desk, a_release("at-once"))
    assert desk.facts(RevisionsOf(brand=BRAND)).schedule == before
    put(desk, planned("a"))
    now = desk.facts(RevisionsOf(brand=BRAND)).schedule
    assert now > before
    expects = (ExpectSchedule(brand=BRAND, revision=before),)
    with pytest.raises(Conflict):
        desk.commit(PutRelease(release=planned("b")), expects=expects)
    desk.commit(PutRelease(release=planned("b")), expects=(ExpectSchedule(brand=BRAND, revision=now),))


def test_who_turns_a_release_first_has_turned_it(desk: Desk) -> None:
    release = planned("a")
    put(desk, release)
    live = msgspec.structs.replace(release, state=ReleaseState.LIVE, revision=2)
    expects = (ExpectRevision(kind="release", brand=BRAND, id="a", revision=1),)
    desk.commit(PutRelease(release=live), expects=expects)
    with pytest.raises(Conflict):
        desk.commit(PutRelease(release=live), expects=expects)


def test_releases_are_listed_by_their_state(desk: Desk) -> None:
    put(desk, planned("a"), ending("b"))
    assert [release.id for release in desk.pages(Releases(brand=BRAND, state="scheduled"))] == ["a"]
    assert [release.id for release in desk.pages(Releases(brand=BRAND, limit=1))] == ["b", "a"]


def test_a_version_that_will_go_live_or_come_back_counts_as_user(desk: Desk) -> None:
    desk.commit(*saved("footer"), *saved("page", uses=("footer",)), *saved("heft", uses=("footer",)))
    assert desk.facts(UsersOf(brand=BRAND, keys=("footer",))) == ()
    page, heft = (ReleaseItem(block=key, version=1, locales=("de-DE",)) for key in ("page", "heft"))
    put(desk, planned("a", versions=(page,)), ending("b", versions=(), before=(heft,)))
    users = desk.facts(UsersOf(brand=BRAND, keys=("footer",)))
    assert [(user.block, user.live, user.scheduled) for user in users] == [("heft", False, True), ("page", False, True)]


def test_taking_down_one_locale_leaves_the_others_and_the_last_one_withdraws(desk: Desk) -> None:
    desk.commit(*saved())
    desk.commit(*going_live(b"de"))
    desk.commit(*going_live(b"en", locale="en-GB"))
    before = desk.facts(RevisionsOf(brand=BRAND)).live
    desk.commit(TakeDown(brand=BRAND, places=(("winter-sale", "de-DE"),), at=NOW))
    assert desk.live_body() is None
    assert desk.live_body(locale="en-GB") == b"en"
    presence = desk.reader.presence(BRAND, "winter-sale")
    assert presence is not None
    assert not presence.is_withdrawn
    assert desk.facts(RevisionsOf(brand=BRAND)).live > before
    desk.commit(TakeDown(brand=BRAND, places=(("winter-sale", "en-GB"),), at=NOW))
    presence = desk.reader.presence(BRAND, "winter-sale")
    assert presence is not None
    assert presence.is_withdrawn
    assert desk.facts(LiveOf(brand=BRAND, keys=("winter-sale",))) == ()


def test_taking_down_what_never_was_live_leaves_no_trace(desk: Desk) -> None:
    desk.commit(*saved())
    desk.commit(TakeDown(brand=BRAND, places=(("winter-sale", "de-DE"),), at=NOW))
    assert desk.reader.presence(BRAND, "winter-sale") is None


def test_delivery_knows_when_each_block_changes_next(desk: Desk) -> None:
    item = ReleaseItem(block="winter-sale", version=1, locales=("de-DE",))
    put(desk, planned("a", NOW + 2 * HOUR), ending("b", versions=(item,), holds=(item,)))
    name = f"block:{BRAND}/winter-sale"
    assert desk.reader.settings().brands[BRAND].upcoming == {name: NOW + HOUR}


def test_claims_are_found_while_their_version_is_live_or_to_come(desk: Desk) -> None:
    desk.commit(*saved("a"), *saved("b"), *saved("c"))
    for key in ("a", "b", "c"):
        desk.commit(PutClaims(brand=BRAND, block=key, version=1, subjects=("sku:1", f"product:{key}")))
    desk.commit(*going_live(b"a", "a"))
    put(desk, planned("release", versions=(ReleaseItem(block="b", version=1, locales=("de-DE",)),)))
    found = desk.facts(ClaimsOn(brand=BRAND, subjects=("sku:1",)))
    assert found == (VersionRef(block="a", version=1), VersionRef(block="b", version=1))
    assert desk.facts(ClaimsOn(brand=BRAND, subjects=("product:b", "product:c"))) == (VersionRef(block="b", version=1),)
    assert desk.facts(ClaimsOn(brand="other", subjects=("sku:1",))) == ()
