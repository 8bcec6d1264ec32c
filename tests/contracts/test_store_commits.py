"""A commit is all or nothing, rests on what it expects, and says what stood in its way."""

import asyncio
from typing import Any

import pytest

from content_hub.errors import Conflict, ContentHubError, Invalid, StoreFailed
from content_hub.model import LivePointer
from content_hub.storage.changes import (
    ActivateRuleset,
    Changes,
    Expect,
    ExpectLive,
    ExpectNewest,
    ExpectRevision,
    ExpectRules,
    GoLive,
    PutActor,
    PutAnswer,
    PutBlock,
    PutRelease,
    PutReview,
    PutRuleset,
    TakeOff,
)
from content_hub.storage.queries import ActorOf, Blocks, Entries, RevisionsOf, StoredAnswer, VersionOf
from tests.contracts.building import (
    BRAND,
    NOW,
    a_block,
    a_release,
    a_review,
    a_row,
    a_ruleset,
    an_actor,
    an_entry,
    going_live,
    saved,
)
from tests.contracts.desk import Desk


def put_one_of_each(desk: Desk) -> None:
    desk.commit(
        *saved(number=1),
        *saved(number=2),
        PutActor(actor=an_actor(revision=3)),
        PutReview(review=a_review(revision=4)),
        PutRelease(release=a_release(revision=5)),
        PutRuleset(ruleset=a_ruleset(), pack=b"", compiled=b""),
        ActivateRuleset(brand=BRAND, number=1),
        PutAnswer(actor="actor-1", key="k", answer=StoredAnswer(request="q", status=0), at=NOW),
    )
    desk.commit(*going_live(b"one"), entries=(an_entry(),))


HOLDING: tuple[Expect, ...] = (
    ExpectNewest(brand=BRAND, key="winter-sale", version=2),
    ExpectNewest(brand=BRAND, key="nothing", version=0),
    ExpectRevision(kind="brand", brand=BRAND, id=BRAND, revision=1),
    ExpectRevision(kind="brand", brand="nobody", id="nobody", revision=0),
    ExpectRevision(kind="actor", brand="", id="actor-1", revision=3),
    ExpectRevision(kind="review", brand=BRAND, id="review-1", revision=4),
    ExpectRevision(kind="release", brand=BRAND, id="release-1", revision=5),
    ExpectRevision(kind="release", brand="other", id="release-1", revision=0),
    ExpectRevision(kind="ruleset", brand=BRAND, id="1", revision=1),
    ExpectRevision(kind="ruleset", brand=BRAND, id="2", revision=0),
    ExpectRevision(kind="answer", brand="actor-1", id="k", revision=1),
    ExpectRevision(kind="answer", brand="actor-2", id="k", revision=0),
    ExpectLive(brand=BRAND, revision=1),
    ExpectLive(brand="other", revision=0),
    ExpectRules(brand=BRAND, revision=1),
)
BROKEN: tuple[tuple[Expect, str], ...] = (
    (ExpectNewest(brand=BRAND, key="winter-sale", version=1), "block:nordlicht/winter-sale"),
    (ExpectNewest(brand=BRAND, key="winter-sale", version=0), "block:nordlicht/winter-sale"),
    (ExpectRevision(kind="brand", brand=BRAND, id=BRAND, revision=2), "brand:nordlicht/nordlicht"),
    (ExpectRevision(kind="actor", brand="", id="actor-1", revision=0), "actor:/actor-1"),
    (ExpectRevision(kind="review", brand=BRAND, id="review-1", revision=3), "review:nordlicht/review-1"),
    (ExpectRevision(kind="release", brand=BRAND, id="release-2", revision=1), "release:nordlicht/release-2"),
    (ExpectRevision(kind="ruleset", brand=BRAND, id="1", revision=0), "ruleset:nordlicht/1"),
    (ExpectRevision(kind="answer", brand="actor-1", id="k", revision=0), "answer:actor-1/k"),
    (ExpectLive(brand=BRAND, revision=0), "live:nordlicht"),
    (ExpectRules(brand=BRAND, revision=0), "rules:nordlicht"),
)


def test_a_commit_goes_through_while_all_that_it_expects_holds(desk: Desk) -> None:
    put_one_of_each(desk)
    desk.commit(PutActor(actor=an_actor("after")), expects=HOLDING)
    assert desk.facts(ActorOf(id="after")) is not None


