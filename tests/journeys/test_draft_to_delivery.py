"""An offer walks from draft to delivery, in two languages and on four channels; then its price changes."""

import copy
import io
import json
from typing import Any

import httpx
import pytest
from PIL import Image

from content_hub.demo.example import block, picture
from content_hub.digests import digest_of_bytes
from tests.journeys.conftest import Ask

API = "/v1/brands/nordlicht"
DELIVERY = "/v1/delivery/nordlicht"
KEYS = ("long-evenings", "polarstern", "footer", "december")
PRICES = {"de-DE": "149,90\N{NO-BREAK SPACE}€", "en-GB": "€149.90"}
NEW_PRICES = {"de-DE": "139,90\N{NO-BREAK SPACE}€", "en-GB": "€139.90"}
TEXTS = [
    ("polarstern", "email", "html"),
    ("polarstern", "email", "text"),
    ("polarstern", "web", "html"),
    ("polarstern", "web", "json"),
    ("polarstern", "push", "json"),
    ("polarstern", "push", "apns"),
    ("polarstern", "push", "fcm"),
    ("polarstern", "push", "webpush"),
    ("december", "email", "html"),
    ("december", "email", "text"),
    ("december", "web", "html"),
    ("december", "web", "json"),
]


def bodies(ask: Ask) -> dict[str, dict[str, Any]]:
    """Give the example's blocks with a picture that is uploaded, and no text that types a price."""
    found: dict[str, dict[str, Any]] = {key: copy.deepcopy(block(key)) for key in KEYS}
    files = {"file": ("polarstern.jpg", picture("polarstern.jpg"), "image/jpeg")}
    found["polarstern"]["content"]["facts"]["image"] = ask(
        "POST", f"{API}/assets", who="wanda", expect=201, files=files
    ).json()["digest"]
    english = found["polarstern"]["content"]["texts"]["en-GB"]
    english["body"] = english["body"].replace("€149.90", "{price}")
    return found


def release(ask: Ask, versions: list[dict[str, Any]]) -> httpx.Response:
    """Submit, approve by brand and law, publish."""
    review = ask("POST", f"{API}/reviews", who="wanda", expect=201, json={"versions": versions}).json()
    approval = {"decision": "approve", "manifest": review["manifest"]["digest"]}
    decisions = f"{API}/reviews/{review['id']}/decisions"
    ask("POST", decisions, who="wanda", expect=403, json=approval)
    for name in ("arno", "lea"):
        ask("POST", decisions, who=name, expect=201, json=approval)
    return ask("POST", f"{API}/releases", who="paul", expect=201, json={"versions": versions, "at": None})


def words(answer: httpx.Response) -> str:
    """Give what a reader sees: JSON writes its letters in its own way, HTML its no-break spaces."""
    if answer.headers["content-type"].startswith("application/json"):
        return json.dumps(answer.json(), ensure_ascii=False)
    return answer.text.replace("&nbsp;", "\N{NO-BREAK SPACE}")


@pytest.fixture
def released(ask: Ask) -> tuple[dict[str, dict[str, Any]], httpx.Response]:
    saved = bodies(ask)
    for key, body in saved.items():
        if key != "december":
            first = {"If-None-Match": "*"}
            ask("PUT", f"{API}/blocks/{key}", who="wanda", expect=201, headers=first, json=body)
    ask("PUT", f"{API}/blocks/december", who="wanda", expect=201, json=saved["december"])
    for key in KEYS:
        ask("GET", f"{DELIVERY}/{key}?channel=web", expect=404)
    return saved, release(ask, [{"block": key, "version": 1} for key in KEYS])


def test_what_was_approved_is_delivered_everywhere_and_a_new_price_follows_with_the_next_request(
    ask: Ask, released: tuple[dict[str, dict[str, Any]], httpx.Response]
) -> None:
    saved, publication = released
    position = publication.headers["Hub-Position"]
    old: dict[tuple[str, str, str, str], str] = {}
    for key, channel, form in TEXTS:
        for locale, price in PRICES.items():
            answer = ask("GET", f"{DELIVERY}/{key}?channel={channel}&format={form}&locale={locale}")
            check_headers(answer, locale, position)
            assert price in words(answer), (key, channel, form, locale)
            old[key, channel, form, locale] = answer.headers["ETag"]
    posters = signage(ask)
    change_price(ask, saved["polarstern"])
    for (key, channel, form, locale), etag in old.items():
        address = f"{DELIVERY}/{key}?channel={channel}&format={form}&locale={locale}"
        answer = ask("GET", address, headers={"If-None-Match": etag})
        assert NEW_PRICES[locale] in words(answer)
        assert PRICES[locale] not in words(answer)
    assert all(before != after for before, after in zip(posters, signage(ask), strict=True))


