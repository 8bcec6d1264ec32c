"""Lists: filters, order, and pages that neither repeat nor hide what is added meanwhile."""

from collections.abc import Callable
from typing import Any

import msgspec
import pytest

from content_hub.errors import CursorInvalid, Invalid
from content_hub.model import BlockState, ReviewState
from content_hub.storage.changes import (
    PutActor,
    PutBlock,
    PutBrand,
    PutRelease,
    PutReview,
    PutRuleset,
    PutVersion,
    Write,
)
from content_hub.storage.queries import (
    Actors,
    Assets,
    Blocks,
    Brands,
    Entries,
    Listing,
    Releases,
    Reviews,
    Rulesets,
    Versions,
)
from tests.contracts.building import (
    BRAND,
    a_block,
    a_brand,
    a_release,
    a_review,
    a_ruleset,
    a_version,
    an_actor,
    an_asset,
    an_entry,
    saved,
)
from tests.contracts.desk import Desk

Adding = Callable[[int], tuple[Write, ...]]

NEWEST_FIRST: tuple[tuple[Listing[Any], Adding, str], ...] = (
    (Assets(brand=BRAND), lambda n: (an_asset(b"%d" % n),), "digest"),
    (Reviews(brand=BRAND), lambda n: (PutReview(review=a_review(f"review-{n}")),), "id"),
    (Releases(brand=BRAND), lambda n: (PutRelease(release=a_release(f"release-{n}")),), "id"),
    (Rulesets(brand=BRAND), lambda n: (PutRuleset(ruleset=a_ruleset(n), pack=b"", compiled=b""),), "number"),
    (Versions(brand=BRAND, key="winter-sale"), lambda n: saved(number=n), "number"),
)


def names(items: object, field: str = "key") -> list[object]:
    assert isinstance(items, tuple | list)
    return [getattr(item, field) for item in items]


@pytest.mark.parametrize(("query", "add", "field"), NEWEST_FIRST, ids=lambda part: type(part).__name__)
def test_newest_first_and_stable_while_others_add(desk: Desk, query: Listing[Any], add: Adding, field: str) -> None:
    for number in range(1, 8):
        desk.commit(*add(number))
    everything = desk.pages(query)
    first = desk.page(msgspec.structs.replace(query, limit=3))
    desk.commit(*add(8))
    rest = desk.pages(msgspec.structs.replace(query, limit=3, cursor=first.next))
    assert names([*first.items, *rest], field) == names(everything, field)
    assert len(set(names(everything, field))) == 7
    assert names(desk.page(query).items, field)[1:] == names(everything, field)


def test_changing_a_review_does_not_move_it(desk: Desk) -> None:
    for number in (1, 2, 3):
        desk.commit(PutReview(review=a_review(f"review-{number}")))
    desk.commit(PutReview(review=a_review("review-1", revision=2, state=ReviewState.APPROVED)))
    assert names(desk.page(Reviews(brand=BRAND)).items, "id") == ["review-3", "review-2", "review-1"]
    assert names(desk.page(Reviews(brand=BRAND, state="approved")).items, "id") == ["review-1"]


def test_writer_finds_the_reviews_that_they_or_their_service_submitted(desk: Desk) -> None:
    desk.commit(PutActor(actor=an_actor("importer", owner="ada")))
    for submitter in ("ada", "importer", "ben"):
        desk.commit(PutReview(review=a_review(f"review-{submitter}", actor=submitter, authors=("ada",))))
    found = desk.page(Reviews(brand=BRAND, person="ada"))
    assert names(found.items, "id") == ["review-importer", "review-ada"]


def test_admin_lists_brands_by_key_and_only_those_asked_for(desk: Desk) -> None:
    desk.commit(*(PutBrand(brand=a_brand(key)) for key in ("zett", "alpha")))
    assert names(desk.pages(Brands(limit=1))) == ["alpha", BRAND, "zett"]
    assert names(desk.page(Brands(keys=("zett", BRAND, "nobody"))).items) == [BRAND, "zett"]
    assert desk.page(Brands(keys=())).items == ()


def test_admin_lists_actors_oldest_first(desk: Desk) -> None:
    for name in ("zoe", "ada", "mia"):
        desk.commit(PutActor(actor=an_actor(name)))
    desk.commit(PutActor(actor=an_actor("zoe", revision=2)))
    assert names(desk.pages(Actors(limit=2)), "id") == ["zoe", "ada", "mia"]


