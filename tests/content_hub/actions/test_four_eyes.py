"""Nobody decides on what they wrote or submitted: by person, over versions, tokens and services."""

import pytest

from content_hub.errors import Forbidden, FourEyes
from content_hub.model import Caller, Review, ReviewState
from tests.journeys.corridor import ADA, ARNO, PAUL, WANDA, WILL, Corridor, a_caller, a_message

WILLS_BOT = a_caller("import-bot", "writer", owner="will")


def refused_four_eyes(corridor: Corridor, review: Review, by: Caller) -> None:
    before = corridor.position()
    with pytest.raises(FourEyes):
        corridor.approve(review, by)
    assert corridor.position() == before


def test_an_approver_may_not_approve_what_they_wrote_though_another_submitted_it(corridor: Corridor) -> None:
    corridor.save("abende", a_message(), by=WILL)
    review = corridor.submit("abende", by=WANDA)
    refused_four_eyes(corridor, review, WILL)
    assert corridor.approve(review, ARNO).state is ReviewState.APPROVED


def test_nor_what_they_submitted_though_another_wrote_it(corridor: Corridor) -> None:
    corridor.save("abende", a_message(), by=WANDA)
    refused_four_eyes(corridor, corridor.submit("abende", by=WILL), WILL)


def test_nor_what_their_service_wrote(corridor: Corridor) -> None:
    corridor.save("abende", a_message(), by=WILLS_BOT)
    refused_four_eyes(corridor, corridor.submit("abende", by=WANDA), WILL)


def test_nor_what_their_service_submitted(corridor: Corridor) -> None:
    corridor.save("abende", a_message(), by=WANDA)
    refused_four_eyes(corridor, corridor.submit("abende", by=WILLS_BOT), WILL)


def test_a_service_never_decides_not_even_on_others_work(corridor: Corridor) -> None:
    corridor.save("abende", a_message())
    review = corridor.submit("abende")
    with pytest.raises(Forbidden):
        corridor.approve(review, a_caller("approval-bot", "approver", owner="arno"))


def test_the_author_of_an_earlier_version_that_never_went_live_may_not_approve_a_later_one(corridor: Corridor) -> None:
    corridor.save("abende", a_message("Licht"), by=WILL)
    corridor.save("abende", a_message("Mehr Licht"), by=WANDA)
    refused_four_eyes(corridor, corridor.submit("abende", by=WANDA), WILL)


def test_the_author_of_a_version_that_is_live_may_approve_the_next_one(corridor: Corridor) -> None:
    corridor.save("abende", a_message("Licht"), by=WILL)
    corridor.approve(corridor.submit("abende", by=WILL), ARNO)
    corridor.publish("abende")
    corridor.save("abende", a_message("Mehr Licht"), by=WANDA)
    assert corridor.approve(corridor.submit("abende", by=WANDA), WILL).state is ReviewState.APPROVED


def test_the_author_of_an_old_draft_may_not_approve_it_after_a_later_version_went_live(corridor: Corridor) -> None:
    corridor.save("abende", a_message("Licht"), by=WILL)
    corridor.save("abende", a_message("Mehr Licht"), by=WANDA)
    corridor.approve(corridor.submit("abende", by=WANDA), ARNO)
    corridor.publish("abende")
    refused_four_eyes(corridor, corridor.submit(("abende", 1), by=WANDA), WILL)


def test_in_a_review_of_several_blocks_the_author_of_any_of_them_is_out(corridor: Corridor) -> None:
    corridor.save("abende", a_message(), by=WANDA)
    corridor.save("morgen", a_message("Der Morgen"), by=WILL)
    refused_four_eyes(corridor, corridor.submit("abende", "morgen", by=WANDA), WILL)


@pytest.mark.parametrize("by", [ARNO, PAUL, ADA], ids=["approver", "publisher", "admin"])
def test_only_writers_write_and_submit(corridor: Corridor, by: Caller) -> None:
    corridor.save("abende", a_message())
    before = corridor.position()
    with pytest.raises(Forbidden):
        corridor.save("abende", a_message("Anders"), by=by)
    with pytest.raises(Forbidden):
        corridor.submit("abende", by=by)
    assert corridor.position() == before
