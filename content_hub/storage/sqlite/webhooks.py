"""Webhooks and their deliveries: the log is gone through once per webhook, and what waits is found by lane."""

from collections.abc import Callable, Mapping
from typing import Any

import msgspec

from content_hub.errors import Conflict
from content_hub.storage.port import Page
from content_hub.storage.sqlite.connection import driver
from content_hub.storage.sqlite.pages import page_of, place_in
from content_hub.storage.sqlite.records import decode, encode, time_text
from content_hub.storage.webhook_changes import (
    DropWebhook,
    Enqueue,
    GiveUpLease,
    PutDelivery,
    PutSecrets,
    PutWebhook,
    TakeLease,
)
from content_hub.storage.webhook_queries import (
    MOST_WAITING,
    BusyWebhooks,
    Deliveries,
    DeliveryOf,
    DueDeliveries,
    SecretsOf,
    WebhookOf,
    Webhooks,
)
from content_hub.webhooks.model import Delivery, DeliveryState, Webhook, WebhookSecret

__all__ = ["WEBHOOK_FACTS", "WEBHOOK_LISTS", "WEBHOOK_WRITES"]

_LATEST = 1 << 62
_PUT = """
INSERT INTO webhooks (brand, id, state, revision, record, read) VALUES (:brand, :id, :state, :revision, :record,
    (SELECT coalesce(max(position), 0) FROM log WHERE brand = :brand))
ON CONFLICT (brand, id) DO UPDATE SET state = excluded.state, revision = excluded.revision, record = excluded.record
"""
_WAITS = """
    EXISTS (SELECT 1 FROM delivery_lanes AS own JOIN delivery_lanes AS before
        ON before.brand = own.brand AND before.webhook = own.webhook AND before.lane = own.lane
            AND before.position < own.position
        WHERE own.brand = deliveries.brand AND own.webhook = deliveries.webhook AND own.position = deliveries.position)
"""
_WEBHOOKS = f"""
SELECT record, read, (SELECT count(*) FROM (SELECT 1 FROM deliveries WHERE deliveries.brand = webhooks.brand
    AND webhook = webhooks.id AND deliveries.state = 'pending' LIMIT {MOST_WAITING})) AS waiting, seq
FROM webhooks
"""  # noqa: S608 - put together of our own constants
_BUSY = f"""
{_WEBHOOKS} WHERE state = 'enabled' AND (
    (waiting < {MOST_WAITING} AND read < (SELECT max(position) FROM log WHERE log.brand = webhooks.brand))
    OR EXISTS (SELECT 1 FROM deliveries WHERE deliveries.brand = webhooks.brand AND webhook = webhooks.id
        AND deliveries.state = 'pending' AND due <= :now AND NOT {_WAITS}))
ORDER BY seq
"""  # noqa: S608 - put together of our own constants
_DUE = f"""
SELECT record FROM deliveries
WHERE brand = :brand AND webhook = :webhook AND state = 'pending' AND due <= :now AND NOT {_WAITS}
ORDER BY position LIMIT :limit
"""  # noqa: S608 - as above
_DELIVERY = """
INSERT INTO deliveries (brand, webhook, position, state, due, revision, record)
VALUES (:brand, :webhook, :position, :state, :due, :revision, :record)
"""
_LEASE = """
INSERT INTO leases (name, holder, until) VALUES (:name, :holder, :until)
ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, until = excluded.until
WHERE leases.holder = excluded.holder OR leases.until <= :at OR leases.until > excluded.until
"""


def _put_webhook(connection: driver.Connection, write: PutWebhook) -> None:
    """Keep a webhook."""
    webhook = write.webhook
    values = {"brand": webhook.brand, "id": webhook.id, "state": str(webhook.state), "revision": webhook.revision}
    connection.execute(_PUT, {**values, "record": encode(webhook)})