def test_writer_filters_blocks(desk: Desk) -> None:
    desk.commit(*saved("a", content={"texts": {"de-DE": {}, "en-GB": {}}}), *saved("b"), *saved("c"))
    desk.commit(PutBlock(block=a_block("b", component="offer", labels=("home", "sale"))))
    desk.commit(PutBlock(block=a_block("c", state=BlockState.LIVE, labels=("home",))))
    assert names(desk.page(Blocks(brand=BRAND)).items) == ["a", "b", "c"]
    assert names(desk.page(Blocks(brand=BRAND, component="offer")).items) == ["b"]
    assert names(desk.page(Blocks(brand=BRAND, state="live")).items) == ["c"]
    assert names(desk.page(Blocks(brand=BRAND, label="home")).items) == ["b", "c"]
    assert names(desk.page(Blocks(brand=BRAND, locale="en-GB")).items) == ["a"]
    assert names(desk.page(Blocks(brand=BRAND, label="home", component="offer")).items) == ["b"]
    assert names(desk.page(Blocks(brand="other")).items) == []


def test_a_label_or_locale_that_is_gone_from_the_newest_version_finds_nothing(desk: Desk) -> None:
    desk.commit(*saved("a", content={"texts": {"en-GB": {}}}), PutBlock(block=a_block("a", labels=("home",))))
    desk.commit(*saved("a", 2))
    assert desk.page(Blocks(brand=BRAND, locale="en-GB")).items == ()
    assert desk.page(Blocks(brand=BRAND, label="home")).items == ()


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("größe", ["winter-sale"]),
        ("GRÖSSE", ["winter-sale"]),
        ("grosse", ["winter-sale"]),
        ("grö", ["winter-sale"]),
        ("winter", ["winter-sale"]),
        ("winter-sale", ["winter-sale"]),
        ("couch size", ["winter-sale"]),
        ("sommer", ["summer"]),
        ("so 30 größe", []),
        ('"', []),
        ('NOT OR AND ( * ^ "größe', []),
        ("!!! größe", ["winter-sale"]),
        ("   ", ["summer", "winter-sale"]),
        ("gr\0öße", []),
        ("NOT", []),
        ("words:größe", []),
    ],
)
def test_writer_searches_keys_and_texts(desk: Desk, asked: str, found: list[str]) -> None:
    words = {"de-DE": "Große Größe fürs Sofa", "en-GB": "Any size of couch"}
    desk.commit(PutVersion(version=a_version(), search=words), PutBlock(block=a_block()))
    desk.commit(PutVersion(version=a_version("summer"), search={"de-DE": "Sommer"}), PutBlock(block=a_block("summer")))
    assert names(desk.page(Blocks(brand=BRAND, q=asked)).items) == found


def test_search_forgets_what_the_newest_version_no_longer_says(desk: Desk) -> None:
    desk.commit(PutVersion(version=a_version(), search={"de-DE": "Rabatt"}), PutBlock(block=a_block()))
    desk.commit(PutVersion(version=a_version(number=2), search={"de-DE": "Preis"}), PutBlock(block=a_block(newest=2)))
    assert desk.page(Blocks(brand=BRAND, q="rabatt")).items == ()
    assert names(desk.page(Blocks(brand=BRAND, q="preis")).items) == ["winter-sale"]


def test_auditor_reads_entries_after_a_position_in_pages(desk: Desk) -> None:
    desk.commit(entries=tuple(an_entry(f"e{number}") for number in range(1, 8)))
    assert names(desk.pages(Entries(brand=BRAND, after=2, limit=2)), "position") == [3, 4, 5, 6, 7]
    assert desk.page(Entries(brand=BRAND, limit=1000)).next is None
    assert desk.page(Entries(brand=BRAND, after=10**30)).items == ()


@pytest.mark.parametrize("limit", [0, -1, 101])
def test_a_page_that_is_too_small_or_too_large_is_refused(desk: Desk, limit: int) -> None:
    with pytest.raises(Invalid):
        desk.page(Brands(limit=limit))


@pytest.mark.parametrize("cursor", ["", "x", "ä", "\ud800", "AAAA", "WyJ4IiwxXQ==", "[" * 5000, "Wy" * 4000])
def test_a_cursor_that_nobody_gave_is_refused(desk: Desk, cursor: str) -> None:
    with pytest.raises(CursorInvalid):
        desk.page(Blocks(brand=BRAND, cursor=cursor))


def test_a_cursor_of_another_list_is_refused(desk: Desk) -> None:
    desk.commit(*saved("a"), *saved("b"))
    cursor = desk.page(Blocks(brand=BRAND, limit=1)).next
    assert cursor is not None
    with pytest.raises(CursorInvalid):
        desk.page(Blocks(brand="other", cursor=cursor))
    with pytest.raises(CursorInvalid):
        desk.page(Assets(brand=BRAND, cursor=cursor))
    with pytest.raises(CursorInvalid):
        desk.page(Blocks(brand=BRAND, label="home", cursor=cursor))
