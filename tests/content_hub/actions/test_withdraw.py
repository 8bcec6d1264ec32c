"""Taking back: a block from delivery, a review from its reviewers, an old version's content into a new one."""

import pytest

from content_hub.actions.restore import Restore, restore
from content_hub.errors import Forbidden, NotFound, WrongState
from content_hub.model import BlockState, ReviewState
from content_hub.storage.queries import LiveRowsOf, RenditionsOf, VersionOf
from tests.journeys.corridor import ARNO, BRAND, NOW, PAUL, WANDA, Corridor, a_footer, a_message, a_page


def digests_of(corridor: Corridor, key: str) -> set[str]:
    return {row.digest for row in corridor.facts(LiveRowsOf(brand=BRAND, keys=(key,)))}


def is_gone(corridor: Corridor, digest: str) -> bool:
    found = corridor.reader.rendition(BRAND, digest)
    assert found is not None
    return found.is_gone


def test_a_withdrawn_block_is_off_delivery_and_its_immutable_bytes_are_gone(corridor: Corridor) -> None:
    corridor.go_live("abende", a_message())
    digests = digests_of(corridor, "abende")
    withdrawn = corridor.withdraw("abende")
    assert withdrawn.block.state is BlockState.WITHDRAWN
    assert corridor.live("abende") is None
    presence = corridor.presence("abende")
    assert presence is not None
    assert presence.is_withdrawn
    assert all(is_gone(corridor, digest) for digest in digests)


def test_published_again_it_is_back_with_the_bytes_that_were_approved(corridor: Corridor) -> None:
    corridor.go_live("abende", a_message())
    body, digests = corridor.live("abende"), digests_of(corridor, "abende")
    corridor.withdraw("abende")
    corridor.publish("abende")
    assert corridor.live("abende") == body
    assert not any(is_gone(corridor, digest) for digest in digests)
    assert corridor.block("abende").state is BlockState.LIVE
    assert corridor.block("abende").withdrawn is None


def test_bytes_that_another_live_block_shares_stay(corridor: Corridor) -> None:
    corridor.go_live("abende", a_message())
    corridor.go_live("kopie", a_message())
    shared = digests_of(corridor, "abende") & digests_of(corridor, "kopie")
    assert shared
    corridor.withdraw("abende")
    assert not any(is_gone(corridor, digest) for digest in shared)
    corridor.withdraw("kopie")
    assert all(is_gone(corridor, digest) for digest in shared)


def test_what_is_not_live_is_not_withdrawn(corridor: Corridor) -> None:
    corridor.save("abende", a_message())
    for _ in range(2):
        with pytest.raises(WrongState):
            corridor.withdraw("abende")
        corridor.approved("abende")
    with pytest.raises(NotFound):
        corridor.withdraw("nichts")


def test_withdrawing_leaves_a_draft_a_draft_and_a_review_a_review(corridor: Corridor) -> None:
    corridor.go_live("abende", a_message("Licht"))
    corridor.save("abende", a_message("Mehr Licht"))
    assert corridor.withdraw("abende").block.state is BlockState.DRAFT
    corridor.publish(("abende", 1))
    corridor.submit("abende")
    assert corridor.withdraw("abende").block.state is BlockState.IN_REVIEW


def test_bytes_of_a_review_that_was_taken_back_are_collected(corridor: Corridor) -> None:
    corridor.save("abende", a_message())
    review = corridor.submit("abende")
    digests = tuple({item.digest for item in review.manifest.renditions})
    assert len(corridor.facts(RenditionsOf(brand=BRAND, digests=digests))) == len(digests)
    corridor.do(corridor.taking_back(review))
    assert corridor.facts(RenditionsOf(brand=BRAND, digests=digests)) == ()
    assert corridor.block("abende").state is BlockState.DRAFT


def test_but_not_those_that_are_live_or_that_another_review_names(corridor: Corridor) -> None:
    corridor.go_live("abende", a_message())
    corridor.save("kopie", a_message())
    corridor.save("zweite", a_message("Eine zweite"))
    corridor.save("dritte", a_message("Eine zweite"))
    first, second = corridor.submit("kopie", "zweite"), corridor.submit("dritte")
    corridor.do(corridor.taking_back(first))
    still = {item.digest for item in second.manifest.renditions} | digests_of(corridor, "abende")
    gone = {item.digest for item in first.manifest.renditions} - still
    assert gone
    digests = tuple(still | gone)
    assert {item.digest for item in corridor.facts(RenditionsOf(brand=BRAND, digests=digests))} == still
    corridor.approve(second)
    corridor.publish("dritte")
    assert b"Eine zweite" in (corridor.live("dritte") or b"")


def test_an_approval_that_a_footers_review_gave_outlives_a_second_round_on_the_page(corridor: Corridor) -> None:
    corridor.go_live("footer", a_footer("Erste."), component="legal-footer")
    corridor.save("dezember", a_page("footer"), component="page")
    corridor.approved("dezember")
    corridor.save("footer", a_footer("Zweite."), component="legal-footer")
    corridor.approved("footer")
    corridor.publish("footer")
    corridor.do(corridor.taking_back(corridor.submit("dezember")))
    corridor.publish("dezember")
    assert b"Zweite." in (corridor.live("dezember") or b"")


def test_a_review_is_taken_back_by_writers_and_publishers_only_while_it_is_not_over(corridor: Corridor) -> None:
    corridor.save("abende", a_message())
    review = corridor.approved("abende")
    with pytest.raises(Forbidden):
        corridor.do(corridor.taking_back(review, by=ARNO))
    assert corridor.do(corridor.taking_back(review, by=PAUL)).state is ReviewState.WITHDRAWN
    with pytest.raises(WrongState):
        corridor.do(corridor.taking_back(review))
    published = corridor.approved("abende")
    corridor.publish("abende")
    with pytest.raises(WrongState):
        corridor.do(corridor.taking_back(published))
    with pytest.raises(WrongState):
        corridor.approve(review)


def test_restoring_makes_a_new_draft_with_the_old_words_and_labels(corridor: Corridor) -> None:
    corridor.save("abende", a_message("Licht"), labels=("winter",))
    corridor.save("abende", a_message("Mehr Licht"), labels=("sommer",))
    restored = corridor.do(restore(corridor.hub, Restore(brand=BRAND, key="abende", number=1), caller=WANDA, now=NOW))
    assert (restored.version.number, restored.version.person) == (3, "wanda")
    first = corridor.facts(VersionOf(brand=BRAND, key="abende", number=1))
    assert first is not None
    assert (restored.version.content, restored.version.digest) == (first.content, first.digest)
    assert restored.block.labels == ("winter",)
    assert restored.block.state is BlockState.DRAFT


def test_restored_words_go_through_review_again(corridor: Corridor) -> None:
    corridor.go_live("abende", a_message("Licht"))
    corridor.go_live("abende", a_message("Mehr Licht"))
    corridor.do(restore(corridor.hub, Restore(brand=BRAND, key="abende", number=1), caller=WANDA, now=NOW))
    assert b"Mehr Licht" in (corridor.live("abende") or b"")
    assert corridor.block("abende").live["de-DE"].version == 2
    for number in (0, 9):
        with pytest.raises(NotFound):
            corridor.do(restore(corridor.hub, Restore(brand=BRAND, key="abende", number=number), caller=WANDA, now=NOW))
