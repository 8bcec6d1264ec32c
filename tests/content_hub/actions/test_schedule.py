"""A publisher plans: things go live and end at their instant, once, or say why not."""

from datetime import timedelta

import pytest

from content_hub.errors import ApprovalVoid, Forbidden, Invalid, NotApproved, ReferenceNotLive, WrongState
from content_hub.model import BlockState, ReleaseState
from content_hub.schedules import AfterEnd, LocalTime
from tests.journeys.corridor import NOW, WANDA, Corridor, a_footer, a_message, a_page
from tests.journeys.planner import BERLIN, Planner, utc


@pytest.fixture
def planner(corridor: Corridor) -> Planner:
    return Planner(corridor)


def shows(planner: Planner, key: str, words: str, *, locale: str = "de-DE") -> bool:
    return words.encode() in (planner.corridor.live(key, locale) or b"")


def an_approved(planner: Planner, key: str = "abende", headline: str = "Die langen Abende sind da") -> None:
    planner.corridor.save(key, a_message(headline))
    planner.corridor.approved(key)


def a_live(planner: Planner, key: str = "abende", headline: str = "Der Alltag ist da") -> None:
    planner.corridor.go_live(key, a_message(headline))


def test_publisher_sees_it_live_at_the_local_time_and_not_a_second_before(planner: Planner) -> None:
    an_approved(planner)
    release = planner.schedule("abende", at="2026-12-02T09:00")
    assert (release.state, release.starts) == (ReleaseState.SCHEDULED, utc("2026-12-02 08:00"))
    assert planner.corridor.block("abende").state is BlockState.SCHEDULED
    assert planner.at("2026-12-02 07:59:59") == ()
    assert planner.corridor.presence("abende") is None
    (live,) = planner.at("2026-12-02 08:00:00")
    assert (live.state, live.since) == (ReleaseState.LIVE, utc("2026-12-02 08:00"))
    assert planner.release(release) == live
    assert shows(planner, "abende", "Abende")
    assert planner.corridor.block("abende").state is BlockState.LIVE
    assert planner.events("release.scheduled", "release.live", "block.published") == [
        "release.scheduled",
        "release.live",
        "block.published",
    ]
    assert planner.at("2026-12-02 08:00:01") == ()


def test_what_is_over_or_skipped_by_the_clocks_or_no_time_at_all_is_refused_with_its_place(planner: Planner) -> None:
    an_approved(planner)
    for at, zone, pointer in (
        ("2026-11-30T09:00", BERLIN, "/at/local"),
        ("2027-03-28T02:30", BERLIN, "/at/local"),
        ("2027-03-14T02:00", "America/New_York", "/at/local"),
        ("2026-12-02", BERLIN, "/at/local"),
        ("2026-12-02T25:00", BERLIN, "/at/local"),
        ("2026-12-02T09:00Z", BERLIN, "/at/local"),
        ("0001-01-01T00:00", BERLIN, "/at/local"),
        ("9999-12-31T23:59", "America/New_York", "/at/local"),
        ("2040-01-01T00:00", BERLIN, "/at/local"),
        ("2026-12-02T09:00", "Europe/Atlantis", "/at/zone"),
        ("2026-12-02T09:00", "../../etc/passwd", "/at/zone"),
        ("\ud800", "\x00", "/at/local"),
    ):
        with pytest.raises(Invalid) as caught:
            planner.schedule("abende", at=LocalTime(local=at, zone=zone))
        assert [fault.pointer for fault in caught.value.faults] == [pointer], at


def test_a_time_that_comes_twice_is_the_first_unless_the_second_is_asked_for(planner: Planner) -> None:
    an_approved(planner)
    first = planner.schedule("abende", at=LocalTime(local="2027-10-31T02:30", zone=BERLIN))
    second = planner.schedule("abende", at=LocalTime(local="2027-10-31T02:30", zone=BERLIN, fold=1))
    assert (first.starts, second.starts) == (utc("2027-10-31 00:30"), utc("2027-10-31 01:30"))


def test_an_end_must_come_after_the_beginning(planner: Planner) -> None:
    an_approved(planner)
    with pytest.raises(Invalid) as caught:
        planner.schedule("abende", at="2026-12-02T09:00", until="2026-12-02T09:00")
    assert caught.value.faults[0].pointer == "/until/local"


