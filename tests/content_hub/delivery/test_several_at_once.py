"""Batches, feeds for email tools, and the list that players sync by."""

import base64
import hashlib
from collections.abc import Callable
from typing import Any

import httpx
import pytest

Ask = Callable[..., httpx.Response]


def test_app_fetches_several_renditions_in_one_request(ask: Ask) -> None:
    items = [
        {"key": "offer", "channel": "web", "locale": "en"},
        {"key": "offer", "channel": "signage"},
        {"key": "draft", "channel": "web"},
        {"key": "offer", "channel": "fax"},
        {"key": "../x", "channel": "web"},
    ]
    answer = ask("POST", "/shop/batch", json={"items": items})
    first, second, *rest = answer.json()["items"]
    assert answer.status_code == 200
    assert (first["status"], first["body"], first["locale"]) == (200, "<p>£149.90</p>", "en-GB")
    assert first["etag"] == f'"sha256:{hashlib.sha256("<p>£149.90</p>".encode()).hexdigest()}"'
    assert (second["media_type"], base64.b64decode(second["body_base64"])) == ("image/png", b"\x89PNG")
    assert [item["status"] for item in rest] == [404, 404, 404]


def test_batch_of_more_than_a_hundred_is_refused(ask: Ask) -> None:
    answer = ask("POST", "/shop/batch", json={"items": [{"key": "offer", "channel": "web"}] * 101})
    assert (answer.status_code, answer.json()["type"]) == (422, "/problems/invalid")


def test_batch_that_grows_too_large_says_which_items_to_fetch_alone(ask: Ask, reader: Any) -> None:
    reader.put("big", "web", "html", b"x" * 5_000_000)
    answer = ask("POST", "/shop/batch", json={"items": [{"key": "big", "channel": "web"}] * 2})
    assert [item["status"] for item in answer.json()["items"]] == [200, 413]


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"", 400),
        (b"{", 400),
        (b"\xff", 400),
        (b"[" * 5000, 400),
        (b'{"items": [{"key": "\\ud800", "channel": "web"}]}', 400),
        (b'{"items": [{"key": "a", "channel": "web", "colour": 1}]}', 400),
        (b'{"items": "all"}', 400),
        (b'{"items": [], "note": ""}', 400),
        (b'{"items": [{"key": "a\\u0000", "channel": "web"}]}', 400),
        (b" " * 1_000_001, 413),
    ],
)
def test_batch_that_cannot_be_read_is_refused_with_its_place(ask: Ask, body: bytes, status: int) -> None:
    answer = ask("POST", "/shop/batch", content=body, headers={"content-type": "application/json"})
    assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json")


def test_batch_in_another_media_type_is_refused(ask: Ask) -> None:
    assert ask("POST", "/shop/batch", content=b"a=b").status_code == 415


def test_email_tool_gets_the_blocks_that_are_live_as_json(ask: Ask) -> None:
    answer = ask("GET", "/shop/feed?keys=offer,draft,offer,%00,&format=text&locale=de-DE")
    assert answer.json() == {"offer": {"text": "149,90"}}
    assert answer.headers["surrogate-key"] == "shop offer"
    again = ask(
        "GET",
        "/shop/feed?keys=offer,draft,offer,%00,&format=text&locale=de-DE",
        headers={"if-none-match": answer.headers["etag"]},
    )
    assert again.status_code == 304


def test_feed_leaves_pictures_out(ask: Ask) -> None:
    assert ask("GET", "/shop/feed?keys=offer&channel=signage").json() == {}


def test_feed_of_more_than_a_hundred_blocks_is_refused(ask: Ask) -> None:
    assert ask("GET", "/shop/feed?keys=" + ",".join(f"k{n}" for n in range(101))).status_code == 422


def test_player_lists_what_is_live_with_addresses_of_the_bytes(ask: Ask) -> None:
    answer = ask("GET", "/shop/manifest?channel=signage")
    (item,) = answer.json()["items"]
    assert answer.json()["position"] == 42
    assert item["href"] == f"/v1/delivery/shop/renditions/{item['digest']}"
    assert (item["profile"], item["valid_until"]) == ("portrait-hd", None)
    assert ask("GET", item["href"].removeprefix("/v1/delivery")).content == b"\x89PNG"


def test_list_goes_on_where_it_ended(ask: Ask) -> None:
    assert ask("GET", "/shop/manifest?limit=1").json()["next"] == "more"
    assert ask("GET", "/shop/manifest?limit=9999").json()["next"] is None


@pytest.mark.parametrize("query", ["since=x", "since=-1", "limit=1e3", "since=" + "9" * 30, "since=²"])
def test_list_refuses_a_number_that_is_none(ask: Ask, query: str) -> None:
    answer = ask("GET", f"/shop/manifest?{query}")
    assert (answer.status_code, answer.json()["errors"][0]["pointer"]) == (400, query.partition("=")[0])


@pytest.mark.parametrize(
    "address",
    [
        "/",
        "//",
        "/shop",
        "/shop/",
        "/shop/a/b/c",
        "/shop/%00",
        "/shop/%ff%fe",
        "/shop/" + "a" * 5000,
        "/shop/OFFER?channel=web",
        "/shop/offer%2F?channel=web",
    ],
)
def test_odd_address_is_not_found_or_needs_a_token(ask: Ask, address: str) -> None:
    answer = ask("GET", address)
    assert answer.status_code in (401, 404)
    assert answer.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize(
    "query",
    [
        "channel=web&" + "x=1&" * 15_000,
        "channel=web&utm=%",
        "channel=web&=&&&=%zz",
        "channel=web&fbclid=%00&channel=fax",
    ],
)
def test_odd_parameters_that_mean_nothing_here_change_nothing(ask: Ask, query: str) -> None:
    assert ask("GET", f"/shop/offer?{query}").status_code == 200


def test_two_lengths_of_a_body_are_refused(ask: Ask) -> None:
    headers = {"content-length": "2", "transfer-encoding": "chunked", "content-type": "application/json"}
    assert ask("POST", "/shop/batch", content=b"{}", headers=headers).status_code == 400
