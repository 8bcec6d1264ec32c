"""Delivers events to webhooks, in one worker at a time: whoever holds the lease.

It reads the log, as everybody does: no action waits for it or knows of it. What was committed is found, whenever that
was; what was sent but not written down is sent again under the same id.
"""

import asyncio
import logging
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import datetime, timedelta

import msgspec
from msgspec import Struct

from content_hub.errors import Conflict, StoreFailed
from content_hub.events import encode_event, event_of
from content_hub.model import Entry
from content_hub.storage.changes import Changes, ExpectRevision
from content_hub.storage.port import Store
from content_hub.storage.queries import Entries
from content_hub.storage.webhook_changes import Enqueue, GiveUpLease, PutDelivery, PutWebhook, TakeLease
from content_hub.storage.webhook_queries import MOST_WAITING, BusyWebhooks, DueDeliveries, SecretsOf, WebhookOf
from content_hub.webhooks.model import Attempt, Delivery, DeliveryState, Webhook, WebhookState
from content_hub.webhooks.planning import GONE, WAITS, after_attempt, deliveries_for
from content_hub.webhooks.sending import Answered, Sender
from content_hub.webhooks.signing import signed_headers

__all__ = ["Deliverer", "Plan"]

_LOG = logging.getLogger(__name__)
_LEASE = "webhooks"
_PAGE = 200
_AT_ONCE = 8
_KEPT = timedelta(days=30)
_MEDIA_TYPE = "application/cloudevents+json; charset=utf-8"


class Plan(Struct, frozen=True, kw_only=True):
    """How often the store is asked, how long a lease lasts, how long attempts wait."""

    look: float = 0.5
    lease: timedelta = timedelta(seconds=30)
    waits: Sequence[timedelta] = WAITS


class Deliverer:
    """One worker's share. `holder` names the worker."""

    def __init__(
        self, store: Store, sender: Sender, *, clock: Callable[[], datetime], holder: str, plan: Plan | None = None
    ) -> None:
        self._store = store
        self._sender = sender
        self._clock = clock
        self._holder = holder
        self._plan = plan or Plan()
        self._held_until: datetime | None = None
        self._working: dict[tuple[str, str], asyncio.Task[None]] = {}

    async def run(self) -> None:
        """Deliver what there is, until cancelled; then another worker may at once."""
        try:
            while True:
                try:
                    await self.look()
                except StoreFailed:
                    _LOG.warning("the store cannot be read; webhooks wait")
                await asyncio.sleep(self._plan.look)
        finally:
            await self._stop()

    async def look(self) -> None:
        """Begin what is to be done and not being done yet, if this is the worker that does it."""
        busy = await self._store.facts(BusyWebhooks(now=self._clock()))
        if not (busy or self._working) or not await self._hold():
            return
        for webhook in busy:
            name = (webhook.brand, webhook.id)
            if name not in self._working:
                self._working[name] = asyncio.create_task(self._work(webhook))

    async def finish(self) -> None:
        """Wait for what was begun."""
        await asyncio.gather(*self._working.values())

    async def _stop(self) -> None:
        tasks = list(self._working.values())
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        if self._held_until is not None:
            with suppress(StoreFailed):
                await self._store.commit(Changes(writes=(GiveUpLease(name=_LEASE, holder=self._holder),)))

    async def _hold(self) -> bool:
        """Take the lease, or prolong it in time."""
        now, lease = self._clock(), self._plan.lease
        if self._held_until is not None and lease / 3 < self._held_until - now <= lease:
            return True
        take = TakeLease(name=_LEASE, holder=self._holder, at=now, until=now + lease)
        try:
            await self._store.commit(Changes(writes=(take,)))
        except Conflict:
            self._held_until = None
            return False
        self._held_until = take.until
        return True

    async def _work(self, webhook: Webhook) -> None:
        """Bring one webhook up to date. What is wrong with it must not hold up the others."""
        try:
            while await self._step(webhook):
                continue
        except (Conflict, StoreFailed) as error:
            _LOG.info("webhook %s of %s waits: %s", webhook.id, webhook.brand, error)
        except Exception:  # noqa: BLE001 - one that is broken must not hold up the others
            _LOG.exception("webhook %s of %s cannot be delivered to", webhook.id, webhook.brand)
        finally:
            del self._working[webhook.brand, webhook.id]

    async def _step(self, webhook: Webhook) -> bool:
        """Try what is due; where nothing is, go on through the log. False where there is nothing more to do."""
        present = await self._store.facts(WebhookOf(brand=webhook.brand, id=webhook.id))
        if present is None or present.state is not WebhookState.ENABLED or self._held_until is None:
            return False
        asked = DueDeliveries(brand=present.brand, webhook=present.id, now=self._clock(), limit=_AT_ONCE)
        due = await self._store.facts(asked)
        if due:
            outcomes = await asyncio.gather(*(self._attempt(present, one) for one in due), return_exceptions=True)
            for failed in filter(None, outcomes):
                raise failed
            return True
        return present.waiting < MOST_WAITING and await self._read_on(present)

    async def _read_on(self, webhook: Webhook) -> bool:
        page = await self._store.list(Entries(brand=webhook.brand, after=webhook.read, limit=_PAGE))
        if not page.items:
            return False
        now = self._clock()
        deliveries = deliveries_for(webhook, page.items, now=now)
        read = page.items[-1].position
        write = Enqueue(webhook=webhook, read=read, deliveries=deliveries, forget=now - _KEPT)
        await self._store.commit(Changes(writes=(write,)))
        return True

    async def _attempt(self, webhook: Webhook, delivery: Delivery) -> None:
        secrets = await self._store.facts(SecretsOf(brand=webhook.brand, webhook=webhook.id, now=self._clock()))
        page = await self._store.list(Entries(brand=webhook.brand, after=delivery.position - 1, limit=1))
        body = encode_event(event_of(webhook.brand, page.items[0]))
        at = self._clock()
        if secrets:
            signed = signed_headers([one.secret for one in secrets], body, id_=delivery.id, at=at)
            headers = {**signed, "content-type": _MEDIA_TYPE, "user-agent": "content-hub"}
            answered = await self._sender.send(webhook.url, body, headers)
        else:
            answered = Answered(error="no-secret")
        attempt = Attempt(at=at, status=answered.status, error=answered.error, milliseconds=answered.milliseconds)
        after = after_attempt(delivery, attempt, waits=self._plan.waits)
        await self._store.commit(_written(webhook, after, attempt))


def _written(webhook: Webhook, delivery: Delivery, attempt: Attempt) -> Changes:
    """Tell what an attempt changes. A receiver that says that it is gone is not told of anything any more."""
    if attempt.status != GONE or delivery.state is not DeliveryState.FAILED:
        return Changes(writes=(PutDelivery(delivery=delivery),))
    disabled = msgspec.structs.replace(webhook, state=WebhookState.DISABLED, revision=webhook.revision + 1)
    entry = Entry(
        type="webhook.disabled",
        subject=f"webhooks/{webhook.id}",
        actor=webhook.actor,
        at=attempt.at,
        origin="webhook",
        after={"state": str(disabled.state)},
        data={"webhook": webhook.id, "status": attempt.status},
    )
    return Changes(
        brand=webhook.brand,
        expects=(ExpectRevision(kind="webhook", brand=webhook.brand, id=webhook.id, revision=webhook.revision),),
        writes=(PutDelivery(delivery=delivery), PutWebhook(webhook=disabled)),
        entries=(entry,),
    )
