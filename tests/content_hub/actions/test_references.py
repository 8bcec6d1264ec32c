"""A page shows other blocks: what was approved of it holds as long as these stay as they were."""

import pytest

from content_hub.errors import ApprovalVoid, InUse, ReferenceNotLive
from content_hub.model import BlockState, ReviewState
from content_hub.storage.queries import LiveOf, ReviewOf
from tests.journeys.corridor import BRAND, Corridor, a_footer, a_message, a_page


def a_live_page(corridor: Corridor) -> None:
    corridor.go_live("footer", a_footer("Erste Fassung."), component="legal-footer")
    corridor.go_live("dezember", a_page("footer"), component="page")


def an_approved_page(corridor: Corridor) -> str:
    corridor.go_live("footer", a_footer("Erste Fassung."), component="legal-footer")
    corridor.save("dezember", a_page("footer"), component="page")
    return corridor.approved("dezember").id


def a_new_footer(corridor: Corridor) -> None:
    corridor.save("footer", a_footer("Zweite Fassung."), component="legal-footer")


def shows(corridor: Corridor, key: str, words: bytes, *, locale: str = "de-DE") -> bool:
    return words in (corridor.live(key, locale) or b"")


def test_the_footers_review_covers_the_live_page_that_shows_it(corridor: Corridor) -> None:
    a_live_page(corridor)
    a_new_footer(corridor)
    review = corridor.submit("footer")
    covered = {(item.block, item.version, item.submitted) for item in review.covers}
    assert covered == {("footer", 2, True), ("dezember", 1, False)}
    changed = {(item.block, item.changed) for item in review.manifest.renditions if item.format == "html"}
    assert changed == {("footer", True), ("dezember", True)}
    assert corridor.block("dezember").state is BlockState.LIVE


def test_publishing_the_footer_replaces_the_pages_bytes_in_the_same_instant(corridor: Corridor) -> None:
    a_live_page(corridor)
    before = corridor.block("dezember").live["de-DE"]
    a_new_footer(corridor)
    review = corridor.approved("footer")
    assert shows(corridor, "dezember", b"Erste Fassung")
    corridor.publish("footer")
    assert shows(corridor, "footer", b"Zweite Fassung")
    assert shows(corridor, "dezember", b"Zweite Fassung")
    assert shows(corridor, "dezember", b"EN Zweite Fassung", locale="en-GB")
    approved = {item.digest for item in review.manifest.renditions if item.block == "dezember"}
    pointers = corridor.facts(LiveOf(brand=BRAND, keys=("dezember",)))
    assert {pointer.review for pointer in pointers} == {review.id}
    assert len(approved) > 0
    assert corridor.block("dezember").live["de-DE"] == before  # the page's own version did not change


def test_a_page_shown_in_a_page_follows_too(corridor: Corridor) -> None:
    a_live_page(corridor)
    corridor.go_live("heft", a_page("dezember", title="Das Heft"), component="page")
    a_new_footer(corridor)
    review = corridor.approved("footer")
    assert {item.block for item in review.covers} == {"footer", "dezember", "heft"}
    corridor.publish("footer")
    assert shows(corridor, "heft", b"Zweite Fassung")


def test_publishing_the_footer_in_one_locale_changes_the_page_in_that_one_only(corridor: Corridor) -> None:
    a_live_page(corridor)
    a_new_footer(corridor)
    corridor.approved("footer")
    corridor.publish("footer", locales=("de-DE",))
    assert shows(corridor, "dezember", b"Zweite Fassung")
    assert shows(corridor, "dezember", b"EN Erste Fassung", locale="en-GB")


def test_an_approved_page_is_void_once_its_footer_changed_and_the_refusal_names_it(corridor: Corridor) -> None:
    corridor.go_live("footer", a_footer("Erste Fassung."), component="legal-footer")
    a_new_footer(corridor)
    corridor.approved("footer")
    corridor.save("dezember", a_page("footer"), component="page")
    corridor.approved("dezember")  # with the footer's first version, which is live
    corridor.publish("footer")
    before = corridor.position()
    with pytest.raises(ApprovalVoid) as caught:
        corridor.publish("dezember")
    assert caught.value.members["changed"] == [{"block": "footer", "approved": 1, "now": 2}]
    assert "footer 1 → 2" in caught.value.en
    assert corridor.presence("dezember") is None
    assert corridor.position() == before
    corridor.approved("dezember")
    corridor.publish("dezember")
    assert shows(corridor, "dezember", b"Zweite Fassung")


def test_an_approved_page_stays_publishable_when_the_footers_review_covered_it(corridor: Corridor) -> None:
    page = an_approved_page(corridor)
    a_new_footer(corridor)
    review = corridor.approved("footer")
    assert ("dezember", False) in {(item.block, item.submitted) for item in review.covers}
    corridor.publish("footer")
    assert corridor.presence("dezember") is None
    corridor.publish("dezember")
    assert shows(corridor, "dezember", b"Zweite Fassung")
    found = corridor.facts(ReviewOf(brand=BRAND, id=page))
    assert found is not None
    assert found.state is ReviewState.PUBLISHED