def test_only_publishers_schedule_and_only_what_is_approved(planner: Planner) -> None:
    planner.corridor.save("abende", a_message())
    with pytest.raises(NotApproved):
        planner.schedule("abende", at="2026-12-02T09:00")
    with pytest.raises(Forbidden):
        planner.schedule("abende", at="2026-12-02T09:00", by=WANDA)


def test_a_campaign_ends_with_nothing_and_its_address_says_gone(planner: Planner) -> None:
    an_approved(planner)
    release = planner.schedule("abende", at="2026-12-02T09:00", until="2026-12-03T09:00")
    planner.at("2026-12-02 08:00")
    assert planner.at("2026-12-03 07:59:59") == ()
    (over,) = planner.at("2026-12-03 08:00")
    assert (over.id, over.state) == (release.id, ReleaseState.ENDED)
    presence = planner.corridor.presence("abende")
    assert presence is not None
    assert presence.is_withdrawn
    assert planner.corridor.live("abende") is None
    assert planner.corridor.block("abende").state is BlockState.WITHDRAWN
    assert planner.events("release.ended", "block.withdrawn") == ["release.ended", "block.withdrawn"]


def test_a_campaign_gives_way_to_what_was_live_before_byte_for_byte(planner: Planner) -> None:
    a_live(planner)
    before = planner.corridor.live("abende")
    an_approved(planner, headline="Nur im Advent")
    planner.schedule("abende", at="2026-12-02T09:00", until="2026-12-03T09:00", then=AfterEnd.PREVIOUS)
    planner.at("2026-12-02 08:00")
    assert shows(planner, "abende", "Advent")
    planner.at("2026-12-03 08:00")
    assert planner.corridor.live("abende") == before
    block = planner.corridor.block("abende")
    assert block.state is BlockState.DRAFT
    assert {mark.version for mark in block.live.values()} == {1}


def test_an_end_leaves_alone_what_replaced_the_campaign_meanwhile(planner: Planner) -> None:
    an_approved(planner, headline="Nur im Advent")
    planner.schedule("abende", at="2026-12-02T09:00", until="2026-12-03T09:00")
    planner.at("2026-12-02 08:00")
    planner.corridor.go_live("abende", a_message("Für immer"))
    (over,) = planner.at("2026-12-03 08:00")
    assert over.state is ReleaseState.ENDED
    assert shows(planner, "abende", "immer")


def test_publishing_the_campaign_for_good_keeps_it_beyond_its_end(planner: Planner) -> None:
    an_approved(planner)
    planner.schedule("abende", at="2026-12-02T09:00", until="2026-12-03T09:00")
    planner.at("2026-12-02 08:00")
    planner.schedule("abende")
    planner.at("2026-12-03 08:00")
    assert shows(planner, "abende", "Abende")


def test_a_flash_sale_inside_a_campaign_gives_way_to_it_and_the_campaign_still_ends(planner: Planner) -> None:
    a_live(planner)
    an_approved(planner, headline="Die ganze Woche")
    planner.schedule("abende", at="2026-12-02T09:00", until="2026-12-09T09:00", then=AfterEnd.PREVIOUS)
    an_approved(planner, headline="Nur heute")
    planner.schedule("abende", at="2026-12-04T09:00", until="2026-12-05T09:00", then=AfterEnd.PREVIOUS)
    seen = []
    for day in (2, 4, 5, 9):
        planner.at(f"2026-12-0{day} 08:00")
        seen.append(planner.corridor.block("abende").live["de-DE"].version)
    assert seen == [2, 3, 2, 1]


def test_a_sale_that_outlasts_its_campaign_brings_back_what_was_before_the_campaign(planner: Planner) -> None:
    a_live(planner)
    an_approved(planner, headline="Die ganze Woche")
    planner.schedule("abende", at="2026-12-02T09:00", until="2026-12-05T09:00", then=AfterEnd.PREVIOUS)
    an_approved(planner, headline="Nur heute")
    planner.schedule("abende", at="2026-12-04T09:00", until="2026-12-06T09:00", then=AfterEnd.PREVIOUS)
    seen = []
    for day in (2, 4, 5, 6):
        planner.at(f"2026-12-0{day} 08:00")
        seen.append(planner.corridor.block("abende").live["de-DE"].version)
    assert seen == [2, 3, 3, 1]


