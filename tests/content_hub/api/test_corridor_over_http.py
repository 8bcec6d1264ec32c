"""One block from draft to delivery and back, over HTTP."""

import hashlib
import io
from collections.abc import Callable

import httpx
import pytest
from PIL import Image

Ask = Callable[..., httpx.Response]
BRAND = "/v1/brands/shop"


def save(ask: Ask, key: str, headline: str, component: str = "message") -> int:
    texts = {"de-DE": {"headline": headline, "body": "Ein Text."}}
    body = {"component": component, "content": {"channels": ["web"], "facts": {}, "texts": texts}}
    answer = ask(
        "PUT", f"{BRAND}/blocks/{key}", who="wil", json=body, headers={"if-match": "*", "if-none-match": '"none"'}
    )
    if answer.status_code == 412:
        answer = ask("PUT", f"{BRAND}/blocks/{key}", who="wil", json=body, headers={"if-none-match": "*"})
    assert answer.status_code in (200, 201), answer.text
    return int(answer.json()["version"])


def publish(ask: Ask, key: str, version: int) -> httpx.Response:
    submitted = ask("POST", f"{BRAND}/reviews", who="wil", json={"versions": [{"block": key, "version": version}]})
    assert submitted.status_code == 201, submitted.text
    review = submitted.json()
    decision = {"decision": "approve", "manifest": review["manifest"]["digest"]}
    decided = ask("POST", f"{BRAND}/reviews/{review['id']}/decisions", who="ann", json=decision)
    assert decided.status_code == 201, decided.text
    body = {"versions": [{"block": key, "version": version}], "at": None}
    return ask("POST", f"{BRAND}/releases", who="pia", json=body)


def test_block_goes_from_draft_to_delivery_and_is_taken_back(ask: Ask) -> None:
    version = save(ask, "hello", "Hallo")
    address = "/v1/delivery/shop/hello?channel=web"
    assert ask("GET", address, who=None).status_code == 404
    released = publish(ask, "hello", version)
    assert (released.status_code, released.json()["state"]) == (201, "live")
    live = ask("GET", address, who=None)
    assert live.status_code == 200
    assert "Hallo" in live.text
    assert live.headers["hub-position"] == released.headers["hub-position"]
    assert live.headers["etag"] == f'"sha256:{hashlib.sha256(live.content).hexdigest()}"'
    assert ask("GET", live.headers["content-location"], who=None).content == live.content
    block = ask("GET", f"{BRAND}/blocks/hello", who="wil").json()
    assert (block["state"], sorted(block["live"])) == ("live", ["de-AT", "de-DE"])
    gone = ask("POST", f"{BRAND}/blocks/hello/withdraw", who="pia")
    assert (gone.status_code, gone.json()["state"]) == (200, "withdrawn")
    assert ask("GET", address, who=None).status_code == 410
    assert ask("GET", live.headers["content-location"], who=None).status_code == 410
    releases = ask("GET", f"{BRAND}/releases", who="pia").json()["items"]
    assert ask("GET", f"{BRAND}/releases/{releases[0]['id']}", who="pia").json() == releases[0]


def test_review_shows_the_bytes_that_are_decided_on(ask: Ask) -> None:
    version = save(ask, "shown", "Zum Ansehen")
    body = {"versions": [{"block": "shown", "version": version}], "note": "bitte"}
    review = ask("POST", f"{BRAND}/reviews", who="wil", json=body).json()
    rendition = next(item for item in review["manifest"]["renditions"] if item["format"] == "html")
    answer = ask("GET", f"{BRAND}/reviews/{review['id']}/renditions/{rendition['digest']}", who="ann")
    assert f"sha256:{hashlib.sha256(answer.content).hexdigest()}" == rendition["digest"]
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert answer.headers["cache-control"] == "private, no-store"
    none = ask("GET", f"{BRAND}/reviews/{review['id']}/renditions/sha256:{'0' * 64}", who="ann")
    assert none.status_code == 404
    preview = ask("GET", "/v1/preview/shop/shown?channel=web&format=html&locale=de-DE", who="wil")
    assert preview.headers["cache-control"] == "private, no-store"
    assert preview.headers["content-digest"].startswith("sha-256=:")
    assert "sandbox" in preview.headers["content-security-policy"]
    assert ask("GET", "/v1/preview/shop/shown?channel=fax", who="wil").status_code == 404
    assert ask("GET", "/v1/preview/shop/shown", who="rea").status_code == 403


def test_nobody_decides_on_their_own_work_and_a_review_can_be_talked_about(ask: Ask) -> None:
    version = save(ask, "own", "Eigenes")
    body = {"versions": [{"block": "own", "version": version}]}
    review = ask("POST", f"{BRAND}/reviews", who="wil", json=body).json()
    address = f"{BRAND}/reviews/{review['id']}"
    own = ask(
        "POST",
        f"{address}/decisions",
        who="wil",
        json={"decision": "approve", "manifest": review["manifest"]["digest"]},
    )
    assert own.status_code == 403
    other = ask("POST", f"{address}/decisions", who="ann", json={"decision": "approve", "manifest": "sha256:0"})
    assert (other.status_code, other.json()["type"]) == (409, "/problems/manifest-changed")
    said = ask("POST", f"{address}/comments", who="ann", json={"text": "Schöner!", "block": "own", "pointer": "/texts"})
    assert said.json()["comments"][0]["text"] == "Schöner!"
    mine = ask("GET", f"{BRAND}/reviews?mine=true&state=open", who="wil").json()["items"]
    assert review["id"] in [item["id"] for item in mine]
    assert ask("GET", f"{BRAND}/reviews?mine=true", who="ann").json()["items"] == []
    unapproved = ask("POST", f"{BRAND}/releases", who="pia", json=body)
    assert (unapproved.status_code, unapproved.json()["type"]) == (409, "/problems/not-approved")
    taken = ask("POST", f"{address}/withdraw", who="wil")
    assert (taken.status_code, taken.json()["state"]) == (200, "withdrawn")