def _put_secrets(connection: driver.Connection, write: PutSecrets) -> None:
    """Keep secrets beside the webhook, never in its record, which lists and exports show."""
    place = (write.brand, write.webhook)
    connection.execute("DELETE FROM webhook_secrets WHERE brand = ? AND webhook = ?", place)
    connection.executemany(
        "INSERT INTO webhook_secrets (brand, webhook, place, until, record) VALUES (?, ?, ?, ?, ?)",
        [
            (*place, number, None if one.until is None else time_text(one.until), encode(one))
            for number, one in enumerate(write.secrets)
        ],
    )


def _drop_webhook(connection: driver.Connection, write: DropWebhook) -> None:
    """Forget a webhook; what belongs to it goes with it."""
    connection.execute("DELETE FROM webhooks WHERE brand = ? AND id = ?", (write.brand, write.webhook))


def _enqueue(connection: driver.Connection, write: Enqueue) -> None:
    """Add deliveries, and move the position up to which the log was gone through, once."""
    place = {"brand": write.webhook.brand, "webhook": write.webhook.id}
    moved = connection.execute(
        "UPDATE webhooks SET read = :read WHERE brand = :brand AND id = :webhook AND read = :before",
        {**place, "read": write.read, "before": write.webhook.read},
    )
    if moved.rowcount != 1:
        raise _changed(f"webhook:{write.webhook.brand}/{write.webhook.id}")
    for delivery in write.deliveries:
        connection.execute(_DELIVERY, _values(delivery))
        _take_lanes(connection, delivery)
    connection.execute(
        "DELETE FROM deliveries WHERE brand = :brand AND webhook = :webhook AND state <> 'pending' AND due < :forget",
        {**place, "forget": time_text(write.forget)},
    )


def _put_delivery(connection: driver.Connection, write: PutDelivery) -> None:
    """Keep what became of a delivery. What arrived or was given up leaves its lanes."""
    delivery = write.delivery
    changed = connection.execute(
        "UPDATE deliveries SET state = :state, due = :due, revision = :revision, record = :record"
        " WHERE brand = :brand AND webhook = :webhook AND position = :position AND revision = :revision - 1",
        _values(delivery),
    )
    if changed.rowcount != 1:
        raise _changed(f"delivery:{delivery.brand}/{delivery.webhook}/{delivery.position}")
    place = (delivery.brand, delivery.webhook, delivery.position)
    connection.execute("DELETE FROM delivery_lanes WHERE brand = ? AND webhook = ? AND position = ?", place)
    if delivery.state is DeliveryState.PENDING:
        _take_lanes(connection, delivery)


def _take_lease(connection: driver.Connection, write: TakeLease) -> None:
    """Take or prolong a lease."""
    values = {"name": write.name, "holder": write.holder, "at": time_text(write.at), "until": time_text(write.until)}
    if connection.execute(_LEASE, values).rowcount != 1:
        raise _changed(f"lease:{write.name}")


def _give_up_lease(connection: driver.Connection, write: GiveUpLease) -> None:
    """End a lease, if it is still ours."""
    connection.execute("DELETE FROM leases WHERE name = ? AND holder = ?", (write.name, write.holder))


def _webhook_of(connection: driver.Connection, query: WebhookOf) -> Webhook | None:
    """Find a webhook."""
    rows = connection.execute(_WEBHOOKS + "WHERE brand = ? AND id = ?", (query.brand, query.id)).fetchall()
    return _webhook(rows[0]) if rows else None


def _secrets_of(connection: driver.Connection, query: SecretsOf) -> tuple[WebhookSecret, ...]:
    """Find what still signs."""
    rows = connection.execute(
        "SELECT record FROM webhook_secrets WHERE brand = ? AND webhook = ? AND (until IS NULL OR until > ?)"
        " ORDER BY place",
        (query.brand, query.webhook, time_text(query.now)),
    )
    return tuple(decode(row[0], WebhookSecret) for row in rows)


