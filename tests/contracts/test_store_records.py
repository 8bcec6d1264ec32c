"""What was put is what is read."""

from typing import Any

import msgspec
import pytest

from content_hub.digests import digest_of_bytes
from content_hub.errors import Conflict
from content_hub.model import BlockState
from content_hub.storage.changes import (
    ActivateRuleset,
    PutActor,
    PutAnswer,
    PutBlock,
    PutBrand,
    PutRelease,
    PutRenditions,
    PutReview,
    PutRuleset,
    PutToken,
)
from content_hub.storage.queries import (
    ActorOf,
    AnswerOf,
    AssetData,
    AssetOf,
    BlockOf,
    BrandOf,
    Query,
    ReleaseOf,
    RenditionsOf,
    ReviewOf,
    RevisionsOf,
    RulesetCompiled,
    RulesetOf,
    RulesetPack,
    StoredAnswer,
    TokenOf,
    VersionOf,
)
from tests.contracts.building import (
    BRAND,
    NOW,
    a_block,
    a_brand,
    a_release,
    a_rendition,
    a_review,
    a_ruleset,
    a_token,
    a_version,
    an_actor,
    an_asset,
    saved,
)
from tests.contracts.desk import Desk


def test_a_missing_thing_is_none_and_no_error(desk: Desk) -> None:
    questions: tuple[Query[Any], ...] = (
        BrandOf(brand="nobody"),
        ActorOf(id="x"),
        TokenOf(id="x"),
        RulesetOf(brand=BRAND),
        RulesetOf(brand=BRAND, number=7),
        RulesetCompiled(brand=BRAND, number=7),
        RulesetPack(brand=BRAND, number=7),
        AssetOf(brand=BRAND, digest="sha256:0"),
        AssetData(brand=BRAND, digest="sha256:0"),
        BlockOf(brand=BRAND, key="x"),
        VersionOf(brand=BRAND, key="x"),
        ReviewOf(brand=BRAND, id="x"),
        ReleaseOf(brand=BRAND, id="x"),
        AnswerOf(actor="x", key="y"),
    )
    assert [desk.facts(question) for question in questions] == [None] * len(questions)


def test_admin_reads_the_brand_as_it_was_saved_last(desk: Desk) -> None:
    changed = msgspec.structs.replace(a_brand(revision=2), name="Nordlicht")
    desk.commit(PutBrand(brand=changed))
    assert desk.facts(BrandOf(brand=BRAND)) == changed


def test_admin_reads_actors_and_tokens_back(desk: Desk) -> None:
    actor = an_actor(roles={BRAND: ("writer", "approver"), "*": ("admin",)}, owner="actor-9")
    token = a_token(expires=NOW, roles={BRAND: ("writer",)})
    desk.commit(PutActor(actor=actor), PutToken(token=token))
    revoked = msgspec.structs.replace(token, revoked=True)
    desk.commit(PutToken(token=revoked))
    assert desk.facts(ActorOf(id="actor-1")) == actor
    assert desk.facts(TokenOf(id="token-1")) == revoked


def test_a_token_needs_its_actor(desk: Desk) -> None:
    with pytest.raises(Conflict):
        desk.commit(PutToken(token=a_token(actor="nobody")))


def test_brand_manager_reads_a_ruleset_its_pack_and_its_compiled_form(desk: Desk) -> None:
    desk.commit(PutRuleset(ruleset=a_ruleset(), pack=b"PK\x03\x04", compiled=b"\x00\xff"))
    assert desk.facts(RulesetOf(brand=BRAND, number=1)) == a_ruleset()
    assert desk.facts(RulesetPack(brand=BRAND, number=1)) == b"PK\x03\x04"
    assert desk.facts(RulesetCompiled(brand=BRAND, number=1)) == b"\x00\xff"


def test_activating_a_ruleset_puts_it_in_force_and_moves_the_counter(desk: Desk) -> None:
    desk.commit(*(PutRuleset(ruleset=a_ruleset(number), pack=b"p", compiled=b"c") for number in (1, 2)))
    desk.commit(ActivateRuleset(brand=BRAND, number=2))
    brand = desk.facts(BrandOf(brand=BRAND))
    assert brand is not None
    assert brand.active == 2
    assert desk.facts(RulesetOf(brand=BRAND)) == a_ruleset(2)
    assert desk.facts(RevisionsOf(brand=BRAND)).rules == 1


def test_saving_a_brand_that_was_read_before_never_takes_its_ruleset_out_of_force(desk: Desk) -> None:
    desk.commit(PutRuleset(ruleset=a_ruleset(), pack=b"p", compiled=b"c"), ActivateRuleset(brand=BRAND, number=1))
    desk.commit(PutBrand(brand=a_brand(revision=2)))
    assert desk.facts(RulesetOf(brand=BRAND)) == a_ruleset()


def test_a_ruleset_that_was_never_uploaded_cannot_be_activated(desk: Desk) -> None:
    with pytest.raises(Conflict):
        desk.commit(ActivateRuleset(brand=BRAND, number=3))
    with pytest.raises(Conflict):
        desk.commit(ActivateRuleset(brand="nobody", number=3))