def test_a_release_that_is_cancelled_never_happens_and_stays_approved(planner: Planner) -> None:
    an_approved(planner)
    release = planner.schedule("abende", at="2026-12-02T09:00")
    assert planner.cancel(release).state is ReleaseState.CANCELLED
    assert planner.corridor.block("abende").state is BlockState.APPROVED
    assert planner.at("2026-12-02 08:00") == ()
    with pytest.raises(WrongState):
        planner.cancel(release)
    planner.corridor.publish("abende")


def test_taking_the_review_back_cancels_what_rests_on_it_in_the_same_entry_sequence(planner: Planner) -> None:
    planner.corridor.save("abende", a_message())
    review = planner.corridor.approved("abende")
    release = planner.schedule("abende", at="2026-12-02T09:00")
    planner.schedule("abende", at="2026-12-03T09:00")
    planner.corridor.do(planner.corridor.taking_back(review))
    assert planner.release(release).state is ReleaseState.CANCELLED
    assert planner.corridor.block("abende").state is BlockState.DRAFT
    assert planner.events("review.withdrawn", "release.cancelled") == [
        "review.withdrawn",
        "release.cancelled",
        "release.cancelled",
    ]
    assert planner.at("2026-12-04 08:00") == ()


def test_a_footer_published_meanwhile_never_strands_a_scheduled_page(planner: Planner) -> None:
    corridor = planner.corridor
    corridor.go_live("footer", a_footer("Erste Fassung."), component="legal-footer")
    corridor.save("dezember", a_page("footer"), component="page")
    corridor.approved("dezember")
    planner.schedule("dezember", at="2026-12-02T09:00")
    corridor.go_live("footer", a_footer("Zweite Fassung."), component="legal-footer")
    planner.at("2026-12-02 08:00")
    assert shows(planner, "dezember", "Zweite Fassung")


def test_the_footers_review_covers_what_will_come_back_too(planner: Planner) -> None:
    corridor = planner.corridor
    corridor.go_live("footer", a_footer("Erste Fassung."), component="legal-footer")
    corridor.go_live("dezember", a_page("footer", title="Alltag"), component="page")
    corridor.save("dezember", a_page("footer", title="Advent"), component="page")
    corridor.approved("dezember")
    planner.schedule("dezember", until="2026-12-03T09:00", then=AfterEnd.PREVIOUS)
    corridor.go_live("footer", a_footer("Zweite Fassung."), component="legal-footer")
    planner.at("2026-12-03 08:00")
    assert shows(planner, "dezember", "Alltag")
    assert shows(planner, "dezember", "Zweite Fassung")


def test_a_page_cannot_be_scheduled_before_the_block_that_it_shows(planner: Planner) -> None:
    corridor = planner.corridor
    corridor.save("footer", a_footer(), component="legal-footer")
    corridor.save("dezember", a_page("footer"), component="page")
    corridor.approved("dezember", "footer")
    planner.schedule("footer", at="2026-12-04T09:00")
    with pytest.raises(ReferenceNotLive):
        planner.schedule("dezember", at="2026-12-03T09:00")
    planner.schedule("dezember", at="2026-12-05T09:00")
    planner.at("2026-12-04 08:00")
    planner.at("2026-12-05 08:00")
    assert shows(planner, "dezember", "HRB")


def test_a_page_cannot_outlive_the_block_that_it_shows(planner: Planner) -> None:
    corridor = planner.corridor
    corridor.save("footer", a_footer(), component="legal-footer")
    corridor.save("dezember", a_page("footer"), component="page")
    corridor.approved("dezember", "footer")
    planner.schedule("footer", at="2026-12-02T09:00", until="2026-12-05T09:00")
    with pytest.raises(ReferenceNotLive) as caught:
        planner.schedule("dezember", at="2026-12-03T09:00")
    assert caught.value.members["at"] == "2026-12-05T08:00:00+00:00"
    planner.schedule("dezember", at="2026-12-03T09:00", until="2026-12-05T09:00", id="a-page-that-ends")
    for day in (2, 3, 5):
        planner.at(f"2026-12-0{day} 08:00")
    assert corridor.live("dezember") is None
    assert corridor.live("footer") is None