@pytest.mark.parametrize(("expect", "what"), BROKEN, ids=lambda part: part if isinstance(part, str) else "")
def test_a_conflict_names_the_expectation_and_nothing_is_written(desk: Desk, expect: Expect, what: str) -> None:
    put_one_of_each(desk)
    before = desk.facts(RevisionsOf(brand=BRAND))
    with pytest.raises(Conflict) as caught:
        desk.commit(PutActor(actor=an_actor("after")), expects=(*HOLDING, expect), entries=(an_entry(),))
    assert caught.value.members["what"] == what
    assert what in caught.value.de
    assert what in caught.value.en
    assert desk.facts(ActorOf(id="after")) is None
    assert desk.facts(RevisionsOf(brand=BRAND)) == before


def test_publishing_and_withdrawing_move_the_live_counter(desk: Desk) -> None:
    desk.commit(*saved())
    counts = [desk.facts(RevisionsOf(brand=BRAND)).live]
    desk.commit(*going_live(b"one"))
    counts.append(desk.facts(RevisionsOf(brand=BRAND)).live)
    desk.commit(TakeOff(brand=BRAND, key="winter-sale", at=NOW))
    counts.append(desk.facts(RevisionsOf(brand=BRAND)).live)
    assert counts == [0, 1, 2]


def refused_at_the_third_write() -> Changes:
    not_stored = GoLive(
        brand=BRAND,
        pointers=(LivePointer(block="winter-sale", locale="de-DE", version=1, since=NOW, review="r"),),
        rows=(a_row(b"bytes that nobody stored"),),
    )
    return Changes(brand=BRAND, writes=(*saved(), not_stored), entries=(an_entry(),))


def test_a_commit_whose_third_write_fails_leaves_no_trace(desk: Desk) -> None:
    with pytest.raises(Conflict):
        desk.run(desk.store.commit(refused_at_the_third_write()))
    assert desk.page(Blocks(brand=BRAND)).items == ()
    assert desk.facts(VersionOf(brand=BRAND, key="winter-sale")) is None
    assert desk.page(Entries(brand=BRAND)).items == ()
    assert desk.facts(RevisionsOf(brand=BRAND)).live == 0


def test_a_refused_commit_does_not_hold_up_those_that_came_with_it(desk: Desk) -> None:
    fine = [Changes(brand=BRAND, writes=saved(f"block-{n}"), entries=(an_entry(),)) for n in range(20)]

    async def together() -> list[Any]:
        all_of_them = [*fine[:10], refused_at_the_third_write(), *fine[10:]]
        return await asyncio.gather(*(desk.store.commit(one) for one in all_of_them), return_exceptions=True)

    outcomes = desk.run(together())
    assert [isinstance(outcome, Conflict) for outcome in outcomes] == [False] * 10 + [True] + [False] * 10
    assert [entry.position for entry in desk.page(Entries(brand=BRAND)).items] == list(range(1, 21))
    assert len(desk.page(Blocks(brand=BRAND)).items) == 20


def test_a_store_that_fails_half_way_leaves_no_trace_and_works_again_afterwards(desk: Desk) -> None:
    with desk.backend.broken_log(desk.path):
        with pytest.raises(ContentHubError):
            desk.commit(*saved(), *going_live(b"one"), entries=(an_entry(),))
        assert desk.page(Blocks(brand=BRAND)).items == ()
        assert desk.live_body() is None
    desk.commit(*saved(), *going_live(b"one"), entries=(an_entry(),))
    assert desk.live_body() == b"one"
    assert [entry.position for entry in desk.page(Entries(brand=BRAND)).items] == [1]


def test_one_commit_that_the_disk_refuses_takes_no_other_with_it(desk: Desk) -> None:
    logged = Changes(brand=BRAND, writes=saved("logged"), entries=(an_entry(),))
    silent = [Changes(brand=BRAND, writes=saved(f"silent-{n}")) for n in range(6)]

    async def together() -> list[Any]:
        mixed = [*silent[:3], logged, *silent[3:]]
        return await asyncio.gather(*(desk.store.commit(one) for one in mixed), return_exceptions=True)

    with desk.backend.broken_log(desk.path):
        outcomes = desk.run(together())
    assert [isinstance(outcome, StoreFailed) for outcome in outcomes] == [False] * 3 + [True] + [False] * 3
    assert [block.key for block in desk.page(Blocks(brand=BRAND)).items] == [f"silent-{n}" for n in range(6)]


