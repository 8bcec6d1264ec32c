"""What goes live is what was approved, byte for byte, and nothing else."""

import pytest

from content_hub.digests import digest_of_bytes
from content_hub.errors import Forbidden, GateFailed, Invalid, NotApproved, NotFound, WrongState
from content_hub.model import BlockState, Caller, DecisionKind, ReleaseState, ReviewState
from content_hub.storage.queries import Entries, LiveRowsOf, Releases, RenditionsOf, ReviewOf
from tests.journeys.corridor import ADA, ARNO, BRAND, MARA, WANDA, Corridor, a_footer, a_message, a_page, an_offer

ERRORS = ["tone/avoided-term", "tone/address"]


def off_brand() -> dict[str, object]:
    return a_message("Billige Laternen: Entdecken Sie unsere Auswahl")


def state_of(corridor: Corridor, review: str) -> ReviewState:
    found = corridor.facts(ReviewOf(brand=BRAND, id=review))
    assert found is not None
    return found.state


def test_a_writer_sees_which_errors_keep_a_draft_from_review(corridor: Corridor) -> None:
    corridor.save("abende", off_brand())
    before = corridor.position()
    with pytest.raises(GateFailed) as caught:
        corridor.submit("abende")
    findings = caught.value.members["findings"]
    assert isinstance(findings, tuple)
    assert {finding.rule for finding in findings} == set(ERRORS)
    assert {finding.at.pointer for finding in findings} == {"/texts/de-DE/headline"}
    assert {(finding.block, finding.version) for finding in findings} == {("abende", 1)}
    assert corridor.position() == before
    assert corridor.block("abende").state is BlockState.DRAFT


def test_the_bytes_that_are_delivered_are_the_bytes_that_were_approved(corridor: Corridor) -> None:
    corridor.save("abende", a_message())
    review = corridor.submit("abende")
    digests = tuple(item.digest for item in review.manifest.renditions)
    shown = {item.digest: item.body for item in corridor.facts(RenditionsOf(brand=BRAND, digests=digests))}
    corridor.approve(review)
    corridor.publish("abende")
    rows = corridor.facts(LiveRowsOf(brand=BRAND, keys=("abende",)))
    assert len(rows) == len(review.manifest.renditions) > 0
    for row in rows:
        body = corridor.live("abende", row.locale, channel=row.channel, form=row.format)
        assert body == shown[row.digest]
        assert digest_of_bytes(body or b"") == row.digest
        assert len(body or b"") == row.bytes


def test_a_draft_is_not_published(corridor: Corridor) -> None:
    corridor.save("abende", a_message())
    with pytest.raises(NotApproved):
        corridor.publish("abende")
    assert corridor.presence("abende") is None


def test_nor_what_is_still_under_review_or_was_refused_or_taken_back(corridor: Corridor) -> None:
    corridor.save("abende", a_message())
    open_one = corridor.submit("abende")
    with pytest.raises(NotApproved):
        corridor.publish("abende")
    corridor.do(corridor.deciding(open_one, kind=DecisionKind.REQUEST_CHANGES))
    with pytest.raises(NotApproved):
        corridor.publish("abende")
    corridor.do(corridor.taking_back(corridor.approved("abende")))
    with pytest.raises(NotApproved):
        corridor.publish("abende")
    assert corridor.presence("abende") is None
    assert corridor.block("abende").state is BlockState.DRAFT


def test_a_version_saved_after_the_approval_is_not_approved_by_it(corridor: Corridor) -> None:
    corridor.save("abende", a_message("Licht"))
    corridor.approved("abende")
    corridor.save("abende", a_message("Dunkel"))
    with pytest.raises(NotApproved):
        corridor.publish("abende")
    corridor.publish(("abende", 1))
    assert b"Licht" in (corridor.live("abende") or b"")
    assert corridor.block("abende").state is BlockState.DRAFT


def test_an_offer_waits_for_legal_as_well(corridor: Corridor) -> None:
    corridor.save("polarstern", an_offer(), component="offer")
    review = corridor.approve(corridor.submit("polarstern"), ARNO)
    assert (review.state, review.step) == (ReviewState.OPEN, "legal")
    with pytest.raises(NotApproved):
        corridor.publish("polarstern")


@pytest.mark.parametrize("by", [WANDA, ARNO, MARA, ADA], ids=["writer", "approver", "brand-manager", "admin"])
def test_only_publishers_publish_and_withdraw(corridor: Corridor, by: Caller) -> None:
    corridor.save("abende", a_message())
    corridor.approved("abende")
    with pytest.raises(Forbidden):
        corridor.publish("abende", by=by)
    with pytest.raises(Forbidden):
        corridor.do(corridor.withdrawing("abende", by=by))
    assert corridor.presence("abende") is None


def test_each_locale_goes_live_by_itself(corridor: Corridor) -> None:
    corridor.save("abende", a_message())
    review = corridor.approved("abende")
    corridor.publish("abende", locales=("de-DE",))
    assert corridor.live("abende", "de-DE") is not None
    assert corridor.live("abende", "en-GB") is None
    assert state_of(corridor, review.id) is ReviewState.APPROVED
    corridor.publish("abende", locales=("de-AT", "en-GB"))
    assert corridor.live("abende", "en-GB") is not None
    assert state_of(corridor, review.id) is ReviewState.PUBLISHED
    assert set(corridor.block("abende").live) == {"de-AT", "de-DE", "en-GB"}