def _busy_webhooks(connection: driver.Connection, query: BusyWebhooks) -> tuple[Webhook, ...]:
    """Find webhooks with work."""
    return tuple(_webhook(row) for row in connection.execute(_BUSY, {"now": time_text(query.now)}))


def _due_deliveries(connection: driver.Connection, query: DueDeliveries) -> tuple[Delivery, ...]:
    """Find what can be tried."""
    rows = connection.execute(_DUE, {**msgspec.structs.asdict(query), "now": time_text(query.now)})
    return tuple(decode(row[0], Delivery) for row in rows)


def _delivery_of(connection: driver.Connection, query: DeliveryOf) -> Delivery | None:
    """Find a delivery."""
    rows = connection.execute(
        "SELECT record FROM deliveries WHERE brand = ? AND webhook = ? AND position = ?",
        (query.brand, query.webhook, query.position),
    ).fetchall()
    return decode(rows[0][0], Delivery) if rows else None


def _list_webhooks(connection: driver.Connection, query: Webhooks) -> Page[Webhook]:
    """List webhooks."""
    rows = connection.execute(
        _WEBHOOKS + "WHERE brand = ? AND seq < ? ORDER BY seq DESC LIMIT ?",
        (query.brand, place_in(query, int) or _LATEST, query.limit + 1),
    ).fetchall()
    return page_of(query, rows, item=_webhook, place=lambda row: row[3])


def _list_deliveries(connection: driver.Connection, query: Deliveries) -> Page[Delivery]:
    """List deliveries."""
    rows = connection.execute(
        "SELECT position, record FROM deliveries WHERE brand = :brand AND webhook = :webhook AND position < :after"
        " AND (:state IS NULL OR state = :state) ORDER BY position DESC LIMIT :rows",
        {**msgspec.structs.asdict(query), "after": place_in(query, int) or _LATEST, "rows": query.limit + 1},
    ).fetchall()
    return page_of(query, rows, item=lambda row: decode(row[1], Delivery), place=lambda row: row[0])


def _webhook(row: tuple[Any, ...]) -> Webhook:
    return msgspec.structs.replace(decode(row[0], Webhook), read=row[1], waiting=row[2])


def _values(delivery: Delivery) -> dict[str, str | int]:
    return {
        "brand": delivery.brand,
        "webhook": delivery.webhook,
        "position": delivery.position,
        "state": str(delivery.state),
        "due": time_text(delivery.due),
        "revision": delivery.revision,
        "record": encode(delivery),
    }


def _take_lanes(connection: driver.Connection, delivery: Delivery) -> None:
    connection.executemany(
        "INSERT INTO delivery_lanes (brand, webhook, lane, position) VALUES (?, ?, ?, ?)",
        [(delivery.brand, delivery.webhook, lane, delivery.position) for lane in delivery.lanes],
    )


def _changed(what: str) -> Conflict:
    return Conflict(
        de=f"{what} ist inzwischen anders: neu lesen und noch einmal entscheiden.",
        en=f"{what} is different by now: read again and decide anew.",
        members={"what": what},
    )


WEBHOOK_FACTS: Mapping[type, Callable[[driver.Connection, Any], Any]] = {
    WebhookOf: _webhook_of,
    SecretsOf: _secrets_of,
    BusyWebhooks: _busy_webhooks,
    DueDeliveries: _due_deliveries,
    DeliveryOf: _delivery_of,
}
WEBHOOK_LISTS: Mapping[type, Callable[[driver.Connection, Any], Page[Any]]] = {
    Webhooks: _list_webhooks,
    Deliveries: _list_deliveries,
}
WEBHOOK_WRITES: Mapping[type, Callable[[driver.Connection, Any], None]] = {
    PutWebhook: _put_webhook,
    PutSecrets: _put_secrets,
    DropWebhook: _drop_webhook,
    Enqueue: _enqueue,
    PutDelivery: _put_delivery,
    TakeLease: _take_lease,
    GiveUpLease: _give_up_lease,
}
