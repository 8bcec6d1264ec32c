"""A person without an account decides once by a signed link; another sees a preview; neither opens anything else."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest

from content_hub.links import named_in
from tests.content_hub.api.conftest import Ask

BRAND = "/v1/brands/shop"
HTML = {"accept": "text/html,*/*;q=0.8"}


def soon(hours: float = 24) -> str:
    return (datetime.now(UTC) + timedelta(hours=hours)).isoformat()  # noqa: TID251 - the service reads the clock


def save(ask: Ask, key: str, *, who: str = "wil") -> int:
    content = {
        "facts": {"cta_url": "https://shop.example/a"},
        "texts": {"de-DE": {"headline": "Licht", "body": "B", "cta_label": "L"}},
    }
    body = {"component": "message", "content": content}
    saved = ask("PUT", f"{BRAND}/blocks/{key}", who=who, headers={"if-none-match": "*"}, json=body)
    assert saved.status_code == 201, saved.text
    return int(saved.json()["version"])


@pytest.fixture
def review(ask: Ask) -> dict[str, Any]:
    key = f"k{len(ask('GET', f'{BRAND}/blocks?limit=100').json()['items'])}"
    version = save(ask, key)
    answer = ask("POST", f"{BRAND}/reviews", who="wil", json={"versions": [{"block": key, "version": version}]})
    shown: dict[str, Any] = answer.json()
    return shown


def issue(ask: Ask, review: dict[str, Any], *, who: str = "ann", **parts: object) -> httpx.Response:
    body = {"name": "Rosa Rechtlich", "expires": soon(), **parts}
    return ask("POST", f"{BRAND}/reviews/{review['id']}/links", who=who, json=body)


def decide(ask: Ask, url: str, *, who: str | None = None, **parts: Any) -> httpx.Response:
    more = {"json": {"decision": "approve"}} | parts
    return ask("POST", url, who=who, **more)


def test_named_person_looks_as_often_as_they_like_and_decides_once(ask: Ask, review: dict[str, Any]) -> None:
    issued = issue(ask, review)
    assert (issued.status_code, issued.headers["cache-control"]) == (201, "no-store")
    url = issued.json()["url"]
    assert url.startswith("http://hub/links/shop.link-")
    for _ in range(2):
        shown = ask("GET", url, who=None).json()
        assert (shown["id"], shown["link"]["name"]) == (review["id"], "Rosa Rechtlich")
    page = ask("GET", url, who=None, headers={**HTML, "accept-language": "de"})
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    assert "Bitte ansehen und entscheiden, Rosa Rechtlich" in page.text
    assert "frame-ancestors 'none'" in page.headers["content-security-policy"]
    assert page.headers["referrer-policy"] == "no-referrer"
    item = review["manifest"]["renditions"][0]
    rendition = ask("GET", f"{url}/renditions/{item['digest']}", who=None)
    assert (rendition.status_code, rendition.content[:1] != b"") == (200, True)
    form = {"decision": "approve", "manifest": review["manifest"]["digest"], "comment": ""}
    done = decide(ask, url, json=None, data=form, headers=HTML)
    assert (done.status_code, "recorded" in done.text) == (201, True)
    after = ask("GET", f"{BRAND}/reviews/{review['id']}").json()
    assert after["state"] == "approved"
    guest = after["decisions"][0]["actor"]
    assert guest.startswith("guest-")
    again = decide(ask, url)
    assert (again.status_code, again.json()["type"], again.json()["reason"]) == (410, "/problems/link-over", "used")
    log = ask("GET", f"{BRAND}/audit?newest=true&limit=2").json()["items"]
    assert [(entry["type"], entry["actor"], entry["origin"]) for entry in log] == [
        ("review.decided", guest, "link"),
        ("link.issued", "ann", "api"),
    ]
    assert "Rosa" not in str(log)
    assert url.rpartition("/")[2] not in ask("GET", f"{BRAND}/links").text


def test_link_is_for_somebody_else_than_who_wrote_submitted_or_issued(ask: Ask, review: dict[str, Any]) -> None:
    assert issue(ask, review, who="wil").status_code == 403
    assert issue(ask, review, who="pia").status_code == 403
    for name in ("Wil", "  wIL ", "Ann"):
        refused = issue(ask, review, name=name)
        assert (refused.status_code, refused.json()["type"]) == (403, "/problems/four-eyes")
    url = issue(ask, review).json()["url"]
    for who in ("ann", "wil"):
        own = decide(ask, url, who=who)
        assert (own.status_code, own.json()["type"]) == (403, "/problems/four-eyes")
    assert ask("GET", f"{BRAND}/reviews/{review['id']}").json()["state"] == "open"
    assert decide(ask, url).status_code == 201


def test_link_and_its_issuer_count_as_one_person_at_a_step(ask: Ask, review: dict[str, Any]) -> None:
    first, second = issue(ask, review).json()["url"], issue(ask, review).json()["url"]
    asked = {"decision": "request-changes", "comment": "Bitte kürzer."}
    assert decide(ask, first, json=asked).json()["state"] == "changes-requested"
    over = decide(ask, second)
    assert (over.status_code, over.json()["reason"]) == (410, "moved-on")


@pytest.mark.parametrize(
    "change",
    [
        lambda token: token[:-1] + ("A" if token[-1] != "A" else "B"),
        lambda token: token.replace("shop.", "club."),
        lambda token: token.partition(".")[0],
        lambda _: "a.b.c",
        lambda _: "." * 3,
        lambda token: token + "x" * 500,
    ],
)
def test_address_that_was_not_issued_opens_nothing(
    ask: Ask, review: dict[str, Any], change: Callable[[str], str]
) -> None:
    token = issue(ask, review).json()["url"].rpartition("/")[2]
    for method in ("GET", "POST"):
        answer = ask(
            method,
            f"/links/{change(token)}",
            who=None,
            **({"json": {"decision": "approve"}} if method == "POST" else {}),
        )
        assert answer.status_code == 404, answer.text


def test_link_shows_nothing_but_what_it_is_for(ask: Ask, review: dict[str, Any]) -> None:
    url = issue(ask, review).json()["url"]
    nothing = "sha256:" + "0" * 64
    assert ask("GET", f"{url}/renditions/{nothing}", who=None).status_code == 404
    assert ask("GET", f"{url}/assets/{nothing}", who=None).status_code == 404
    assert ask("GET", f"{url}/preview", who=None).status_code == 404
    assert ask("GET", f"{BRAND}/reviews/{review['id']}", who=None).status_code == 401


def test_revoked_link_and_one_whose_time_is_over_are_refused(ask: Ask, review: dict[str, Any]) -> None:
    issued = issue(ask, review).json()
    assert ask("DELETE", f"{BRAND}/links/{issued['id']}", who="pia").status_code == 403
    assert ask("DELETE", f"{BRAND}/links/{issued['id']}", who="ann").json()["revoked"] is not None
    assert ask("DELETE", f"{BRAND}/links/{issued['id']}", who="ann").status_code == 409
    for answer in (ask("GET", issued["url"], who=None), decide(ask, issued["url"])):
        assert (answer.status_code, answer.json()["reason"]) == (410, "revoked")
    for wrong in ({"expires": soon(-1)}, {"expires": soon(24 * 365)}, {"name": " "}, {"name": "a\nb"}):
        assert issue(ask, review, **wrong).status_code == 422, wrong


def test_decision_on_another_manifest_and_what_is_no_decision_are_refused(ask: Ask, review: dict[str, Any]) -> None:
    url = issue(ask, review).json()["url"]
    other = decide(ask, url, json={"decision": "approve", "manifest": "sha256:0"})
    assert (other.status_code, other.json()["type"]) == (409, "/problems/manifest-changed")
    for more in (
        {"json": {"decision": "perhaps"}},
        {"json": None, "data": {"decision": "perhaps"}},
        {"json": None, "data": {"decision": "approve", "extra": "1"}},
        {"json": None, "content": b"\xff=%", "headers": {"content-type": "application/x-www-form-urlencoded"}},
    ):
        assert decide(ask, url, **more).status_code == 400, more
    plain = decide(ask, url, json=None, content=b"approve", headers={"content-type": "text/plain"})
    assert plain.status_code == 415


def test_writer_shows_a_draft_to_somebody_without_an_account(ask: Ask) -> None:
    version = save(ask, "draft")
    place = f"{BRAND}/blocks/draft/versions/{version}/preview-links"
    assert ask("POST", place, who="ann", json={"expires": soon()}).status_code == 403
    issued = ask("POST", place, who="wil", json={"expires": soon()}).json()
    page = ask("GET", issued["url"], who=None, headers=HTML)
    assert ("draft, version 1" in page.text, page.text.count("<iframe") > 3) == (True, True)
    first = ask("GET", issued["url"], who=None)
    assert (first.status_code, first.headers["content-digest"][:9]) == (200, "sha-256=:")
    web = ask("GET", f"{issued['url']}/preview?channel=web&format=html", who=None)
    assert b"Licht" in web.content
    assert decide(ask, issued["url"]).status_code == 403
    ask("PATCH", "/v1/actors/wil", json={"suspended": True})
    over = ask("GET", issued["url"], who=None)
    ask("PATCH", "/v1/actors/wil", json={"suspended": False})
    assert (over.status_code, over.json()["reason"]) == (410, "revoked")


def test_two_who_use_one_link_at_once_decide_once(ask: Ask, review: dict[str, Any]) -> None:
    url = issue(ask, review).json()["url"]
    request = ("POST", url, {"who": None, "json": {"decision": "approve"}})
    answers = ask.together(*[request] * 4)  # type: ignore[attr-defined] # given by the fixture
    assert sorted(answer.status_code for answer in answers) == [201, 410, 410, 410]
    assert len(ask("GET", f"{BRAND}/reviews/{review['id']}").json()["decisions"]) == 1


def test_what_is_no_token_names_no_link() -> None:
    for text in ("", "a.b", "a.b.c.d", "ä.b.c", "a.b.\n", "a" * 900):
        assert named_in(text) is None
