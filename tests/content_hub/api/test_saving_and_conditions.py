"""Writers save blocks, and nobody overwrites what they have not read."""

from collections.abc import Callable

import httpx
import pytest

Ask = Callable[..., httpx.Response]


def message(headline: str) -> dict[str, object]:
    texts = {"de-DE": {"headline": headline, "body": "Ein Text."}}
    return {"component": "message", "content": {"facts": {}, "texts": texts}, "labels": ["winter"], "note": "neu"}


def new(ask: Ask, key: str) -> httpx.Response:
    address = f"/v1/brands/shop/blocks/{key}"
    return ask("PUT", address, who="wil", json=message("Hallo"), headers={"if-none-match": "*"})


def test_writer_creates_reads_and_changes_a_block(ask: Ask) -> None:
    made = new(ask, "hello")
    assert made.status_code == 201
    assert made.headers["hub-position"] == "1"
    read = ask("GET", "/v1/brands/shop/blocks/hello", who="wil")
    assert read.json() == made.json()
    assert read.headers["etag"] == made.headers["etag"]
    assert set(read.json()) == {
        *("key", "component", "version", "digest", "state", "live", "labels", "content", "created", "actor", "note")
    }
    changed = ask(
        "PUT",
        "/v1/brands/shop/blocks/hello",
        who="wil",
        json=message("Hallo Welt"),
        headers={"if-match": read.headers["etag"]},
    )
    assert (changed.status_code, changed.json()["version"], changed.json()["state"]) == (200, 2, "draft")


def test_second_writer_who_has_not_read_is_stopped(ask: Ask) -> None:
    etag = new(ask, "stopped").headers["etag"]
    address = "/v1/brands/shop/blocks/stopped"
    assert new(ask, "stopped").status_code == 412
    assert ask("PUT", address, who="wil", json=message("x")).status_code == 428
    stale = ask("PUT", address, who="wil", json=message("x"), headers={"if-match": '"0-old"'})
    assert (stale.status_code, stale.headers["etag"]) == (412, etag)
    weak = ask("PUT", address, who="wil", json=message("x"), headers={"if-match": f"W/{etag}"})
    assert weak.status_code == 412
    several = ask("PUT", address, who="wil", json=message("x"), headers={"if-match": f'"0-old", {etag}'})
    assert several.status_code == 200


@pytest.mark.parametrize("key", ["feed", "batch", "renditions", "assets", "manifest", "Groß", "-x", "a" * 101])
def test_key_that_cannot_be_one_is_refused(ask: Ask, key: str) -> None:
    assert new(ask, key).status_code == 422


def test_everything_wrong_inside_a_content_is_named_at_once(ask: Ask) -> None:
    body = message("x") | {"content": {"facts": {"price": 1}, "texts": {"de-DE": {"headline": 5}, "xx-XX": {}}}}
    german = {"accept-language": "de-DE, en;q=0.5"}
    answer = ask("PUT", "/v1/brands/shop/blocks/wrong", who="wil", json=body, headers=german)
    assert (answer.status_code, answer.json()["type"]) == (422, "/problems/content-invalid")
    assert answer.headers["content-language"] == "de"
    assert answer.json()["title"] == "Inhalt passt nicht"
    pointers = [error["pointer"] for error in answer.json()["errors"]]
    assert any("price" in pointer for pointer in pointers)
    assert any("headline" in pointer for pointer in pointers)
    assert any("xx-XX" in pointer for pointer in pointers)


def test_old_version_is_compared_and_brought_back(ask: Ask) -> None:
    etag = new(ask, "again").headers["etag"]
    address = "/v1/brands/shop/blocks/again"
    ask("PUT", address, who="wil", json=message("Hallo du"), headers={"if-match": etag})
    diff = ask("GET", f"{address}/versions/1/diff/2", who="wil").json()["changes"]
    assert diff == [
        {
            "pointer": "/texts/de-DE/headline",
            "from": "Hallo",
            "to": "Hallo du",
            "words": [["=", "Hallo"], ["+", " du"]],
        }
    ]
    restored = ask("POST", f"{address}/versions/1/restore", who="wil")
    assert (restored.status_code, restored.json()["version"]) == (201, 3)
    versions = ask("GET", f"{address}/versions", who="wil").json()["items"]
    assert [version["version"] for version in versions] == [3, 2, 1]
    assert ask("GET", f"{address}/versions/1", who="wil").json()["content"] == versions[0]["content"]


@pytest.mark.parametrize("number", ["0", "99", "99999999999999999999", "x", "-1"])
def test_version_that_is_not_there_is_no_fault_of_ours(ask: Ask, number: str) -> None:
    new(ask, "few")
    answer = ask("GET", f"/v1/brands/shop/blocks/few/versions/{number}", who="wil")
    assert answer.status_code in (400, 404)
    assert answer.headers["content-type"] == "application/problem+json"


