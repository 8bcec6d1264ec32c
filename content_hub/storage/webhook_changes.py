"""What a commit writes of webhooks and their deliveries."""

from datetime import datetime

from msgspec import Struct

from content_hub.webhooks.model import Delivery, Webhook, WebhookSecret

__all__ = [
    "DropWebhook",
    "Enqueue",
    "GiveUpLease",
    "PutDelivery",
    "PutSecrets",
    "PutWebhook",
    "TakeLease",
    "WebhookWrite",
]


class PutWebhook(Struct, frozen=True, kw_only=True):
    """Create or replace a webhook. A new one begins after what the log holds now; `read` is never overwritten."""

    webhook: Webhook


class PutSecrets(Struct, frozen=True, kw_only=True):
    """Replace what deliveries to a webhook are signed with, the newest first."""

    brand: str
    webhook: str
    secrets: tuple[WebhookSecret, ...]


class DropWebhook(Struct, frozen=True, kw_only=True):
    """Forget a webhook with its secrets and deliveries."""

    brand: str
    webhook: str


class Enqueue(Struct, frozen=True, kw_only=True):
    """Add deliveries of the entries up to `read`. Conflict if the webhook's `read` is not `webhook.read` any more.

    Deliveries of this webhook that were settled before `forget` are dropped.
    """

    webhook: Webhook
    read: int
    deliveries: tuple[Delivery, ...]
    forget: datetime


class PutDelivery(Struct, frozen=True, kw_only=True):
    """Replace a delivery. Conflict if its revision is not the one before any more, or the webhook is gone."""

    delivery: Delivery


class TakeLease(Struct, frozen=True, kw_only=True):
    """Be the one who does this work, or go on being it, until a time. Conflict while somebody else is.

    A lease that ends later than `until` was taken before the clock was set back, and counts as over.
    """

    name: str
    holder: str
    at: datetime
    until: datetime


class GiveUpLease(Struct, frozen=True, kw_only=True):
    """Let somebody else do this work at once."""

    name: str
    holder: str


WebhookWrite = PutWebhook | PutSecrets | DropWebhook | Enqueue | PutDelivery | TakeLease | GiveUpLease
