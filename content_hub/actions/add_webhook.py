"""Tell an address of a brand's events; give it a new secret; stop telling it."""

from datetime import datetime, timedelta

import msgspec
from msgspec import Struct

from content_hub.actions.access import brand_for, no_such
from content_hub.errors import Fault, Invalid
from content_hub.events import EVENT_TYPES, PREFIX
from content_hub.hub import Hub
from content_hub.model import Caller, Entry
from content_hub.storage.changes import Changes, ExpectRevision
from content_hub.storage.webhook_changes import DropWebhook, PutSecrets, PutWebhook
from content_hub.storage.webhook_queries import SecretsOf, WebhookOf
from content_hub.webhooks.guard import Guard
from content_hub.webhooks.model import Webhook, WebhookSecret, WebhookState

__all__ = ["ROLES", "AddWebhook", "NameWebhook", "add_webhook", "load_webhook", "remove_webhook", "rotate_secret"]

ROLES = ("admin", "brand_manager")
_MOST_EVENTS = 50
_BOTH_SIGN = timedelta(hours=24)


class AddWebhook(Struct, frozen=True, kw_only=True):
    """Which address, which events. The secret is made at the rim and shown once."""

    brand: str
    id: str
    url: str
    secret: str
    events: tuple[str, ...] = ("*",)


class NameWebhook(Struct, frozen=True, kw_only=True):
    """A webhook that is there."""

    brand: str
    webhook: str


async def add_webhook(hub: Hub, command: AddWebhook, *, caller: Caller, now: datetime, guard: Guard) -> Webhook:
    """Add a webhook. It hears of what comes after it.

    Raises:
        Forbidden: the caller is neither admin nor brand manager.
        Invalid: an address that leads inside, or events that do not exist.
    """
    brand = await brand_for(hub, caller, command.brand, roles=ROLES)
    events = _events(command.events)
    await guard.check(command.url)
    webhook = Webhook(brand=brand.key, id=command.id, url=command.url, events=events, actor=caller.actor, created=now)
    secrets = PutSecrets(brand=brand.key, webhook=webhook.id, secrets=(WebhookSecret(secret=command.secret),))
    await hub.store.commit(
        Changes(
            brand=brand.key,
            expects=(ExpectRevision(kind="webhook", brand=brand.key, id=webhook.id, revision=0),),
            writes=(PutWebhook(webhook=webhook), secrets),
            entries=(_entry("webhook.added", webhook, caller=caller, now=now),),
        )
    )
    return webhook


async def rotate_secret(hub: Hub, command: NameWebhook, *, secret: str, caller: Caller, now: datetime) -> Webhook:
    """Sign with a new secret; for a day the one before signs beside it. What was disabled is told again.

    Raises:
        Forbidden, NotFound: as for loading it.
        Conflict: somebody else changed it at the same time.
    """
    webhook = await load_webhook(hub, command, caller=caller)
    signing = await hub.store.facts(SecretsOf(brand=webhook.brand, webhook=webhook.id, now=now))
    before = tuple(WebhookSecret(secret=one.secret, until=now + _BOTH_SIGN) for one in signing[:1])
    after = msgspec.structs.replace(webhook, state=WebhookState.ENABLED, revision=webhook.revision + 1)
    secrets = (WebhookSecret(secret=secret), *before)
    await hub.store.commit(
        Changes(
            brand=webhook.brand,
            expects=(_unchanged(webhook),),
            writes=(
                PutWebhook(webhook=after),
                PutSecrets(brand=webhook.brand, webhook=webhook.id, secrets=secrets),
            ),
            entries=(_entry("webhook.rotated", after, caller=caller, now=now),),
        )
    )
    return after


async def remove_webhook(hub: Hub, command: NameWebhook, *, caller: Caller, now: datetime) -> Webhook:
    """Stop telling an address, and forget what it was sent.

    Raises:
        Forbidden, NotFound: as for loading it.
        Conflict: somebody else changed it at the same time.
    """
    webhook = await load_webhook(hub, command, caller=caller)
    await hub.store.commit(
        Changes(
            brand=webhook.brand,
            expects=(_unchanged(webhook),),
            writes=(DropWebhook(brand=webhook.brand, webhook=webhook.id),),
            entries=(_entry("webhook.removed", webhook, caller=caller, now=now),),
        )
    )
    return webhook


async def load_webhook(hub: Hub, command: NameWebhook, *, caller: Caller) -> Webhook:
    """Load a webhook.

    Raises:
        Forbidden: the caller is neither admin nor brand manager.
        NotFound: there is none, or the brand is not known to the caller.
    """
    brand = await brand_for(hub, caller, command.brand, roles=ROLES)
    webhook = await hub.store.facts(WebhookOf(brand=brand.key, id=command.webhook))
    if webhook is None:
        raise no_such("webhook", command.webhook)
    return webhook


def _events(named: tuple[str, ...]) -> tuple[str, ...]:
    """Take names with and without their prefix. Raise Invalid."""
    names = tuple(dict.fromkeys(name.removeprefix(PREFIX) for name in named))
    faults = [
        Fault(
            pointer=f"/events/{place}",
            de=f"Es gibt: *, {', '.join(sorted(EVENT_TYPES))}.",
            en=f"There is: *, {', '.join(sorted(EVENT_TYPES))}.",
        )
        for place, name in enumerate(named)
        if name.removeprefix(PREFIX) not in EVENT_TYPES | {"*"}
    ]
    if faults or not names or len(named) > _MOST_EVENTS:
        raise Invalid(
            de="Ein Webhook nennt Ereignisse, die es gibt, oder „*“ für alle.",
            en="A webhook names events that exist, or “*” for all.",
            faults=faults or (Fault(pointer="/events", de="leer oder zu viele", en="empty or too many"),),
        )
    return names


def _unchanged(webhook: Webhook) -> ExpectRevision:
    return ExpectRevision(kind="webhook", brand=webhook.brand, id=webhook.id, revision=webhook.revision)


def _entry(event: str, webhook: Webhook, *, caller: Caller, now: datetime) -> Entry:
    return Entry(
        type=event,
        subject=f"webhooks/{webhook.id}",
        actor=caller.actor,
        at=now,
        origin=caller.origin,
        after={"url": webhook.url, "events": list(webhook.events), "state": str(webhook.state)},
        data={"webhook": webhook.id},
    )