def check_headers(answer: httpx.Response, locale: str, position: str) -> None:
    """Caches, players and sites can trust what stands beside the bytes."""
    digest = digest_of_bytes(answer.content)
    assert answer.headers["ETag"] == f'"{digest}"'
    assert answer.headers["Content-Location"] == f"{DELIVERY}/renditions/{digest}"
    assert answer.headers["Content-Language"] == locale
    assert answer.headers["Hub-Position"] == position
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert {"brand:nordlicht", f"locale:nordlicht/{locale}"} <= set(answer.headers["Surrogate-Key"].split())
    age = next(part for part in answer.headers["Cache-Control"].split(", ") if part.startswith("max-age="))
    assert int(age.removeprefix("max-age=")) <= 60


def signage(ask: Ask) -> list[bytes]:
    """Fetch the posters in both languages and both shapes; each is the picture that its profile says."""
    found = []
    for locale in PRICES:
        for profile, size in (("portrait-hd", (1080, 1920)), ("landscape-hd", (1920, 1080))):
            query = f"channel=signage&format=png&locale={locale}&profile={profile}"
            answer = ask("GET", f"{DELIVERY}/polarstern?{query}")
            assert answer.headers["Content-Type"] == "image/png"
            with Image.open(io.BytesIO(answer.content)) as image:
                assert image.size == size
            found.append(answer.content)
    return found


def change_price(ask: Ask, body: dict[str, Any]) -> None:
    present = ask("GET", f"{API}/blocks/polarstern", who="wanda")
    changed = copy.deepcopy(body)
    changed["content"]["facts"]["price"]["amount"] = "139.90"
    etag = {"If-Match": present.headers["ETag"]}
    ask("PUT", f"{API}/blocks/polarstern", who="wanda", headers=etag, json=changed)
    release(ask, [{"block": "polarstern", "version": 2}])


def test_clients_sync_by_condition_manifest_feed_and_batch(
    ask: Ask, released: tuple[dict[str, dict[str, Any]], httpx.Response]
) -> None:
    address = f"{DELIVERY}/polarstern?channel=web&locale=de-DE"
    first = ask("GET", address)
    again = ask("GET", address, expect=304, headers={"If-None-Match": first.headers["ETag"]})
    assert (again.content, again.headers["ETag"]) == (b"", first.headers["ETag"])
    lasting = ask("GET", first.headers["Content-Location"])
    assert lasting.content == first.content
    assert "immutable" in lasting.headers["Cache-Control"]
    austrian = ask("GET", f"{DELIVERY}/polarstern?channel=web", headers={"Accept-Language": "de-AT"})
    assert austrian.headers["Content-Language"] == "de-AT"
    assert "€\N{NO-BREAK SPACE}149,90" in words(austrian)
    listed = ask("GET", f"{DELIVERY}/manifest?channel=signage&locale=en-GB").json()
    assert {(item["key"], item["profile"]) for item in listed["items"]} >= {
        ("polarstern", "portrait-hd"),
        ("polarstern", "landscape-hd"),
    }
    for item in listed["items"]:
        assert digest_of_bytes(ask("GET", item["href"]).content) == item["digest"]
    feed = ask("GET", f"{DELIVERY}/feed?keys=polarstern,nothing&channel=email&locale=de-DE").json()
    assert list(feed) == ["polarstern"]
    assert "149,90" in feed["polarstern"]["html"]
    wanted = [{"key": "polarstern", "channel": "push", "format": "apns"}, {"key": "nothing", "channel": "web"}]
    batch = ask("POST", f"{DELIVERY}/batch", json={"items": wanted}).json()["items"]
    assert [item["status"] for item in batch] == [200, 404]
    assert "aps" in json.loads(batch[0]["body"])
    log = ask("GET", f"{API}/events?after=0&limit=100", who="wanda").json()
    assert [event["position"] for event in log["items"]] == list(range(1, len(log["items"]) + 1))
    assert log["items"][-1]["type"] == "content-hub.block.published"
    assert released[1].json()["state"] == "live"
