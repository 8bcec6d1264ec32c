"""Webhooks: addresses that are told of a brand's events, and what became of each telling."""

from datetime import datetime
from typing import Annotated

from litestar import Response, delete, get, post
from litestar.params import FromPath, JSONBody, QueryParameter
from msgspec import Struct

from content_hub.actions.access import brand_for
from content_hub.actions.add_webhook import (
    ROLES,
    AddWebhook,
    NameWebhook,
    add_webhook,
    load_webhook,
    remove_webhook,
    rotate_secret,
)
from content_hub.actions.redeliver import Redeliver, redeliver
from content_hub.api.paging import Cursor, Limit, Listed, listed
from content_hub.api.request import HubRequest
from content_hub.events import PREFIX
from content_hub.storage.webhook_queries import Deliveries, Webhooks
from content_hub.webhooks.guard import Guard
from content_hub.webhooks.model import Attempt, Delivery, DeliveryState, Webhook, WebhookState
from content_hub.webhooks.signing import new_webhook_secret

__all__ = ["WEBHOOKS"]

_WEBHOOKS = "/v1/brands/{brand:str}/webhooks"
_WEBHOOK = _WEBHOOKS + "/{webhook:str}"


class WebhookBody(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Which address, and which events; `*` are all."""

    url: str
    events: tuple[str, ...] = ("*",)


class WebhookMade(Struct, frozen=True, kw_only=True):
    """The secret is shown once: receivers verify signatures with it."""

    id: str
    secret: str


class WebhookShown(Struct, frozen=True, kw_only=True):
    """A webhook. `waiting` deliveries have not arrived yet (not counted beyond a thousand)."""

    id: str
    url: str
    events: list[str]
    state: WebhookState
    waiting: int
    actor: str
    created: datetime


class DeliveryShown(Struct, frozen=True, kw_only=True):
    """One event for one webhook: what came of each attempt, and when the next one is due."""

    id: str
    position: int
    type: str
    subject: str
    state: DeliveryState
    attempts: list[Attempt]
    due: datetime | None


def _webhook(webhook: Webhook) -> WebhookShown:
    events = [name if name == "*" else PREFIX + name for name in webhook.events]
    return WebhookShown(
        id=webhook.id,
        url=webhook.url,
        events=events,
        state=webhook.state,
        waiting=webhook.waiting,
        actor=webhook.actor,
        created=webhook.created,
    )


def _delivery(delivery: Delivery) -> DeliveryShown:
    return DeliveryShown(
        id=delivery.id,
        position=delivery.position,
        type=PREFIX + delivery.type,
        subject=delivery.subject,
        state=delivery.state,
        attempts=list(delivery.attempts),
        due=delivery.due if delivery.state is DeliveryState.PENDING else None,
    )


@post(_WEBHOOKS, operation_id="addWebhook", tags=["webhooks"], opt={"secrets": ("secret",)})
async def post_webhook(brand: FromPath[str], data: JSONBody[WebhookBody], request: HubRequest) -> Response[WebhookMade]:
    """Tell an address of the events that come. Needs the role admin or brand_manager.

    Deliveries are signed after Standard Webhooks, tried ten times over three days, and in order for each block.
    """
    guard: Guard = request.app.state.guard
    secret = new_webhook_secret()
    command = AddWebhook(brand=brand, id=request.new_id("webhook"), url=data.url, secret=secret, events=data.events)
    added = await add_webhook(request.hub, command, caller=request.caller, now=request.now, guard=guard)
    headers = {"location": f"/v1/brands/{brand}/webhooks/{added.id}"}
    return Response(WebhookMade(id=added.id, secret=secret), status_code=201, headers=headers)


@get(_WEBHOOKS, operation_id="listWebhooks", tags=["webhooks"])
async def list_webhooks(
    brand: FromPath[str], request: HubRequest, limit: Limit = 50, cursor: Cursor = None
) -> Response[Listed[WebhookShown]]:
    """List the webhooks of a brand, newest first. Needs the role admin or brand_manager."""
    found = await brand_for(request.hub, request.caller, brand, roles=ROLES)
    page = await request.hub.store.list(Webhooks(brand=found.key, limit=limit, cursor=cursor))
    return listed(request, page, _webhook)


@get(_WEBHOOK, operation_id="getWebhook", tags=["webhooks"])
async def get_webhook(brand: FromPath[str], webhook: FromPath[str], request: HubRequest) -> Response[WebhookShown]:
    """Show a webhook. Needs the role admin or brand_manager."""
    named = NameWebhook(brand=brand, webhook=webhook)
    return Response(_webhook(await load_webhook(request.hub, named, caller=request.caller)))


@delete(_WEBHOOK, operation_id="removeWebhook", tags=["webhooks"], status_code=200)
async def delete_webhook(brand: FromPath[str], webhook: FromPath[str], request: HubRequest) -> Response[WebhookShown]:
    """Stop telling an address, and forget its deliveries. Needs the role admin or brand_manager."""
    named = NameWebhook(brand=brand, webhook=webhook)
    return Response(_webhook(await remove_webhook(request.hub, named, caller=request.caller, now=request.now)))


@post(
    _WEBHOOK + "/rotate",
    operation_id="rotateWebhookSecret",
    tags=["webhooks"],
    status_code=200,
    opt={"secrets": ("secret",)},
)
async def post_rotate(brand: FromPath[str], webhook: FromPath[str], request: HubRequest) -> Response[WebhookMade]:
    """Sign with a new secret; for a day the old one signs beside it. A webhook that was disabled is told again."""
    named, secret = NameWebhook(brand=brand, webhook=webhook), new_webhook_secret()
    after = await rotate_secret(request.hub, named, secret=secret, caller=request.caller, now=request.now)
    return Response(WebhookMade(id=after.id, secret=secret))


@get(_WEBHOOK + "/deliveries", operation_id="listDeliveries", tags=["webhooks"])
async def list_deliveries(
    brand: FromPath[str],
    webhook: FromPath[str],
    request: HubRequest,
    *,
    standing: Annotated[DeliveryState | None, QueryParameter(name="state")] = None,
    limit: Limit = 50,
    cursor: Cursor = None,
) -> Response[Listed[DeliveryShown]]:
    """List what a webhook was sent or will be, newest event first; kept for 30 days."""
    found = await load_webhook(request.hub, NameWebhook(brand=brand, webhook=webhook), caller=request.caller)
    query = Deliveries(brand=found.brand, webhook=found.id, state=standing, limit=limit, cursor=cursor)
    return listed(request, await request.hub.store.list(query), _delivery)


@post(_WEBHOOK + "/deliveries/{delivery:str}/redeliver", operation_id="redeliver", tags=["webhooks"], status_code=200)
async def post_redeliver(
    brand: FromPath[str], webhook: FromPath[str], delivery: FromPath[str], request: HubRequest
) -> Response[DeliveryShown]:
    """Try a delivery anew, at once and under its own id. Needs the role admin or brand_manager."""
    command = Redeliver(brand=brand, webhook=webhook, delivery=delivery)
    return Response(_delivery(await redeliver(request.hub, command, caller=request.caller, now=request.now)))


WEBHOOKS = (
    post_webhook,
    list_webhooks,
    get_webhook,
    delete_webhook,
    post_rotate,
    list_deliveries,
    post_redeliver,
)
