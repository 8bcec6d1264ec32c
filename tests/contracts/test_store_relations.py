"""Who wrote it, who approved it, who uses it: what decisions rest on."""

from content_hub.model import Covered, ReviewState, Usage, VersionRef
from content_hub.storage.changes import PutReview, PutVersion, TakeOff
from content_hub.storage.queries import AllUsages, ReviewsCovering, UsersOf, WritersOf
from tests.contracts.building import BRAND, NOW, a_review, a_version, going_live, saved
from tests.contracts.desk import Desk


def covering(id: str, key: str, state: ReviewState, version: int = 1) -> PutReview:  # noqa: A002 - the field's own name
    covered = Covered(block=key, version=version, digest="sha256:c", locales=("de-DE",), submitted=False)
    return PutReview(review=a_review(id, state=state, covers=(covered,)))


def test_writers_are_all_who_wrote_since_the_version_that_is_live(desk: Desk) -> None:
    for number, person in enumerate(("ada", "ben", "zoe", "ada", "mia"), start=1):
        desk.commit(*saved(number=number, person=person))

    def writers(number: int) -> tuple[str, ...]:
        return desk.facts(WritersOf(brand=BRAND, key="winter-sale", number=number))

    assert writers(4) == ("ada", "ben", "zoe")
    desk.commit(*going_live(b"two", version=2))
    assert writers(4) == ("ada", "zoe")
    assert writers(5) == ("ada", "mia", "zoe")
    desk.commit(TakeOff(brand=BRAND, key="winter-sale", at=NOW))
    assert writers(4) == ("ada", "zoe")


def test_who_wrote_a_version_is_among_its_writers_even_if_newer_ones_were_live(desk: Desk) -> None:
    desk.commit(*saved(number=1, person="ada"), *saved(number=2, person="ben"))
    desk.commit(*going_live(b"two", version=2))
    assert desk.facts(WritersOf(brand=BRAND, key="winter-sale", number=1)) == ("ada",)
    assert desk.facts(WritersOf(brand=BRAND, key="winter-sale", number=2)) == ("ada", "ben")


def test_users_are_live_versions_and_versions_in_approved_reviews(desk: Desk) -> None:
    for key in ("live-page", "approved-page", "open-page", "draft-page"):
        desk.commit(*saved(key, uses=("footer", "header")))
    desk.commit(*saved("live-page", 2, uses=("footer",)))
    desk.commit(*going_live(b"page", "live-page"))
    desk.commit(covering("r-1", "approved-page", ReviewState.APPROVED), covering("r-2", "open-page", ReviewState.OPEN))
    live = Usage(block="live-page", version=1, uses="footer", pointer="/facts/blocks/footer", live=True)
    approved = Usage(block="approved-page", version=1, uses="footer", pointer="/facts/blocks/footer", approved=True)
    assert desk.facts(UsersOf(brand=BRAND, keys=("footer",))) == (approved, live)
    both = desk.facts(UsersOf(brand=BRAND, keys=("header", "footer", "nothing")))
    assert [(usage.block, usage.uses) for usage in both] == [
        ("approved-page", "footer"),
        ("approved-page", "header"),
        ("live-page", "footer"),
        ("live-page", "header"),
    ]
    assert desk.facts(UsersOf(brand="other", keys=("footer",))) == ()
    assert desk.facts(UsersOf(brand=BRAND, keys=())) == ()


def test_usages_are_those_of_newest_and_live_versions_of_other_blocks(desk: Desk) -> None:
    for number in (1, 2, 3):
        desk.commit(*saved("page", number, uses=("footer",)))
    desk.commit(*going_live(b"page", "page", version=2))
    desk.commit(*saved("footer", uses=("footer",)), *saved("gone", uses=("footer",)), *saved("gone", 2))
    found = desk.pages(AllUsages(brand=BRAND, key="footer", limit=1))
    assert [(usage.block, usage.version, usage.live) for usage in found] == [("page", 2, True), ("page", 3, False)]


def test_a_block_that_is_named_twice_has_two_usages(desk: Desk) -> None:
    usages = tuple(Usage(block="page", version=1, uses="footer", pointer=f"/facts/blocks/{n}") for n in (0, 1))
    desk.commit(PutVersion(version=a_version("page"), usages=usages))
    assert desk.pages(AllUsages(brand=BRAND, key="footer", limit=1)) == list(usages)


def test_reviews_that_cover_a_version_come_newest_first_without_those_that_came_to_nothing(desk: Desk) -> None:
    for number, state in enumerate(ReviewState, start=1):
        desk.commit(covering(f"r-{number}-{state}", "winter-sale", state))
    desk.commit(covering("other-version", "winter-sale", ReviewState.OPEN, version=2))
    asked = (VersionRef(block="winter-sale", version=1), VersionRef(block="nothing", version=1))
    found = desk.facts(ReviewsCovering(brand=BRAND, versions=asked))
    assert [review.id for review in found] == ["r-6-published", "r-3-approved", "r-2-open"]
    assert desk.facts(ReviewsCovering(brand=BRAND, versions=())) == ()


def test_a_review_that_covers_something_else_now_is_found_by_that(desk: Desk) -> None:
    desk.commit(covering("r-1", "a", ReviewState.OPEN))
    desk.commit(covering("r-1", "b", ReviewState.OPEN))
    assert desk.facts(ReviewsCovering(brand=BRAND, versions=(VersionRef(block="a", version=1),))) == ()
    assert len(desk.facts(ReviewsCovering(brand=BRAND, versions=(VersionRef(block="b", version=1),)))) == 1
