"""What can be asked about webhooks and their deliveries."""

from datetime import datetime

from content_hub.storage.asking import Listing, Query
from content_hub.webhooks.model import Delivery, Webhook, WebhookSecret

__all__ = [
    "MOST_WAITING",
    "BusyWebhooks",
    "Deliveries",
    "DeliveryOf",
    "DueDeliveries",
    "SecretsOf",
    "WebhookOf",
    "Webhooks",
]

MOST_WAITING = 1_000
"""With so many deliveries before it, a webhook's log is not gone through any further: the log keeps the rest."""


class WebhookOf(Query[Webhook | None], frozen=True, kw_only=True):
    """The webhook with this id."""

    brand: str
    id: str


class SecretsOf(Query[tuple[WebhookSecret, ...]], frozen=True, kw_only=True):
    """What deliveries to a webhook are signed with, the newest first; those whose time is over are left out."""

    brand: str
    webhook: str
    now: datetime


class BusyWebhooks(Query[tuple[Webhook, ...]], frozen=True, kw_only=True):
    """Enabled webhooks of all brands that have entries to go through, or a delivery that could be tried at `now`."""

    now: datetime


class DueDeliveries(Query[tuple[Delivery, ...]], frozen=True, kw_only=True):
    """Deliveries of a webhook that can be tried at `now`, oldest first.

    None of them waits behind an earlier one that speaks of the same thing and has not arrived yet.
    """

    brand: str
    webhook: str
    now: datetime
    limit: int = 32


class DeliveryOf(Query[Delivery | None], frozen=True, kw_only=True):
    """The delivery of the event at this position."""

    brand: str
    webhook: str
    position: int


class Webhooks(Listing[Webhook], frozen=True, kw_only=True):
    """Webhooks of a brand, newest first."""

    brand: str


class Deliveries(Listing[Delivery], frozen=True, kw_only=True):
    """Deliveries of a webhook, newest event first."""

    brand: str
    webhook: str
    state: str | None = None
