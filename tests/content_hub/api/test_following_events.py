"""Whoever follows a brand's log misses nothing and hears nothing twice, however often the line breaks."""

import asyncio
import json
from pathlib import Path

import httpx
import pytest

from content_hub.api.following import Feed, FeedAnswer, Heads, Pace
from content_hub.model import Entry
from content_hub.storage.changes import Changes
from content_hub.storage.queries import Revisions, RevisionsOf
from content_hub.storage.sqlite import open_store
from content_hub.wire.asgi import App
from tests.content_hub.api.conftest import CREATED, Ask
from tests.content_hub.api.listening import Listener

EVENTS = "/v1/brands/shop/events"
WIL = "Bearer secret-wil"


async def changing(ask: Ask, count: int, *, start: int = 0) -> None:
    """The same while something else goes on in the loop: entries straight into the store, as another worker writes."""
    store = open_store(Path(ask.path))  # type: ignore[attr-defined] # the fixture's
    for number in range(start, start + count):
        entry = Entry(type="brand.changed", subject=f"brands/{number}", actor="ada", at=CREATED)
        await store.commit(Changes(brand="shop", entries=(entry,)))
    await store.close()


def follow(ask: Ask, address: str = EVENTS, **headers: str) -> Listener:
    return Listener(ask.app, address, accept="text/event-stream", authorization=WIL, **headers)  # type: ignore[attr-defined] # the fixture's


def test_reader_hears_what_was_and_what_comes_also_from_other_workers(ask: Ask) -> None:
    async def listening() -> None:
        await changing(ask, 3)
        async with follow(ask) as listener:
            first = await listener.until(3)
            await changing(ask, 4, start=3)
            assert await listener.until(len(first) + 4) == list(range(1, len(first) + 5))
            event = json.loads(listener.text.split("\n\n")[-2].partition("data: ")[2])
            assert (event["type"], event["source"], event["specversion"]) == (
                "content-hub.brand.changed",
                "/v1/brands/shop",
                "1.0",
            )
            headers = dict(listener.start["headers"])
            assert headers[b"content-type"].startswith(b"text/event-stream")
            assert headers[b"cache-control"] == b"private, no-store"

    ask.run(listening())  # type: ignore[attr-defined] # the fixture's


def test_reader_comes_back_where_it_stopped_and_misses_nothing(ask: Ask) -> None:
    async def listening() -> None:
        await changing(ask, 10)
        heard: list[int] = []
        for _ in range(4):
            async with follow(ask, **({"last_event_id": str(heard[-1])} if heard else {})) as listener:
                heard += (await listener.until(1))[:2]
            await changing(ask, 1)
        async with follow(ask, f"{EVENTS}?after=1", last_event_id=str(heard[-1])) as listener:
            await changing(ask, 1)
            heard += await listener.until(2)
        assert heard == list(range(1, len(heard) + 1))

    ask.run(listening())  # type: ignore[attr-defined] # the fixture's


def test_pages_and_stream_tell_the_same(ask: Ask) -> None:
    page = ask("GET", f"{EVENTS}?after=2&limit=3", who="wil").json()

    async def listening() -> list[object]:
        async with follow(ask, f"{EVENTS}?after=2") as listener:
            await listener.until(3)
        return [json.loads(event.partition("data: ")[2]) for event in listener.text.split("\n\n")[1:4]]

    assert ask.run(listening()) == page["items"]  # type: ignore[attr-defined] # the fixture's


def test_stream_ends_with_the_token_that_it_was_given_for(ask: Ask) -> None:
    made = ask("POST", "/v1/actors/wil/tokens", json={"name": "feed", "expires": None})
    assert made.status_code == 201, made.text
    token = made.json()

    async def listening() -> None:
        headers = {"accept": "text/event-stream", "authorization": f"Bearer {token['token']}"}
        async with Listener(ask.app, EVENTS, **headers) as listener:  # type: ignore[attr-defined] # the fixture's
            await listener.until(1)
            transport = httpx.ASGITransport(ask.app)  # type: ignore[attr-defined] # the fixture's
            async with httpx.AsyncClient(transport=transport, base_url="http://hub") as client:
                gone = await client.delete(f"/v1/tokens/{token['id']}", headers={"authorization": "Bearer secret-ada"})
                assert gone.status_code == 200
            await listener.ended()

    ask.run(listening())  # type: ignore[attr-defined] # the fixture's


@pytest.mark.parametrize("given", ["-1", "ten", "9" * 40, "1.5", "²"])
def test_last_event_id_that_is_none_is_refused(ask: Ask, given: str) -> None:
    headers = {"accept": "text/event-stream", "last-event-id": given.encode()}
    answer = ask("GET", EVENTS, who="wil", headers=headers)
    assert (answer.status_code, answer.json()["type"]) == (400, "/problems/bad-request")


def test_head_of_a_stream_ends(ask: Ask) -> None:
    assert ask("HEAD", EVENTS, who="wil", headers={"accept": "text/event-stream"}).status_code == 200


def test_readers_and_strangers_follow_nothing(ask: Ask) -> None:
    accept = {"accept": "text/event-stream"}
    assert ask("GET", EVENTS, who="rea", headers=accept).status_code == 403
    assert ask("GET", EVENTS, who="cleo", headers=accept).status_code == 404
    assert ask("GET", EVENTS, who=None, headers=accept).status_code == 401


def test_reader_that_takes_nothing_is_cut_off_and_a_quiet_line_shows_life(ask: Ask) -> None:
    async def listening() -> None:
        store = open_store(Path(ask.path))  # type: ignore[attr-defined] # the fixture's
        heads = Heads(Pace(look=0.01, heartbeat=0.03, patience=0.3))
        quiet = Feed(store=store, brand="shop", after=10_000, heads=heads, may_go_on=lambda: True)
        answer: App = FeedAnswer(quiet).to_asgi_response()  # type: ignore[assignment] # ASGI, in types of its own
        async with Listener(answer, EVENTS) as listener:
            await listener.heard("\n\n:\n\n")
        async with Listener(answer, EVENTS) as slow:
            await slow.heard("retry:")
            slow.taking.clear()
            await asyncio.sleep(0.4)
            slow.taking.set()
            await slow.ended()
        await store.close()

    ask.run(listening())  # type: ignore[attr-defined] # the fixture's


class Counting:
    """Tells how often it was looked at."""

    looks = 0

    async def facts(self, query: RevisionsOf) -> Revisions:
        del query
        self.looks += 1
        return Revisions(live=0, rules=0, position=7)


def test_many_who_follow_one_log_cost_one_look(ask: Ask) -> None:
    async def looking() -> None:
        heads, store = Heads(Pace(look=0.01)), Counting()
        asked = (heads.newest(store, "shop") for _ in range(50))  # type: ignore[arg-type] # all that is asked for
        assert await asyncio.gather(*asked) == [7] * 50
        assert store.looks == 1

    ask.run(looking())  # type: ignore[attr-defined] # the fixture's