def test_both_together_go_live_with_what_the_footers_review_approved(corridor: Corridor) -> None:
    an_approved_page(corridor)
    a_new_footer(corridor)
    corridor.approved("footer")
    corridor.publish("footer", "dezember")
    assert shows(corridor, "dezember", b"Zweite Fassung")


def test_a_page_approved_and_live_with_the_old_footer_takes_the_new_one_when_that_is_published(
    corridor: Corridor,
) -> None:
    an_approved_page(corridor)
    a_new_footer(corridor)
    corridor.approved("footer")
    corridor.publish("dezember")
    assert shows(corridor, "dezember", b"Erste Fassung")
    corridor.publish("footer")
    assert shows(corridor, "dezember", b"Zweite Fassung")


def test_a_page_that_went_live_after_the_footers_review_began_holds_its_footer_up(corridor: Corridor) -> None:
    corridor.go_live("footer", a_footer("Erste Fassung."), component="legal-footer")
    a_new_footer(corridor)
    corridor.approved("footer")
    corridor.go_live("dezember", a_page("footer"), component="page")
    with pytest.raises(ApprovalVoid) as caught:
        corridor.publish("footer")
    assert caught.value.members["block"] == "dezember"
    assert shows(corridor, "footer", b"Erste Fassung")
    assert shows(corridor, "dezember", b"Erste Fassung")


def test_a_void_approval_names_what_really_changed_and_what_to_submit_again(corridor: Corridor) -> None:
    corridor.go_live("footer", a_footer("Erste Fassung."), component="legal-footer")
    corridor.go_live("abende", a_message())
    corridor.go_live("dezember", a_page("abende", "footer"), component="page")
    a_new_footer(corridor)
    corridor.approved("footer")  # its review shows the page with the first message
    corridor.go_live("abende", a_message())
    with pytest.raises(ApprovalVoid) as caught:
        corridor.publish("footer")
    assert caught.value.members["changed"] == [{"block": "abende", "approved": 1, "now": 2}]
    assert caught.value.members["submit_again"] == ["footer"]
    corridor.approved("footer")
    corridor.publish("footer")
    assert shows(corridor, "dezember", b"Zweite Fassung")


def test_approving_the_footer_does_not_approve_the_drafts_that_show_it(corridor: Corridor) -> None:
    corridor.go_live("footer", a_footer("Erste Fassung."), component="legal-footer")
    corridor.save("dezember", a_page("footer"), component="page")
    a_new_footer(corridor)
    assert {item.block for item in corridor.submit("footer").covers} == {"footer"}


def test_a_page_cannot_be_reviewed_while_what_it_shows_is_a_draft(corridor: Corridor) -> None:
    corridor.save("footer", a_footer(), component="legal-footer")
    corridor.save("dezember", a_page("footer"), component="page")
    with pytest.raises(ReferenceNotLive) as caught:
        corridor.submit("dezember")
    references = caught.value.members["references"]
    assert isinstance(references, list)
    assert {(item["block"], item["reference"]) for item in references} == {("dezember", "footer")}
    assert {item["locale"] for item in references} == {"de-DE", "de-AT", "en-GB"}


def test_a_page_is_not_published_before_what_it_shows(corridor: Corridor) -> None:
    corridor.save("footer", a_footer(), component="legal-footer")
    corridor.save("dezember", a_page("footer"), component="page")
    corridor.approved("dezember", "footer")
    with pytest.raises(ReferenceNotLive):
        corridor.publish("dezember")
    corridor.publish("footer", locales=("de-DE",))
    with pytest.raises(ReferenceNotLive) as caught:
        corridor.publish("dezember")
    assert "en-GB" in caught.value.en
    corridor.publish("dezember", locales=("de-DE",))
    assert shows(corridor, "dezember", b"HRB")


def test_a_footer_in_use_is_not_withdrawn_and_its_users_are_named(corridor: Corridor) -> None:
    a_live_page(corridor)
    with pytest.raises(InUse) as caught:
        corridor.withdraw("footer")
    assert caught.value.members["usages"] == [
        {"block": "dezember", "version": 1, "pointer": "/facts/blocks/0", "live": True}
    ]
    assert shows(corridor, "footer", b"Erste Fassung")
    corridor.withdraw("dezember")
    corridor.withdraw("footer")
    assert corridor.live("footer") is None


def test_a_draft_that_no_longer_shows_the_footer_does_not_free_it(corridor: Corridor) -> None:
    a_live_page(corridor)
    corridor.go_live("abende", a_message())
    corridor.save("dezember", a_page("abende"), component="page")
    with pytest.raises(InUse):
        corridor.withdraw("footer")


def test_an_approved_page_whose_footer_was_withdrawn_is_refused(corridor: Corridor) -> None:
    an_approved_page(corridor)
    corridor.withdraw("footer")
    with pytest.raises(ReferenceNotLive):
        corridor.publish("dezember")
