"""A waiver's life over HTTP, as a writer's editor and an approver's page see it."""

from typing import Any

import pytest

from tests.content_hub.api.conftest import Ask

BRAND = "/v1/brands/shop"
SOON = "2099-01-01T00:00:00Z"


@pytest.fixture(scope="module")
def block(ask: Ask) -> str:
    content = {"facts": {"cta_url": "https://shop.example/a"}, "texts": {"de-DE": {"headline": "H", "body": "B"}}}
    saved = ask(
        "PUT",
        f"{BRAND}/blocks/note",
        who="wil",
        headers={"if-none-match": "*"},
        json={"component": "message", "content": content},
    )
    assert saved.status_code == 201, saved.text
    return "note"


def asked(ask: Ask, block: str, **parts: object) -> Any:
    body = {
        "block": block,
        "locale": "de-DE",
        "fingerprint": "f1",
        "reason": "so gewollt",
        "expires": "2027-06-01T00:00:00Z",
    }
    return ask("POST", f"{BRAND}/waivers", who="wil", json={**body, **parts})


def test_writer_asks_and_approver_grants_and_everybody_sees_it(ask: Ask, block: str) -> None:
    waiver = asked(ask, block)
    assert waiver.status_code == 201
    shown = waiver.json()
    assert (shown["state"], shown["actor"], shown["finding"]) == ("requested", "wil", None)
    place = waiver.headers["location"]
    assert ask("GET", place, who="pia").json() == shown
    assert ask("POST", f"{place}/grant", who="wil").json()["type"] == "/problems/four-eyes"
    assert ask("POST", f"{place}/grant", who="pia").status_code == 403
    granted = ask("POST", f"{place}/grant", who="ann")
    assert (granted.status_code, granted.json()["state"], granted.json()["granted_by"]) == (200, "granted", "ann")
    assert [item["id"] for item in ask("GET", f"{BRAND}/waivers?state=granted").json()["items"]] == [shown["id"]]
    assert ask("GET", f"{BRAND}/waivers?expiring=true").json()["items"] == []
    ended = ask("DELETE", place, who="max")
    assert (ended.status_code, ended.json()["state"], ended.json()["ended_by"]) == (200, "ended", "max")
    types = [event["type"] for event in ask("GET", f"{BRAND}/events").json()["items"]]
    assert types[-3:] == ["content-hub.waiver.requested", "content-hub.waiver.granted", "content-hub.waiver.ended"]


def test_faults_are_named_by_their_place(ask: Ask, block: str) -> None:
    wrong = asked(ask, block, reason=" ", locale="xx", expires="2001-01-01T00:00:00Z")
    assert wrong.status_code == 422
    assert [error["pointer"] for error in wrong.json()["errors"]] == ["/reason", "/locale", "/expires"]
    assert asked(ask, block, expires="soon").status_code == 400
    assert asked(ask, "nothing").status_code == 404
    assert ask("POST", f"{BRAND}/waivers/none/grant", who="ann").status_code == 404
    assert ask("GET", f"{BRAND}/waivers", who="cleo").status_code == 404