def test_writer_adds_the_same_picture_twice_and_the_first_record_stays(desk: Desk) -> None:
    first = an_asset(b"one")
    desk.commit(first)
    desk.commit(msgspec.structs.replace(first, asset=msgspec.structs.replace(first.asset, actor="actor-2")))
    assert desk.facts(AssetOf(brand=BRAND, digest=first.asset.digest)) == first.asset
    assert desk.facts(AssetData(brand=BRAND, digest=first.asset.digest)) == b"one"


def test_a_picture_of_one_brand_is_unknown_in_another(desk: Desk) -> None:
    desk.commit(PutBrand(brand=a_brand("suedwind")))
    desk.commit(an_asset(b"one"))
    assert desk.facts(AssetData(brand="suedwind", digest=digest_of_bytes(b"one"))) is None


def test_writer_reads_versions_by_number_and_the_newest_without(desk: Desk) -> None:
    content = {"facts": {"price": {"amount": "149.90"}}, "texts": {"de-DE": {"headline": "Größe\u00a042"}}}
    desk.commit(*saved())
    desk.commit(*saved(number=2, content=content, labels=("home",), note="mehr Größe"))
    assert desk.facts(VersionOf(brand=BRAND, key="winter-sale", number=1)) == a_version()
    newest = desk.facts(VersionOf(brand=BRAND, key="winter-sale"))
    assert newest == a_version(number=2, content=content, labels=("home",), note="mehr Größe")


def test_a_version_is_never_replaced(desk: Desk) -> None:
    desk.commit(*saved())
    with pytest.raises(Conflict):
        desk.commit(*saved(note="again"))
    assert desk.facts(VersionOf(brand=BRAND, key="winter-sale", number=1)) == a_version()


def test_writer_reads_the_block_as_it_was_put_last(desk: Desk) -> None:
    desk.commit(*saved())
    after = a_block(state=BlockState.IN_REVIEW, labels=("home", "winter", "home"))
    desk.commit(PutBlock(block=after))
    assert desk.facts(BlockOf(brand=BRAND, key="winter-sale")) == after


def test_approver_reads_the_review_with_its_report(desk: Desk) -> None:
    review = a_review("review-1", b"<p>a</p>", report=b'{"findings": [1, "\xc3\xa4"]}')
    desk.commit(PutReview(review=review))
    assert desk.facts(ReviewOf(brand=BRAND, id="review-1")) == review
    later = msgspec.structs.replace(review, revision=2, note="gesehen")
    desk.commit(PutReview(review=later))
    assert desk.facts(ReviewOf(brand=BRAND, id="review-1")) == later


def test_publisher_reads_a_release_back(desk: Desk) -> None:
    desk.commit(PutRelease(release=a_release()))
    assert desk.facts(ReleaseOf(brand=BRAND, id="release-1")) == a_release()


def test_renditions_come_in_the_order_asked_for_without_those_that_are_not_stored(desk: Desk) -> None:
    one, two = a_rendition(b"one"), a_rendition(b"two")
    desk.commit(PutRenditions(brand=BRAND, renditions=(one, two, one)))
    asked = RenditionsOf(brand=BRAND, digests=(two.digest, "sha256:missing", one.digest, two.digest))
    assert desk.facts(asked) == (two, one, two)


def test_bytes_that_are_stored_stay_as_they_are(desk: Desk) -> None:
    one = a_rendition(b"one")
    desk.commit(PutRenditions(brand=BRAND, renditions=(one,)))
    desk.commit(PutRenditions(brand=BRAND, renditions=(msgspec.structs.replace(one, body=b"other"),)))
    assert desk.facts(RenditionsOf(brand=BRAND, digests=(one.digest,))) == (one,)


def test_client_gets_the_first_answer_to_an_idempotency_key(desk: Desk) -> None:
    reserved = StoredAnswer(request="sha256:q", status=0)
    answer = StoredAnswer(request="sha256:q", status=201, headers=(("etag", '"1"'),), body=b'{"id": 1}\x00\xff')
    desk.commit(PutAnswer(actor="actor-1", key="k", answer=reserved, at=NOW))
    assert desk.facts(AnswerOf(actor="actor-1", key="k")) == reserved
    desk.commit(PutAnswer(actor="actor-1", key="k", answer=answer, at=NOW))
    assert desk.facts(AnswerOf(actor="actor-1", key="k")) == answer
    assert desk.facts(AnswerOf(actor="actor-2", key="k")) is None


def test_answers_are_forgotten_after_a_day(desk: Desk) -> None:
    answer = StoredAnswer(request="sha256:q", status=201)
    desk.commit(PutAnswer(actor="actor-1", key="old", answer=answer, at=NOW))
    desk.commit(PutAnswer(actor="actor-1", key="young", answer=answer, at=NOW.replace(hour=23)))
    desk.commit(PutAnswer(actor="actor-1", key="new", answer=answer, at=NOW.replace(day=2, hour=10)))
    assert [desk.facts(AnswerOf(actor="actor-1", key=key)) for key in ("old", "young", "new")] == [None, answer, answer]
