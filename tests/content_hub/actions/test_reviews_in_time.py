"""Steps have a time; what is overdue is found, told once and may be decided by those it escalates to."""

from datetime import datetime, timedelta

import pytest

from content_hub.actions.comment import AddComment, ResolveComment, comment, resolve_comment
from content_hub.actions.decide import Decide, decide
from content_hub.actions.review_changes import ChangesOf, review_changes
from content_hub.actions.review_load import LoadOf, review_load
from content_hub.errors import Forbidden, Invalid, NotFound
from content_hub.model import Caller, DecisionKind, Review
from content_hub.storage.queries import Reviews
from tests.content_hub.actions.test_rulesets import a_pack, activate, upload
from tests.journeys.corridor import ARNO, BRAND, LEA, MARA, NOW, WANDA, WILL, Corridor, a_message, an_offer

HOUR = timedelta(hours=1)
ESCALATING = '[[steps]]\nname = "brand"\nrole = "approver"\ndue_hours = 24\nescalate = "brand_manager"\n'


def listed(corridor: Corridor, **asked: object) -> list[str]:
    page = corridor.do(corridor.store.list(Reviews(brand=BRAND, **asked)))  # type: ignore[arg-type] # as named
    return [review.id for review in page.items]


def waiting(corridor: Corridor, who: Caller, *, now: datetime = NOW) -> list[str]:
    return listed(corridor, waits_for=who.person, roles=tuple(who.roles_in(BRAND)), now=now)


def approve(corridor: Corridor, review: Review, by: Caller, *, now: datetime) -> Review:
    command = Decide(brand=BRAND, review=review.id, decision=DecisionKind.APPROVE, manifest=review.manifest.digest)
    return corridor.do(decide(corridor.hub, command, caller=by, now=now))


def test_each_step_has_its_own_time_and_a_decided_review_has_none(corridor: Corridor) -> None:
    corridor.save("polarstern", an_offer(), component="offer")
    review = corridor.submit("polarstern")
    assert review.due == NOW + 24 * HOUR
    legal = approve(corridor, review, ARNO, now=NOW + 2 * HOUR)
    assert (legal.step, legal.due) == ("legal", NOW + 50 * HOUR)
    assert approve(corridor, legal, LEA, now=NOW + 3 * HOUR).due is None


def test_overdue_reviews_and_those_that_wait_for_somebody_are_listed(corridor: Corridor) -> None:
    for key in ("a", "b"):
        corridor.save(key, a_message(), by=WILL if key == "b" else WANDA)
    first, second = corridor.submit("a"), corridor.submit("b")
    assert listed(corridor, overdue_at=NOW + 23 * HOUR) == []
    assert listed(corridor, overdue_at=NOW + 24 * HOUR) == [second.id, first.id]
    assert waiting(corridor, ARNO) == [second.id, first.id]
    assert waiting(corridor, WILL) == [first.id]
    assert waiting(corridor, LEA) == waiting(corridor, WANDA) == []
    corridor.approve(first)
    assert waiting(corridor, ARNO) == [second.id]
    loads = corridor.do(review_load(corridor.hub, LoadOf(brand=BRAND), caller=MARA, now=NOW + 25 * HOUR))
    assert [(load.actor, load.name, load.open, load.overdue) for load in loads] == [
        ("arno", "Arno", 1, 1),
        ("will", "Will", 0, 0),
    ]


def test_overdue_step_may_be_decided_by_those_it_escalates_to(corridor: Corridor) -> None:
    activate(corridor, upload(corridor, a_pack(workflow=ESCALATING)).number)
    corridor.save("a", a_message())
    review = corridor.submit("a")
    with pytest.raises(Forbidden):
        approve(corridor, review, MARA, now=NOW + 23 * HOUR)
    assert waiting(corridor, MARA, now=NOW + 23 * HOUR) == []
    assert waiting(corridor, MARA, now=NOW + 24 * HOUR) == [review.id]
    assert approve(corridor, review, MARA, now=NOW + 24 * HOUR).state == "approved"


def test_review_shows_what_differs_from_what_is_live(corridor: Corridor) -> None:
    corridor.go_live("a", a_message("Die langen Abende"))
    corridor.save("a", a_message("Die kurzen Abende", cta_url="https://nordlicht.example/neu"))
    review = corridor.submit("a")
    command = ChangesOf(brand=BRAND, review=review.id)
    (found,) = corridor.do(review_changes(corridor.hub, command, caller=ARNO, now=NOW))
    assert (found.block, found.version, found.against) == ("a", 2, 1)
    fact, text = found.changes
    assert (fact.pointer, fact.to) == ("/facts/cta_url", "https://nordlicht.example/neu")
    assert text.pointer == "/texts/de-DE/headline"
    assert text.words == (("=", "Die "), ("-", "langen"), ("+", "kurzen"), ("=", " Abende"))


def said(corridor: Corridor, review: Review, text: str, **place: object) -> Review:
    command = AddComment(brand=BRAND, review=review.id, text=text, block="a", **place)  # type: ignore[arg-type] # as named
    return corridor.do(comment(corridor.hub, command, caller=ARNO, now=NOW))


def test_open_comments_follow_their_block_into_the_next_review(corridor: Corridor) -> None:
    corridor.save("a", a_message("Die langen Abende"))
    review = corridor.submit("a")
    said(corridor, review, "kürzer", pointer="/texts/de-DE/headline", start=4, end=10)
    said(corridor, review, "stimmt das?", pointer="/texts/de-DE/body", start=0, end=6)
    review = said(corridor, review, "erledigt", pointer="/facts/cta_url")
    settle = ResolveComment(brand=BRAND, review=review.id, number=3)
    corridor.do(resolve_comment(corridor.hub, settle, caller=WANDA, now=NOW))
    with pytest.raises(NotFound):
        corridor.do(
            resolve_comment(
                corridor.hub, ResolveComment(brand=BRAND, review=review.id, number=4), caller=WANDA, now=NOW
            )
        )
    corridor.do(corridor.deciding(review, kind=DecisionKind.REQUEST_CHANGES))
    corridor.save("a", a_message("Die Abende"))
    following = corridor.submit("a")
    told = [(item.text, item.start, item.end, item.carried_from, item.actor) for item in following.comments]
    assert told == [("kürzer", None, None, review.id, "arno"), ("stimmt das?", 0, 6, review.id, "arno")]


@pytest.mark.parametrize(
    ("pointer", "start", "end"),
    [("headline", 0, 0), ("headline", 3, 2), ("headline", 0, 999), ("headline", -1, 3), ("none", 0, 1)],
)
def test_comment_at_a_span_that_the_text_lacks_is_refused(
    corridor: Corridor, pointer: str, start: int, end: int
) -> None:
    corridor.save("a", a_message())
    review = corridor.submit("a")
    with pytest.raises(Invalid):
        said(corridor, review, "hier", pointer=f"/texts/de-DE/{pointer}", start=start, end=end)
