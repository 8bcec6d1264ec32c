"""What receivers get: everything, signed, under one id each, in order for each block, whatever happens to anybody."""

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import AsyncExitStack
from datetime import UTC, datetime, timedelta

import msgspec
import pytest
from standardwebhooks import Webhook as Verifier

from content_hub.errors import Conflict
from content_hub.model import Entry
from content_hub.storage.changes import Changes
from content_hub.storage.queries import Entries, RevisionsOf
from content_hub.storage.webhook_changes import PutDelivery, PutSecrets, PutWebhook, TakeLease
from content_hub.storage.webhook_queries import Deliveries, DeliveryOf, WebhookOf
from content_hub.webhooks.deliverer import Deliverer, Plan
from content_hub.webhooks.guard import Guard
from content_hub.webhooks.model import Delivery, DeliveryState, Webhook, WebhookSecret, WebhookState
from content_hub.webhooks.planning import wanted_again
from content_hub.webhooks.sending import Sender
from content_hub.webhooks.signing import new_webhook_secret
from tests.content_hub.webhooks.receiving import Receiver
from tests.contracts.building import BRAND
from tests.contracts.desk import Desk

QUICK = Plan(look=0.01, waits=tuple(timedelta(milliseconds=5) for _ in range(10)))
INSIDE = Guard(allow=("127.0.0.0/8",))


def now() -> datetime:
    return datetime.now(UTC)  # noqa: TID251 - receivers compare with the real clock


def a_webhook(url: str, *events: str, id: str = "webhook-1") -> Webhook:  # noqa: A002 - the field's own name
    return Webhook(brand=BRAND, id=id, url=url, events=events or ("*",), actor="actor-1", created=now())


async def add(desk: Desk, webhook: Webhook, *secrets: str) -> None:
    kept = PutSecrets(brand=BRAND, webhook=webhook.id, secrets=tuple(WebhookSecret(secret=one) for one in secrets))
    await desk.store.commit(Changes(brand=BRAND, writes=(PutWebhook(webhook=webhook), kept)))


async def say(
    desk: Desk, *subjects: str, event: str = "version.saved", data: Mapping[str, object] | None = None
) -> None:
    entries = tuple(
        Entry(type=event, subject=subject, actor="actor-1", at=now(), data=data or {}) for subject in subjects
    )
    await desk.store.commit(Changes(brand=BRAND, entries=entries))


async def deliver(desk: Desk, until: Callable[[], Awaitable[bool]], *, workers: int = 1, plan: Plan = QUICK) -> None:
    """Let workers deliver until something is so."""
    async with AsyncExitStack() as opened:
        tasks = []
        for number in range(workers):
            sender = await opened.enter_async_context(Sender(INSIDE, monotonic=time.monotonic, seconds=5))
            worker = Deliverer(desk.store, sender, clock=now, holder=f"worker-{number}", plan=plan)
            tasks.append(asyncio.create_task(worker.run()))
        try:
            async with asyncio.timeout(60):
                while not await until():  # noqa: ASYNC110 - the store is asked, as users ask it
                    await asyncio.sleep(0.01)
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)


def settled(desk: Desk, *, count: int) -> Callable[[], Awaitable[bool]]:
    """So many deliveries arrived or were given up."""

    async def is_so() -> bool:
        found = [delivery async for delivery in every_delivery(desk)]
        return len([one for one in found if one.state is not DeliveryState.PENDING]) >= count

    return is_so


async def every_delivery(desk: Desk) -> AsyncIterator[Delivery]:
    cursor = None
    while True:
        page = await desk.store.list(Deliveries(brand=BRAND, webhook="webhook-1", limit=100, cursor=cursor))
        for one in page.items:
            yield one
        cursor = page.next
        if cursor is None:
            return


async def delivery_at(desk: Desk, position: int) -> Delivery:
    found = await desk.store.facts(DeliveryOf(brand=BRAND, webhook="webhook-1", position=position))
    assert found is not None
    return found