def test_blocks_are_found_by_label_state_locale_and_words(ask: Ask) -> None:
    new(ask, "found")
    for query in ("label=winter", "state=draft", "locale=de-DE", "q=found", "component=message"):
        listed = ask("GET", f"/v1/brands/shop/blocks?{query}&limit=100", who="wil").json()["items"]
        assert "found" in [block["key"] for block in listed], query
    assert ask("GET", "/v1/brands/shop/blocks?label=summer", who="wil").json()["items"] == []
    assert ask("GET", "/v1/brands/shop/blocks?state=asleep", who="wil").json()["errors"][0]["pointer"] == "/state"


def test_page_names_its_parts_as_their_users(ask: Ask) -> None:
    new(ask, "part")
    page = {"component": "page", "content": {"facts": {"blocks": ["part"]}, "texts": {"de-DE": {"title": "Seite"}}}}
    headers = {"if-none-match": "*"}
    assert ask("PUT", "/v1/brands/shop/blocks/page-1", who="wil", json=page, headers=headers).status_code == 201
    (usage,) = ask("GET", "/v1/brands/shop/blocks/part/usages", who="wil").json()["items"]
    assert (usage["block"], usage["version"], usage["live"]) == ("page-1", 1, False)


def test_feed_of_events_has_no_gaps(ask: Ask) -> None:
    new(ask, "told")
    first = ask("GET", "/v1/brands/shop/events?limit=2", who="wil").json()
    assert [event["position"] for event in first["items"]] == [1, 2]
    assert first["items"][0]["type"] == "content-hub.version.saved"
    assert (first["items"][0]["specversion"], first["items"][0]["id"]) == ("1.0", "1")
    rest = ask("GET", f"/v1/brands/shop/events?after={first['next']}", who="wil").json()
    assert [event["position"] for event in rest["items"]][:1] == [3]
    last = rest["items"][-1]["position"]
    assert ask("GET", f"/v1/brands/shop/events?after={last}", who="wil").json() == {"items": [], "next": last}


def test_brand_is_changed_only_by_who_has_read_it(ask: Ask) -> None:
    body = {
        "name": "Neu",
        "locales": {"de-DE": {}, "de-AT": {"fallback": "de-DE"}},
        "default_locale": "de-DE",
        "delivery": "token",
        "public_url": "https://hub.example",
    }
    made = ask("PUT", "/v1/brands/new", json=body, headers={"if-none-match": "*"})
    assert made.status_code == 201
    assert ask("PUT", "/v1/brands/new", json=body).status_code == 428
    assert ask("PUT", "/v1/brands/new", json=body, headers={"if-match": made.headers["etag"]}).status_code == 200
    assert ask("PUT", "/v1/brands/feed", json=body).status_code == 422


def test_client_that_has_the_newest_state_gets_304(ask: Ask) -> None:
    etag = new(ask, "known").headers["etag"]
    address = "/v1/brands/shop/blocks/known"
    answer = ask("GET", address, who="wil", headers={"if-none-match": f'"x", {etag}'})
    assert (answer.status_code, answer.content, answer.headers["etag"]) == (304, b"", etag)
    assert ask("GET", address, who="wil", headers={"if-none-match": '"x"'}).status_code == 200


def test_monitor_asks_with_head_and_gets_no_body(ask: Ask) -> None:
    for address, status in (("/v1/brands/shop", 200), ("/v1/brands/none", 404), ("/v1/brands/shop/checks", 405)):
        shown, head = ask("GET", address), ask("HEAD", address)
        assert (head.status_code, head.content) == (shown.status_code, b"") == (status, b"")
        assert head.headers["content-length"] == shown.headers["content-length"]
        assert head.headers.get("etag") == shown.headers.get("etag")
    known = {"if-none-match": ask("HEAD", "/v1/brands/shop").headers["etag"]}
    assert ask("HEAD", "/v1/brands/shop", headers=known).status_code == 304


def test_component_that_does_not_exist_is_named_with_those_that_do(ask: Ask) -> None:
    saving = ("PUT", "/v1/brands/shop/blocks/odd", {"component": "banner", "content": {}})
    checking = ("POST", "/v1/brands/shop/checks", {"kind": "block", "component": "banner", "content": {}})
    for method, address, body in (saving, checking):
        answer = ask(method, address, who="wil", json=body, headers={"if-none-match": "*"})
        assert (answer.status_code, answer.json()["errors"][0]["pointer"]) == (422, "/component")
        assert "message" in answer.json()["detail"]


def test_check_for_a_channel_that_does_not_exist_is_refused_with_those_that_do(ask: Ask) -> None:
    body = {"kind": "text", "content": "Hallo", "channel": "fax"}
    answer = ask("POST", "/v1/brands/shop/checks", who="wil", json=body)
    assert (answer.status_code, answer.json()["errors"][0]["pointer"]) == (422, "/channel")
    assert "email, push, signage, web" in answer.json()["detail"]


@pytest.mark.parametrize("who", ["ann", "pia", "max"])
def test_drafts_are_checked_by_writers(ask: Ask, who: str) -> None:
    body = {"kind": "text", "content": "Hallo"}
    assert ask("POST", "/v1/brands/shop/checks", who=who, json=body).status_code == 403
