"""A webhook's life over HTTP, as a brand manager's page sees it."""

import asyncio
from typing import Any

import pytest

from tests.content_hub.api.conftest import Ask
from tests.content_hub.webhooks.receiving import Receiver

HOOKS = "/v1/brands/shop/webhooks"


@pytest.fixture(scope="module")
def hub(open_hub: Any) -> Ask:
    opened: Ask = open_hub(webhooks_allow=("127.0.0.0/8",))
    return opened


def test_a_brand_manager_adds_a_webhook_and_sees_the_secret_once(hub: Ask) -> None:
    made = hub(
        "POST", HOOKS, who="max", json={"url": "https://hooks.invalid/a", "events": ["content-hub.version.saved"]}
    )
    assert made.status_code == 201, made.text
    assert set(made.json()) == {"id", "secret"}
    assert made.json()["secret"].startswith("whsec_")
    place = made.headers["location"]
    shown = hub("GET", place, who="max").json()
    assert (shown["state"], shown["events"], shown["actor"]) == ("enabled", ["content-hub.version.saved"], "max")
    assert "secret" not in hub("GET", HOOKS, who="ada").text.replace("secrets", "")
    assert hub("GET", f"{place}/deliveries", who="max").json() == {"items": [], "next": None}
    turned = hub("POST", f"{place}/rotate", who="max").json()
    assert (turned["id"], turned["secret"] != made.json()["secret"]) == (made.json()["id"], True)
    assert hub("DELETE", place, who="max").status_code == 200
    assert hub("GET", place, who="max").status_code == 404


def test_secrets_are_no_part_of_a_repeated_answer(hub: Ask) -> None:
    body, key = {"url": "https://hooks.invalid/b"}, {"idempotency-key": "once"}
    first = hub("POST", HOOKS, who="max", json=body, headers=key).json()
    again = hub("POST", HOOKS, who="max", json=body, headers=key).json()
    assert again == {"id": first["id"], "secret": None}


@pytest.mark.parametrize("who", ["wil", "ann", "pia"])
def test_others_have_no_webhooks(hub: Ask, who: str) -> None:
    assert hub("POST", HOOKS, who=who, json={"url": "https://hooks.invalid/"}).status_code == 403
    assert hub("GET", HOOKS, who=who).status_code == 403
    assert hub("GET", "/v1/brands/club/webhooks", who=who).status_code == 404


@pytest.mark.parametrize(
    ("body", "pointer"),
    [
        ({"url": "https://10.0.0.1/"}, "/url"),
        ({"url": "https://[::ffff:10.0.0.1]/"}, "/url"),
        ({"url": "http://93.184.216.34/"}, "/url"),
        ({"url": "gopher://hooks.invalid/"}, "/url"),
        ({"url": ""}, "/url"),
        ({"url": "https://hooks.invalid/", "events": []}, "/events"),
        ({"url": "https://hooks.invalid/", "events": ["*", "version.sawed"]}, "/events/1"),
    ],
)
def test_what_cannot_be_delivered_to_is_refused_at_its_place(hub: Ask, body: object, pointer: str) -> None:
    refused = hub("POST", HOOKS, who="max", json=body)
    assert refused.status_code == 422
    assert refused.json()["errors"][0]["pointer"] == pointer


def test_a_receiver_hears_of_what_a_service_does_and_can_have_it_again(hub: Ask) -> None:
    send: Any = hub.send  # type: ignore[attr-defined] # the fixture's

    async def story() -> None:
        async with Receiver() as receiver:
            answer = await send("POST", HOOKS, who="max", json={"url": receiver.url})
            secret, place = answer.json()["secret"], answer.headers["location"]
            receiver.secret = secret
            present = await send("GET", "/v1/brands/shop")
            body = {key: present.json()[key] for key in ("locales", "default_locale", "delivery", "public_url")}
            headers = {"if-match": present.headers["etag"]}
            await send("PUT", "/v1/brands/shop", headers=headers, json={**body, "name": "Neu"})
            await come(receiver, 1)
            deliveries = (await send("GET", f"{place}/deliveries", who="max")).json()["items"]
            (one,) = deliveries
            assert one["id"] == receiver.got[0].id
            again = await send("POST", f"{place}/deliveries/{one['id']}/redeliver", who="max")
            assert again.status_code == 200, again.text
            await come(receiver, 2)
            assert receiver.got[0].id == receiver.got[1].id
            for unknown in ("x", "shop_999999", "club_1", "shop_²"):
                missing = await send("POST", f"{place}/deliveries/{unknown}/redeliver", who="max")
                assert missing.status_code == 404

    hub.run(story())  # type: ignore[attr-defined] # the fixture's


async def come(receiver: Receiver, count: int) -> None:
    async with asyncio.timeout(30):
        while len(receiver.got) < count:  # noqa: ASYNC110 - the receiver only counts
            await asyncio.sleep(0.01)