def test_a_thousand_events_outlive_an_outage_each_once_signed_and_in_order_per_block(desk: Desk) -> None:
    """Two workers, and a receiver that is down at first and then fails now and then."""
    secret = new_webhook_secret()

    async def story() -> None:
        async with Receiver(secret) as receiver:
            await add(desk, a_webhook(receiver.url), secret)
            receiver.status = lambda asked: 503 if asked <= 60 or asked % 10 == 0 else 200
            for _ in range(50):
                await say(desk, *(f"blocks/{block}" for block in range(20)))
            await deliver(desk, settled(desk, count=1000), workers=2)
        heard = [int(got.event["id"]) for got in receiver.got]
        assert sorted(heard) == list(range(1, 1001))
        assert {got.id for got in receiver.got} == {f"{BRAND}_{position}" for position in range(1, 1001)}
        for block in range(20):
            own = [int(got.event["id"]) for got in receiver.got if got.event["subject"] == f"blocks/{block}"]
            assert own == sorted(own)
            assert len(own) == 50

    desk.run(story())


def test_receiver_verifies_with_the_old_and_the_new_secret_while_both_sign(desk: Desk) -> None:
    old, new = new_webhook_secret(), new_webhook_secret()

    async def story() -> None:
        async with Receiver(old) as receiver:
            await add(desk, a_webhook(receiver.url), new, old)
            await say(desk, "blocks/a")
            await deliver(desk, settled(desk, count=1))
        (got,) = receiver.got
        assert len(got.headers["webhook-signature"].split()) == 2
        assert got.headers["content-type"].startswith("application/cloudevents+json")
        (logged,) = (await desk.store.list(Entries(brand=BRAND))).items
        assert got.event["subject"] == logged.entry.subject
        body = msgspec.json.encode(got.event)
        assert Verifier(new).verify(body, dict(got.headers))

    desk.run(story())


def test_one_event_per_release_unless_the_parts_are_asked_for(desk: Desk) -> None:
    async def story() -> None:
        async with Receiver() as receiver:
            secret = new_webhook_secret()
            await add(desk, a_webhook(receiver.url), secret)
            await add(desk, a_webhook(receiver.url, "block.published", id="webhook-2"), secret)
            await say(desk, "releases/r", event="release.live", data={"versions": [{"block": "a"}, {"block": "b"}]})
            await say(desk, "blocks/a", "blocks/b", event="block.published", data={"release": "r"})
            await say(desk, "blocks/c", event="block.withdrawn", data={"key": "c"})
            await say(desk, "webhooks/x", event="webhook.added")
            await deliver(desk, heard(receiver, 4))
            await asyncio.sleep(0.1)
        assert sorted(got.event["type"] for got in receiver.got) == [
            "content-hub.block.published",
            "content-hub.block.published",
            "content-hub.block.withdrawn",
            "content-hub.release.live",
        ]
        assert (await delivery_at(desk, 1)).lanes == ("releases/r", "blocks/a", "blocks/b")

    desk.run(story())


def heard(receiver: Receiver, count: int) -> Callable[[], Awaitable[bool]]:
    async def is_so() -> bool:
        return len(receiver.got) >= count

    return is_so


def test_what_arrived_is_written_down_and_sent_again_when_asked_for(desk: Desk) -> None:
    async def story() -> None:
        async with Receiver() as receiver:
            await add(desk, a_webhook(receiver.url), new_webhook_secret())
            await say(desk, "blocks/a", "blocks/b")
            await deliver(desk, settled(desk, count=2))
            arrived = await delivery_at(desk, 1)
            assert ([one.status for one in arrived.attempts], arrived.state) == ([200], DeliveryState.DELIVERED)
            await desk.store.commit(Changes(writes=(PutDelivery(delivery=wanted_again(arrived, now=now())),)))
            await deliver(desk, heard(receiver, 3))
        assert [got.id for got in receiver.got].count(arrived.id) == 2

    desk.run(story())