def test_draft_is_judged_in_the_language_of_who_asks(ask: Ask) -> None:
    body = {"kind": "text", "locale": "de-DE", "content": "Jetzt! Sofort! Alles! Neu! Und noch mehr!"}
    english = ask("POST", f"{BRAND}/checks", who="wil", json=body)
    german = ask("POST", f"{BRAND}/checks", who="wil", json=body, headers={"accept-language": "de"})
    assert english.status_code == 200
    assert set(english.json()) >= {"ruleset", "score", "counts", "findings"}
    assert (english.headers["content-language"], german.headers["content-language"]) == ("en", "de")
    messages = [[finding["message"] for finding in answer.json()["findings"]] for answer in (english, german)]
    assert messages[0]
    assert messages[0] != messages[1]
    picture = ask("POST", f"{BRAND}/checks", who="wil", files={"file": ("a.png", b"\x89PNG")})
    assert (picture.status_code, picture.json()["type"]) == (415, "/problems/unsupported-picture")


def test_version_has_a_report_of_its_own(ask: Ask) -> None:
    version = save(ask, "judged", "Geprüft")
    answer = ask("GET", f"{BRAND}/blocks/judged/versions/{version}/report", who="ann")
    assert answer.status_code == 200
    assert answer.json()["counts"]["error"] == 0


def test_writer_adds_a_picture_that_is_seen_in_previews_only(ask: Ask) -> None:
    data = io.BytesIO()
    Image.new("RGB", (4, 3), "red").save(data, "PNG")
    added = ask("POST", f"{BRAND}/assets", who="wil", files={"file": ("red.png", data.getvalue(), "image/png")})
    assert added.status_code == 201, added.text
    assert (added.json()["width"], added.json()["height"]) == (4, 3)
    digest = added.json()["digest"]
    assert ask("GET", f"/v1/preview/shop/assets/{digest}", who="ann").headers["content-type"] == "image/png"
    assert ask("GET", f"/v1/delivery/shop/assets/{digest}", who=None).status_code == 404
    wrong = ask("POST", f"{BRAND}/assets", who="wil", files={"file": ("red.png", b"GIF89a", "image/png")})
    assert (wrong.status_code, wrong.json()["type"]) == (415, "/problems/unsupported-picture")


def test_shipped_rules_are_in_force_until_a_pack_is_activated(ask: Ask) -> None:
    active = ask("GET", f"{BRAND}/rulesets/active", who="max")
    assert (active.json()["version"], active.json()["active"]) == (None, True)
    assert ask("GET", f"{BRAND}/rulesets", who="max").json() == {"items": [], "next": None}
    assert ask("GET", f"{BRAND}/rulesets/1", who="max").status_code == 404
    broken = ask("POST", f"{BRAND}/rulesets", who="max", content=b"PK", headers={"content-type": "application/zip"})
    assert (broken.status_code, broken.json()["type"]) == (422, "/problems/pack-invalid")
    plain = ask("POST", f"{BRAND}/rulesets", who="max", content=b"PK", headers={"content-type": "text/plain"})
    assert plain.status_code == 415


@pytest.mark.parametrize("who", ["wil", "ann", "max"])
def test_only_a_publisher_publishes_and_withdraws(ask: Ask, who: str) -> None:
    body = {"versions": [{"block": "hello", "version": 1}]}
    assert ask("POST", f"{BRAND}/releases", who=who, json=body).status_code == 403
    assert ask("POST", f"{BRAND}/blocks/hello/withdraw", who=who).status_code == 403


def test_locale_in_which_something_is_live_stays_with_its_brand(ask: Ask) -> None:
    def change(**locales: str | None) -> httpx.Response:
        shown = ask("GET", BRAND)
        kept = {name: {"fallback": fallback} for name, fallback in locales.items()}
        body = {name: value for name, value in shown.json().items() if name not in ("key", "ruleset", "created")}
        return ask("PUT", BRAND, json=body | {"locales": kept}, headers={"if-match": shown.headers["etag"]})

    german = {"de-DE": None, "de-AT": "de-DE"}
    assert publish(ask, "stays", save(ask, "stays", "Bleibt")).status_code == 201
    refused = change(**{"de-DE": None})
    assert (refused.status_code, refused.json()["type"]) == (409, "/problems/locale-in-use")
    assert {"block": "stays", "locale": "de-AT"} in refused.json()["places"]
    assert change(**german | {"de-AT": None}).status_code == 409
    assert change(**german).status_code == 200  # nothing is live in en-GB
    assert change(**german, **{"en-GB": None}).status_code == 200
    assert ask("POST", f"{BRAND}/blocks/stays/withdraw", who="pia").status_code == 200
