"""Bytes that never went live are dropped once no review needs them; bytes that did are kept for good."""

from content_hub.digests import digest_of_bytes
from content_hub.model import ReviewState
from content_hub.storage.changes import (
    CollectRenditions,
    PutBrand,
    PutRenditions,
    PutReview,
    TakeOff,
)
from content_hub.storage.queries import RenditionsOf
from tests.contracts.building import (
    BRAND,
    NOW,
    a_brand,
    a_rendition,
    a_review,
    going_live,
    saved,
)
from tests.contracts.desk import Desk


def test_bytes_of_a_review_that_is_over_are_collected(desk: Desk) -> None:
    bodies = (b"draft", b"live", b"elsewhere")
    digests = tuple(digest_of_bytes(body) for body in bodies)
    desk.commit(
        *saved(),
        PutRenditions(brand=BRAND, renditions=tuple(a_rendition(body) for body in bodies)),
        PutReview(review=a_review("review-1", *bodies)),
        PutReview(review=a_review("review-2", b"elsewhere", state=ReviewState.APPROVED)),
        *going_live(b"live"),
    )
    desk.commit(CollectRenditions(brand=BRAND, digests=digests))
    assert len(desk.facts(RenditionsOf(brand=BRAND, digests=digests))) == 3
    over = PutReview(review=a_review("review-1", *bodies, state=ReviewState.WITHDRAWN, revision=2))
    desk.commit(over, CollectRenditions(brand=BRAND, digests=digests))
    kept = desk.facts(RenditionsOf(brand=BRAND, digests=digests))
    assert [rendition.body for rendition in kept] == [b"live", b"elsewhere"]


def test_bytes_that_once_were_live_are_never_collected(desk: Desk) -> None:
    desk.commit(*saved(), *going_live(b"one"), TakeOff(brand=BRAND, key="winter-sale", at=NOW))
    digests = (digest_of_bytes(b"one"),)
    desk.commit(CollectRenditions(brand=BRAND, digests=digests))
    assert len(desk.facts(RenditionsOf(brand=BRAND, digests=digests))) == 1


def test_collecting_in_one_brand_leaves_the_other_brands_bytes(desk: Desk) -> None:
    desk.commit(PutBrand(brand=a_brand("suedwind")))
    for brand in (BRAND, "suedwind"):
        desk.commit(PutRenditions(brand=brand, renditions=(a_rendition(b"one"),)))
    digests = (digest_of_bytes(b"one"),)
    desk.commit(CollectRenditions(brand=BRAND, digests=digests))
    assert desk.facts(RenditionsOf(brand=BRAND, digests=digests)) == ()
    assert len(desk.facts(RenditionsOf(brand="suedwind", digests=digests))) == 1
