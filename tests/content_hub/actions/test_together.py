"""Many people at once: each act takes effect once or is refused, and no write is lost."""

from collections import Counter

from content_hub.actions.preconditions import Precondition
from content_hub.actions.save import SavedBlock, version_etag
from content_hub.errors import Conflict, ContentHubError, Refused, Stale
from content_hub.model import BlockState, ReviewState
from content_hub.storage.queries import Entries, LiveOf, ReviewOf, Reviews, Versions
from tests.journeys.corridor import ARNO, BRAND, WANDA, WILL, Corridor, a_caller, a_footer, a_message, a_page

OLGA = a_caller("olga", "approver")


def kinds(outcomes: list[object]) -> Counter[str]:
    """Count what became of each act, and let nothing pass that is not our own refusal."""
    for outcome in outcomes:
        if isinstance(outcome, BaseException) and not isinstance(outcome, ContentHubError):
            raise outcome
    return Counter(type(outcome).__name__ for outcome in outcomes)


def test_of_ten_writers_who_read_the_same_state_one_saves_and_nine_are_told(corridor: Corridor) -> None:
    seen = version_etag(corridor.save("abende", a_message()).version)
    known = Precondition(match=(seen,))
    saves = [corridor.saving("abende", a_message(f"Abend {n}"), precondition=known) for n in range(10)]
    outcomes = corridor.together(*saves)
    assert kinds(outcomes) == {"SavedBlock": 1, "Stale": 9}
    (saved,) = [item for item in outcomes if isinstance(item, SavedBlock)]
    assert {item.etag for item in outcomes if isinstance(item, Stale)} == {version_etag(saved.version)}
    assert corridor.block("abende").newest == 2


def test_of_ten_who_create_the_same_block_one_does(corridor: Corridor) -> None:
    first = Precondition(none_match=("*",))
    outcomes = corridor.together(
        *(corridor.saving("abende", a_message(f"Abend {n}"), precondition=first) for n in range(10))
    )
    assert kinds(outcomes) == {"SavedBlock": 1, "Stale": 9}
    assert corridor.block("abende").newest == 1


def test_saves_that_ask_for_no_state_all_stay_or_say_that_they_did_not(corridor: Corridor) -> None:
    outcomes = corridor.together(*(corridor.saving("abende", a_message(f"Abend {n}")) for n in range(8)))
    saved = [item for item in outcomes if isinstance(item, SavedBlock)]
    assert kinds(outcomes) <= Counter({"SavedBlock": 8, "Conflict": 8})
    assert sorted(item.version.number for item in saved) == list(range(1, len(saved) + 1))
    versions = corridor.do(corridor.store.list(Versions(brand=BRAND, key="abende"))).items
    assert {item.digest for item in versions} == {item.version.digest for item in saved}


def test_a_version_submitted_twice_at_once_is_under_review_once(corridor: Corridor) -> None:
    corridor.save("abende", a_message())
    outcomes = corridor.together(*(corridor.submitting("abende") for _ in range(6)))
    assert kinds(outcomes) == {"Review": 1, "WrongState": 5}
    assert len(corridor.do(corridor.store.list(Reviews(brand=BRAND))).items) == 1


def test_of_approvers_who_decide_at_once_one_approves_and_the_others_are_told(corridor: Corridor) -> None:
    corridor.save("abende", a_message())
    review = corridor.submit("abende")
    outcomes = corridor.together(*(corridor.deciding(review, by=by) for by in (ARNO, OLGA, WILL, ARNO)))
    assert kinds(outcomes) == {"Review": 1, "WrongState": 3}
    found = corridor.facts(ReviewOf(brand=BRAND, id=review.id))
    assert found is not None
    assert len(found.decisions) == 1


def test_of_publishers_who_publish_at_once_the_block_goes_live_with_the_approved_bytes(corridor: Corridor) -> None:
    corridor.save("abende", a_message())
    review = corridor.approved("abende")
    outcomes = corridor.together(*(corridor.publishing("abende") for _ in range(5)))
    assert kinds(outcomes) <= Counter({"Published": 5, "Conflict": 4})
    assert corridor.block("abende").state is BlockState.LIVE
    found = corridor.facts(ReviewOf(brand=BRAND, id=review.id))
    assert found is not None
    assert found.state is ReviewState.PUBLISHED


