"""A request that is sent twice is carried out once."""

from collections.abc import Callable
from typing import Any

import httpx
import msgspec
import pytest

Ask = Callable[..., httpx.Response]


def person(name: str) -> dict[str, object]:
    return {"name": name, "kind": "person", "roles": {}}


def test_repeated_request_gets_the_first_answer_and_does_nothing_again(ask: Ask) -> None:
    headers = {"idempotency-key": "one"}
    first = ask("POST", "/v1/actors", json=person("Once"), headers=headers)
    again = ask("POST", "/v1/actors", json=person("Once"), headers=headers)
    assert (again.status_code, again.json()) == (201, first.json())
    assert again.headers["hub-position"] == first.headers["hub-position"]
    assert (again.headers["idempotency-replayed"], "idempotency-replayed" in first.headers) == ("true", False)
    names = [actor["name"] for actor in ask("GET", "/v1/actors?limit=100").json()["items"]]
    assert names.count("Once") == 1


def test_same_key_with_another_request_is_refused(ask: Ask) -> None:
    headers = {"idempotency-key": "two"}
    ask("POST", "/v1/actors", json=person("A"), headers=headers)
    other = ask("POST", "/v1/actors", json=person("B"), headers=headers)
    assert (other.status_code, other.json()["type"]) == (422, "/problems/idempotency-key-reused")
    elsewhere = ask("POST", "/v1/actors/ada/erase", headers=headers)
    assert elsewhere.status_code == 422


def test_keys_of_two_people_do_not_meet(ask: Ask) -> None:
    headers = {"idempotency-key": "three"}
    assert ask("POST", "/v1/actors", json=person("A"), headers=headers).status_code == 201
    assert ask("POST", "/v1/actors", who="wil", json=person("A"), headers=headers).status_code == 403


def test_refusal_is_repeated_too(ask: Ask) -> None:
    headers = {"idempotency-key": "four"}
    first, again = (ask("POST", "/v1/actors", json=person(" "), headers=headers) for _ in range(2))
    assert first.status_code == again.status_code == 422
    assert again.headers["content-type"] == "application/problem+json"
    assert first.json()["request_id"] == again.json()["request_id"]


def test_secret_is_told_once_only(ask: Ask) -> None:
    body = {"name": "t", "expires": None}
    first, again = (
        ask("POST", "/v1/actors/ada/tokens", json=body, headers={"idempotency-key": "five"}) for _ in range(2)
    )
    assert first.json()["token"]
    assert again.json() == first.json() | {"token": None}


def test_of_requests_sent_together_one_is_carried_out(ask: Any) -> None:
    request = ("POST", "/v1/actors", {"json": person("Race"), "headers": {"idempotency-key": "six"}})
    statuses = sorted(answer.status_code for answer in ask.together(*[request] * 5))
    assert statuses[0] == 201
    assert set(statuses) <= {201, 409}
    names = [actor["name"] for actor in ask("GET", "/v1/actors?limit=100").json()["items"]]
    assert names.count("Race") == 1


@pytest.mark.parametrize("key", ["", "x" * 256, "a b", "ä"])
def test_key_that_cannot_be_one_is_refused(ask: Ask, key: str) -> None:
    assert ask("POST", "/v1/actors", json=person("A"), headers={"idempotency-key": key.encode()}).status_code == 400


def test_answer_that_has_arrived_is_given_again_at_once(ask: Any) -> None:
    headers = [(b"authorization", b"Bearer secret-ada"), (b"idempotency-key", b"at-once")]
    scope = {
        "type": "http",
        "method": "POST",
        "path": "/v1/actors",
        "raw_path": b"/v1/actors",
        "query_string": b"",
        "headers": [*headers, (b"content-type", b"application/json")],
    }
    statuses: list[int] = []

    async def receive() -> dict[str, object]:
        return {"type": "http.request", "body": msgspec.json.encode(person("Quick")), "more_body": False}

    async def send(message: dict[str, Any]) -> None:
        if message["type"] == "http.response.start":
            statuses.append(message["status"])
            if len(statuses) == 1:  # the client has its answer, whatever the server still does
                await ask.app(dict(scope), receive, send)

    ask.run(ask.app(dict(scope), receive, send))
    assert statuses == [201, 201]