def test_fifty_writers_on_one_block_each_get_their_turn_and_no_version_is_lost(desk: Desk) -> None:
    async def write_once(number: int) -> int:
        for attempt in range(1, 200):
            newest = await desk.store.facts(VersionOf(brand=BRAND, key="winter-sale"))
            next_number = 1 if newest is None else newest.number + 1
            changes = Changes(
                brand=BRAND,
                expects=(ExpectNewest(brand=BRAND, key="winter-sale", version=next_number - 1),),
                writes=saved(number=next_number, note=f"writer {number}"),
                entries=(an_entry(data={"writer": number}),),
            )
            try:
                await desk.store.commit(changes)
            except Conflict:
                continue
            return attempt
        pytest.fail("a writer never got a turn")

    async def all_of_them() -> list[int]:
        return await asyncio.gather(*(write_once(number) for number in range(50)))

    attempts = desk.run(all_of_them())
    newest = desk.facts(VersionOf(brand=BRAND, key="winter-sale"))
    assert newest is not None
    assert newest.number == 50
    entries = desk.page(Entries(brand=BRAND, limit=100)).items
    assert [entry.position for entry in entries] == list(range(1, 51))
    assert sorted(entry.entry.data["writer"] for entry in entries if isinstance(entry.entry.data["writer"], int)) == [
        *range(50)
    ]
    assert sum(attempts) >= 50


def test_a_writer_that_stops_waiting_has_neither_lost_nor_doubled_the_commit(desk: Desk) -> None:
    async def impatient() -> None:
        waiting = [
            asyncio.create_task(desk.store.commit(Changes(brand=BRAND, writes=saved(f"b-{n}"), entries=(an_entry(),))))
            for n in range(30)
        ]
        await asyncio.sleep(0)
        for task in waiting[::2]:
            task.cancel()
        outcomes = await asyncio.gather(*waiting, return_exceptions=True)
        assert any(isinstance(outcome, asyncio.CancelledError) for outcome in outcomes)
        await desk.store.commit(Changes(brand=BRAND, writes=saved("last"), entries=(an_entry(),)))

    desk.run(impatient())
    assert len(desk.page(Blocks(brand=BRAND, limit=100)).items) == 31
    positions = [entry.position for entry in desk.page(Entries(brand=BRAND, limit=100)).items]
    assert positions == list(range(1, 32))


def test_closing_finishes_what_was_accepted_and_takes_nothing_more(desk: Desk) -> None:
    async def close_meanwhile() -> list[Any]:
        commits = [
            asyncio.create_task(desk.store.commit(Changes(brand=BRAND, writes=saved(f"b-{n}")))) for n in range(40)
        ]
        await asyncio.sleep(0)
        await desk.store.close()
        await desk.store.close()
        return await asyncio.gather(*commits, return_exceptions=True)

    outcomes = desk.run(close_meanwhile())
    assert not [outcome for outcome in outcomes if isinstance(outcome, Exception)]
    with pytest.raises(StoreFailed):
        desk.commit(PutBlock(block=a_block()))
    with pytest.raises(StoreFailed):
        desk.page(Blocks(brand=BRAND))
    again = desk.backend.open_store(desk.path)
    assert len(desk.run(again.list(Blocks(brand=BRAND, limit=100))).items) == 40
    desk.run(again.close())


def nested(depth: int) -> list[Any]:
    value: list[Any] = []
    for _ in range(depth):
        value = [value]
    return value


@pytest.mark.parametrize(
    "content",
    [{"texts": {"de-DE": {"headline": "\ud800"}}}, {"facts": {"\udfff": 1}}, {"facts": nested(5000)}],
    ids=["lone surrogate", "lone surrogate in a name", "5,000 deep"],
)
def test_what_no_column_takes_is_refused_with_a_sentence_and_leaves_no_trace(
    desk: Desk, content: dict[str, object]
) -> None:
    with pytest.raises(Invalid) as caught:
        desk.commit(*saved("before"), *saved(content=content), entries=(an_entry(),))
    assert caught.value.en
    assert desk.page(Blocks(brand=BRAND)).items == ()
    assert desk.page(Entries(brand=BRAND)).items == ()


def test_asking_with_a_lone_surrogate_is_refused_with_a_sentence(desk: Desk) -> None:
    with pytest.raises(Invalid):
        desk.facts(VersionOf(brand=BRAND, key="\ud800"))
    with pytest.raises(Invalid):
        desk.page(Blocks(brand=BRAND, q="\ud800"))


@pytest.mark.parametrize("text", ["a\0b", "\0", "", "🏳️‍🌈" * 500, "x" * 10_000_000, "{{ x }}", "'; DROP TABLE log; --"])
def test_any_other_text_comes_back_as_it_was_written(desk: Desk, text: str) -> None:
    content = {"texts": {"de-DE": {"headline": text}}}
    desk.commit(*saved(content=content, note=text))
    version = desk.facts(VersionOf(brand=BRAND, key="winter-sale"))
    assert version is not None
    assert version.content == content
    assert version.note == text