def test_a_save_that_crosses_a_publish_does_not_hide_that_the_block_is_live(corridor: Corridor) -> None:
    for n in range(4):
        key = f"abende-{n}"
        corridor.save(key, a_message("Licht"))
        corridor.approved(key)
        outcomes = corridor.together(corridor.publishing((key, 1)), corridor.saving(key, a_message("Mehr Licht")))
        assert kinds(outcomes) == {"Published": 1, "SavedBlock": 1}
        block = corridor.block(key)
        assert (block.newest, block.state) == (2, BlockState.DRAFT)
        pointers = corridor.facts(LiveOf(brand=BRAND, keys=(key,)))
        assert {item.locale: item.version for item in pointers} == dict.fromkeys(block.live, 1)
        assert len(pointers) == 3
        corridor.withdraw(key)


def test_a_page_keeps_its_own_state_when_its_footer_is_published_meanwhile(corridor: Corridor) -> None:
    corridor.go_live("footer", a_footer("Erste."), component="legal-footer")
    corridor.go_live("dezember", a_page("footer"), component="page")
    corridor.save("footer", a_footer("Zweite."), component="legal-footer")
    corridor.approved("footer")
    corridor.save("dezember", a_page("footer", title="Noch ein Dezember"), component="page")
    outcomes = corridor.together(corridor.publishing("footer"), corridor.submitting("dezember"))
    assert kinds(outcomes) == {"Published": 1, "Review": 1}
    assert corridor.block("dezember").state is BlockState.IN_REVIEW
    assert {mark.version for mark in corridor.block("dezember").live.values()} == {1}


def test_a_block_published_and_its_review_taken_back_at_once_is_one_or_the_other(corridor: Corridor) -> None:
    seen = set()
    for n in range(4):
        key = f"abende-{n}"
        corridor.save(key, a_message())
        review = corridor.approved(key)
        works = [corridor.publishing(key), corridor.taking_back(review)]
        outcomes = corridor.together(*(works if n % 2 else works[::-1]))
        found = corridor.facts(ReviewOf(brand=BRAND, id=review.id))
        assert found is not None
        is_live = corridor.live(key) is not None
        assert found.state is (ReviewState.PUBLISHED if is_live else ReviewState.WITHDRAWN)
        assert corridor.block(key).state is (BlockState.LIVE if is_live else BlockState.DRAFT)
        assert sum(isinstance(outcome, Refused | Conflict) for outcome in outcomes) == 1
        seen.add(is_live)
    assert seen


def test_thirty_acts_at_once_leave_a_log_without_gaps_and_a_store_that_agrees_with_itself(corridor: Corridor) -> None:
    for n in range(6):
        corridor.save(f"b-{n}", a_message(f"Abend {n}"))
    reviews = [corridor.submit(f"b-{n}") for n in range(6)]
    for review in reviews[:3]:
        corridor.approve(review)
    works = [
        *(corridor.deciding(review, by=by) for review in reviews[3:] for by in (ARNO, OLGA)),
        *(corridor.publishing((f"b-{n}", 1)) for n in range(6)),
        *(corridor.saving(f"b-{n}", a_message(f"Abend {n}, neu"), by=WANDA) for n in range(6)),
        *(corridor.taking_back(review) for review in reviews),
        *(corridor.withdrawing(f"b-{n}") for n in range(6)),
    ]
    outcomes = corridor.together(*works)
    assert kinds(outcomes)["SavedBlock"] == 6
    entries = corridor.do(corridor.store.list(Entries(brand=BRAND, limit=1000))).items
    assert [entry.position for entry in entries] == list(range(1, len(entries) + 1))
    for n, review in enumerate(reviews):
        block = corridor.block(f"b-{n}")
        pointers = corridor.facts(LiveOf(brand=BRAND, keys=(block.key,)))
        assert {item.locale: item.version for item in pointers} == {
            locale: mark.version for locale, mark in block.live.items()
        }
        assert (block.newest, block.state) == (2, BlockState.DRAFT)
        found = corridor.facts(ReviewOf(brand=BRAND, id=review.id))
        assert found is not None
        assert not block.live or found.state is ReviewState.PUBLISHED