def test_a_new_version_in_one_locale_leaves_the_others_as_they_are(corridor: Corridor) -> None:
    corridor.go_live("abende", a_message("Licht"))
    english = corridor.live("abende", "en-GB")
    corridor.save("abende", a_message("Mehr Licht"))
    corridor.approve(corridor.submit("abende", locales=("de-DE",)))
    corridor.publish("abende")
    assert b"Mehr Licht" in (corridor.live("abende", "de-DE") or b"")
    assert b"Mehr Licht" not in (corridor.live("abende", "de-AT") or b"")
    assert corridor.live("abende", "en-GB") == english
    live = corridor.block("abende").live
    assert {locale: mark.version for locale, mark in live.items()} == {"de-AT": 1, "de-DE": 2, "en-GB": 1}


def test_an_approval_of_one_locale_does_not_publish_another(corridor: Corridor) -> None:
    corridor.save("abende", a_message())
    corridor.approve(corridor.submit("abende", locales=("en-GB",)))
    with pytest.raises(NotApproved) as caught:
        corridor.publish("abende", locales=("de-DE", "en-GB"))
    assert caught.value.members["locales"] == ["de-DE"]
    assert corridor.presence("abende") is None


@pytest.mark.parametrize("locales", [(), ("fr-FR",), ("de-DE", "tlh")], ids=["none", "foreign", "one-foreign"])
def test_locales_that_cannot_be_meant_are_refused_at_submit(corridor: Corridor, locales: tuple[str, ...]) -> None:
    corridor.save("abende", a_message())
    before = corridor.position()
    with pytest.raises(Invalid) as caught:
        corridor.submit("abende", locales=locales)
    assert [fault.pointer for fault in caught.value.faults] == ["/locales"]
    assert corridor.position() == before


def test_a_release_of_several_versions_is_all_or_nothing(corridor: Corridor) -> None:
    for key in ("abende", "morgen", "mittag"):
        corridor.save(key, a_message())
    corridor.approved("abende", "morgen")
    before = corridor.position()
    with pytest.raises(NotApproved) as caught:
        corridor.publish("abende", "mittag", "morgen")
    assert caught.value.members["block"] == "mittag"
    assert [corridor.presence(key) for key in ("abende", "morgen", "mittag")] == [None] * 3
    assert corridor.position() == before
    assert corridor.do(corridor.store.list(Releases(brand=BRAND))).items == ()
    release = corridor.publish("abende", "morgen").release
    assert release.state is ReleaseState.LIVE
    assert corridor.live("abende")
    assert corridor.live("morgen")


def test_a_release_says_in_the_log_what_went_live_and_since_which_position(corridor: Corridor) -> None:
    corridor.save("abende", a_message())
    corridor.approved("abende")
    published = corridor.publish("abende")
    entries = corridor.do(corridor.store.list(Entries(brand=BRAND, limit=100))).items
    assert [entry.position for entry in entries] == list(range(1, len(entries) + 1))
    live, block = entries[-2:]
    assert (live.position, live.entry.type) == (published.position, "release.live")
    assert (block.entry.type, block.entry.subject) == ("block.published", "blocks/abende")
    renditions = block.entry.data["renditions"]
    assert isinstance(renditions, list)
    assert {item["digest"] for item in renditions} == {
        row.digest for row in corridor.facts(LiveRowsOf(brand=BRAND, keys=("abende",)))
    }


@pytest.mark.parametrize("keys", [(), ("abende", "abende")], ids=["nothing", "twice"])
def test_a_release_names_each_block_once(corridor: Corridor, keys: tuple[str, ...]) -> None:
    corridor.save("abende", a_message())
    corridor.approved("abende")
    with pytest.raises(Invalid):
        corridor.publish(*keys)


def test_what_does_not_exist_is_not_published(corridor: Corridor) -> None:
    corridor.save("abende", a_message())
    for ref in (("morgen", 1), ("abende", 2), ("abende", 0)):
        with pytest.raises(NotFound):
            corridor.publish(ref)


def test_a_version_is_in_one_running_review_at_a_time(corridor: Corridor) -> None:
    corridor.save("abende", a_message())
    review = corridor.submit("abende")
    with pytest.raises(WrongState) as caught:
        corridor.submit("abende")
    assert caught.value.members == {"review": review.id}


def test_going_back_to_an_older_approved_version_ships_its_bytes_again(corridor: Corridor) -> None:
    corridor.go_live("abende", a_message("Licht"))
    first = corridor.live("abende")
    corridor.go_live("abende", a_message("Mehr Licht"))
    corridor.publish(("abende", 1))
    assert corridor.live("abende") == first


def test_a_page_and_all_that_it_shows_go_through_one_review(corridor: Corridor) -> None:
    corridor.save("footer", a_footer(), component="legal-footer")
    corridor.save("abende", a_message())
    corridor.save("dezember", a_page("abende", "footer"), component="page")
    review = corridor.approved("dezember", "abende", "footer")
    corridor.publish("footer", "abende", "dezember")
    body = corridor.live("dezember") or b""
    assert b"HRB 4711" in body
    assert b"dunkel" in body
    assert state_of(corridor, review.id) is ReviewState.PUBLISHED