def test_what_would_make_a_later_release_refuse_refuses_now_and_names_it(planner: Planner) -> None:
    corridor = planner.corridor
    corridor.go_live("footer", a_footer("Erste Fassung."), component="legal-footer")
    corridor.save("footer", a_footer("Zweite Fassung."), component="legal-footer")
    corridor.approved("footer")
    corridor.save("dezember", a_page("footer"), component="page")
    corridor.approved("dezember")  # with the first footer, which is live
    page = planner.schedule("dezember", at="2026-12-05T09:00", name="Advent")
    with pytest.raises(ApprovalVoid) as caught:
        planner.schedule("footer", at="2026-12-03T09:00")
    assert caught.value.members["release"] == page.id
    assert "Advent" in caught.value.en


def test_what_can_no_longer_go_live_says_so_once_and_changes_nothing(planner: Planner) -> None:
    corridor = planner.corridor
    corridor.go_live("footer", a_footer("Erste Fassung."), component="legal-footer")
    corridor.save("dezember", a_page("footer"), component="page")
    corridor.approved("dezember")
    release = planner.schedule("dezember", at="2026-12-02T09:00")
    corridor.withdraw("footer")
    (failed,) = planner.at("2026-12-02 08:00")
    assert failed.state is ReleaseState.FAILED
    assert failed.failure is not None
    assert failed.failure["type"] == "reference-not-live"
    assert planner.release(release) == failed
    assert corridor.presence("dezember") is None
    assert corridor.block("dezember").state is BlockState.APPROVED
    assert planner.events("release.failed") == ["release.failed"]
    assert planner.at(NOW + timedelta(days=9)) == ()


def test_an_end_whose_return_is_refused_takes_off_and_says_so(planner: Planner) -> None:
    corridor = planner.corridor
    corridor.go_live("footer", a_footer("Erste Fassung."), component="legal-footer")
    corridor.go_live("dezember", a_page("footer", title="Alltag"), component="page")
    an_approved(planner, "abende")
    corridor.publish("abende")
    corridor.save("dezember", a_page("abende", title="Advent"), component="page")
    corridor.approved("dezember")
    planner.schedule("dezember", until="2026-12-03T09:00", then=AfterEnd.PREVIOUS)
    corridor.withdraw("footer")  # the page that is live does not show it, the one that comes back does
    (failed,) = planner.at("2026-12-03 08:00")
    assert failed.state is ReleaseState.FAILED
    assert corridor.live("dezember") is None
    assert planner.events("release.failed", "block.withdrawn") == [
        "block.withdrawn",
        "release.failed",
        "block.withdrawn",
    ]


def test_a_block_that_a_live_page_shows_outlives_its_end_and_the_log_says_so(planner: Planner) -> None:
    corridor = planner.corridor
    corridor.save("footer", a_footer(), component="legal-footer")
    corridor.approved("footer")
    planner.schedule("footer", until="2026-12-03T09:00")
    corridor.go_live("dezember", a_page("footer"), component="page")
    (failed,) = planner.at("2026-12-03 08:00")
    assert failed.state is ReleaseState.FAILED
    assert shows(planner, "footer", "HRB")
    assert planner.at("2026-12-04 08:00") == ()


def test_two_blocks_that_go_live_together_do_so_or_neither(planner: Planner) -> None:
    an_approved(planner, "abende")
    an_approved(planner, "morgen", "Der Morgen")
    planner.schedule("abende", "morgen", at="2026-12-02T09:00")
    planner.at("2026-12-02 08:00")
    assert shows(planner, "abende", "Abende")
    assert shows(planner, "morgen", "Morgen")


def test_one_locale_ends_while_the_others_stay(planner: Planner) -> None:
    an_approved(planner)
    planner.corridor.publish("abende", locales=("en-GB",))
    planner.schedule("abende", at="2026-12-02T09:00", until="2026-12-03T09:00", locales=("de-DE",))
    planner.at("2026-12-02 08:00")
    assert shows(planner, "abende", "Abende")
    planner.at("2026-12-03 08:00")
    assert planner.corridor.live("abende") is None
    assert planner.corridor.live("abende", "en-GB") is not None
    presence = planner.corridor.presence("abende")
    assert presence is not None
    assert not presence.is_withdrawn