@pytest.mark.parametrize("status", [301, 404, 500])
def test_what_is_never_taken_is_given_up_after_ten_attempts_and_the_next_goes_on(desk: Desk, status: int) -> None:
    async def story() -> None:
        async with Receiver() as receiver:
            await add(desk, a_webhook(receiver.url), new_webhook_secret())
            receiver.status = lambda asked: status if asked <= 10 else 200
            await say(desk, "blocks/a", "blocks/a")
            await deliver(desk, settled(desk, count=2))
        first = await delivery_at(desk, 1)
        assert ([one.status for one in first.attempts], first.state) == ([status] * 10, DeliveryState.FAILED)
        assert [got.event["id"] for got in receiver.got] == ["2"]
        assert receiver.asked == 11

    desk.run(story())


def test_receiver_that_says_it_is_gone_is_told_nothing_any_more_and_the_log_says_so(desk: Desk) -> None:
    async def story() -> None:
        async with Receiver() as receiver:
            await add(desk, a_webhook(receiver.url), new_webhook_secret())
            receiver.status = lambda _: 410
            await say(desk, "blocks/a", "blocks/a")
            await deliver(desk, settled(desk, count=1))
            webhook = await desk.store.facts(WebhookOf(brand=BRAND, id="webhook-1"))
            assert webhook is not None
            assert (webhook.state, receiver.asked) == (WebhookState.DISABLED, 1)
        entries = (await desk.store.list(Entries(brand=BRAND))).items
        assert entries[-1].entry.type == "webhook.disabled"

    desk.run(story())


def test_a_stuck_receiver_delays_neither_others_nor_those_who_write(desk: Desk) -> None:
    async def story() -> None:
        async with Receiver() as stuck, Receiver() as quick:
            stuck.hangs.clear()
            await add(desk, a_webhook(stuck.url), new_webhook_secret())
            await add(desk, a_webhook(quick.url, id="webhook-2"), new_webhook_secret())
            await say(desk, "blocks/a")

            async def written_and_heard() -> bool:
                await say(desk, "blocks/b")
                return len(quick.got) >= 5

            await deliver(desk, written_and_heard)
            assert stuck.got == []

    desk.run(story())


def test_addresses_that_came_to_lead_inside_are_not_called(desk: Desk) -> None:
    async def story() -> None:
        async with Receiver() as receiver:
            inside = receiver.url.replace("127.0.0.1", "[::1]")
            await add(desk, a_webhook(inside), new_webhook_secret())
            await say(desk, "blocks/a")
            await deliver(desk, settled(desk, count=1))
        errors = {one.error for one in (await delivery_at(desk, 1)).attempts}
        assert (errors, receiver.asked) == ({"address-refused"}, 0)

    desk.run(story())


def test_an_answer_without_end_is_not_read_to_the_end(desk: Desk) -> None:
    async def story() -> None:
        async with Receiver() as receiver:
            receiver.answer = b"x" * 3_000_000
            await add(desk, a_webhook(receiver.url), new_webhook_secret())
            await say(desk, "blocks/a")
            await deliver(desk, settled(desk, count=1))
        assert (await delivery_at(desk, 1)).state is DeliveryState.DELIVERED

    desk.run(story())


def test_another_worker_takes_over_when_the_lease_is_over_or_the_clock_was_set_back(desk: Desk) -> None:
    async def take(holder: str, *, at: datetime) -> bool:
        lease = TakeLease(name="webhooks", holder=holder, at=at, until=at + timedelta(seconds=30))
        try:
            await desk.store.commit(Changes(writes=(lease,)))
        except Conflict:
            return False
        return True

    async def story() -> None:
        start = now()
        assert await take("left", at=start)
        assert not await take("right", at=start + timedelta(seconds=29))
        assert await take("left", at=start + timedelta(seconds=29))
        assert await take("right", at=start + timedelta(seconds=60))
        assert await take("left", at=start - timedelta(hours=1))

    desk.run(story())


def test_a_webhook_hears_nothing_of_what_was_before_it(desk: Desk) -> None:
    async def story() -> None:
        await say(desk, *("blocks/a",) * 5)
        async with Receiver() as receiver:
            await add(desk, a_webhook(receiver.url), new_webhook_secret())
            await say(desk, "blocks/a")
            await deliver(desk, heard(receiver, 1))
        assert [got.event["position"] for got in receiver.got] == [6]
        assert (await desk.store.facts(RevisionsOf(brand=BRAND))).position == 6

    desk.run(story())
