"""Push: one message, written as each service takes it, measured as a phone counts."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from components.model import Rendition

Build = Callable[..., dict[str, Any]]
Show = Callable[..., Rendition]


@pytest.fixture
def raw(offer: Build, picture: str) -> dict[str, Any]:
    return offer(
        {"@push": {"headline": "Polarstern für {price}", "body": "Zwölf Stunden **Licht**.\n\n- hell\n- warm"}},
        image=picture,
        valid_until={"local": "2026-12-24T18:00", "zone": "Europe/Berlin"},
    )


TITLE = "Polarstern für 149,90\u00a0€"
BODY = "Zwölf Stunden Licht.\n• hell\n• warm"
URL = "https://nordlicht.example/polarstern"
PICTURE = "https://a.example/p.jpg"


@pytest.mark.parametrize(
    ("format_", "body"),
    [
        (
            "json",
            {
                "title": TITLE,
                "body": BODY,
                "lang": "de-DE",
                "url": URL,
                "image": PICTURE,
                "collapse_key": "polarstern",
                "expires_at": "2026-12-24T17:00:00Z",
            },
        ),
        (
            "apns",
            {"aps": {"alert": {"title": TITLE, "body": BODY}, "mutable-content": 1}, "url": URL, "image": PICTURE},
        ),
        (
            "fcm",
            {
                "message": {
                    "notification": {"title": TITLE, "body": BODY, "image": PICTURE},
                    "data": {"url": URL},
                    "android": {"collapse_key": "polarstern"},
                }
            },
        ),
        (
            "webpush",
            {
                "web_push": 8030,
                "notification": {
                    "title": TITLE,
                    "lang": "de-DE",
                    "body": BODY,
                    "navigate": URL,
                    "tag": "polarstern",
                    "image": PICTURE,
                },
            },
        ),
    ],
)
def test_each_service_gets_its_own_body(raw: dict[str, Any], shown: Show, format_: str, body: dict[str, Any]) -> None:
    rendition = shown("offer", raw, "push", format_)
    assert json.loads(rendition.body) == body
    assert rendition.media_type == "application/json"


def test_message_without_a_link_leads_to_the_brands_site(shown: Show) -> None:
    message = {"facts": {}, "texts": {"de-DE": {"headline": "H", "body": "B"}}}
    assert (
        json.loads(shown("message", message, "push", "webpush").body)["notification"]["navigate"]
        == "https://nordlicht.example"
    )
    nowhere = json.loads(shown("message", message, "push", "webpush", public_url="").body)
    assert nowhere["notification"]["navigate"] == "/"
    assert "url" not in json.loads(shown("message", message, "push", "json", public_url="").body)


def test_long_keys_become_a_topic_that_services_take(raw: dict[str, Any], shown: Show) -> None:
    keys = {
        json.loads(shown("offer", raw, "push", "json", key=key).body)["collapse_key"]
        for key in ("a" * 32, "a" * 33, "a" * 100)
    }
    assert len(keys) == 3
    assert all(len(key) == 32 for key in keys)
    assert "collapse_key" not in json.loads(shown("offer", raw, "push", "json", key="").body)


def test_lengths_are_counted_in_what_readers_see(offer: Build, shown: Show) -> None:
    raw = offer({"headline": "👩‍👩‍👧‍👦" * 41, "body": "é" * 5})
    limits = {limit.subject: limit for limit in shown("offer", raw, "push", "json").drawn.limits}
    assert (limits["title"].name, limits["title"].amount) == ("graphemes", 41)
    assert (limits["title"].warn, limits["title"].error) == (40, 65)
    assert limits["title"].pointer == "/texts/de-DE/headline"
    assert (limits["body"].amount, limits["body"].warn, limits["body"].error) == (5, 110, 178)


@pytest.mark.parametrize(("format_", "most"), [("apns", 4096), ("fcm", 4096), ("webpush", 3800), ("json", 4096)])
def test_payload_is_measured_in_bytes_and_never_cut(offer: Build, shown: Show, format_: str, most: int) -> None:
    rendition = shown("offer", offer({"body": "ä" * 3_000}), "push", format_)
    limit = rendition.drawn.limits[0]
    assert (limit.name, limit.subject, limit.error) == ("bytes", f"{format_} payload", most)
    assert limit.amount == len(rendition.body) > 6_000
