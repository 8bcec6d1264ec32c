"""Deliver an event to a webhook once more."""

from datetime import datetime

from msgspec import Struct

from content_hub.actions.access import no_such
from content_hub.actions.add_webhook import NameWebhook, load_webhook
from content_hub.hub import Hub
from content_hub.model import Caller
from content_hub.storage.changes import Changes
from content_hub.storage.webhook_changes import PutDelivery
from content_hub.storage.webhook_queries import DeliveryOf
from content_hub.webhooks.model import Delivery
from content_hub.webhooks.planning import wanted_again

__all__ = ["Redeliver", "redeliver"]

_DIGITS = 15


class Redeliver(Struct, frozen=True, kw_only=True):
    """Which event, to which webhook."""

    brand: str
    webhook: str
    delivery: str


async def redeliver(hub: Hub, command: Redeliver, *, caller: Caller, now: datetime) -> Delivery:
    """Try a delivery anew, at once and under its own id, whatever became of it before.

    Raises:
        Forbidden: the caller is neither admin nor brand manager.
        NotFound: no such webhook, or no such delivery.
        Conflict: it is being tried at this moment.
    """
    named = NameWebhook(brand=command.brand, webhook=command.webhook)
    webhook = await load_webhook(hub, named, caller=caller)
    number = command.delivery.removeprefix(f"{webhook.brand}_")
    position = int(number) if number.isascii() and number.isdigit() and len(number) <= _DIGITS else 0
    delivery = await hub.store.facts(DeliveryOf(brand=webhook.brand, webhook=webhook.id, position=position))
    if delivery is None or delivery.id != command.delivery:
        raise no_such("delivery", command.delivery)
    after = wanted_again(delivery, now=now)
    await hub.store.commit(Changes(brand=webhook.brand, writes=(PutDelivery(delivery=after),)))
    return after
