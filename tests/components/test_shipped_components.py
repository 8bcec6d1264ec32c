"""What each of the shipped components shows, and where."""

import datetime as dt
import json
from collections.abc import Callable
from typing import Any

import pytest

from components.model import Rendition
from components.speech import write_period
from components.values import Moment

Show = Callable[..., Rendition]


def at(local: str) -> Moment:
    return Moment(local=dt.datetime.fromisoformat(local), zone="Europe/Berlin")


@pytest.mark.parametrize(
    ("begins", "ends", "locale", "written"),
    [
        ("2026-12-05T10:00", "2026-12-05T16:00", "de-DE", "Samstag, 5. Dezember 2026, 10:00–16:00\xa0Uhr"),
        ("2026-12-05T10:00", None, "de-DE", "Samstag, 5. Dezember 2026, 10:00\xa0Uhr"),
        (
            "2026-12-05T10:00",
            "2026-12-06T16:00",
            "de-DE",
            "Samstag, 5. Dezember 2026, 10:00\xa0Uhr\xa0– Sonntag, 6. Dezember 2026, 16:00\xa0Uhr",
        ),
        ("2026-12-05T10:00", "2026-12-05T16:00", "en-GB", "Saturday, 5 December 2026, 10:00–16:00"),
    ],
)
def test_visitor_reads_a_single_day_once(begins: str, ends: str | None, locale: str, written: str) -> None:
    assert write_period(at(begins), at(ends) if ends else None, locale) == written


def event(**facts: Any) -> dict[str, Any]:
    starts = {"local": "2026-12-05T17:00", "zone": "Europe/Berlin"}
    return {"facts": {"starts": starts, **facts}, "texts": {"de-DE": {"headline": "Dochtabend", "place": "Kiel"}}}


def test_push_of_an_event_says_when_and_where_and_ends_with_it(shown: Show) -> None:
    ends = {"local": "2026-12-05T20:00", "zone": "Europe/Berlin"}
    message = json.loads(shown("store-event", event(ends=ends), "push", "json").body)
    assert message["body"] == "Samstag, 5. Dezember 2026, 17:00–20:00\xa0Uhr\nKiel"
    assert message["expires_at"] == "2026-12-05T19:00:00Z"


def test_push_of_an_event_without_an_end_ends_when_it_begins(shown: Show) -> None:
    assert json.loads(shown("store-event", event(), "push", "json").body)["expires_at"] == "2026-12-05T16:00:00Z"


def test_push_of_a_coupon_carries_code_last_day_and_terms(shown: Show) -> None:
    raw = {
        "facts": {
            "code": "ABEND20",
            "discount": "20",
            "valid_until": {"local": "2026-12-20T23:59", "zone": "Europe/Berlin"},
        },
        "texts": {"de-DE": {"headline": "Licht", "terms": "Für alle Laternen."}},
    }
    assert json.loads(shown("coupon", raw, "push", "apns").body)["aps"]["alert"] == {
        "title": "Licht",
        "body": "20\xa0% Nachlass. Code: ABEND20. Gültig bis 20. Dezember 2026, 23:59\xa0Uhr.\nFür alle Laternen.",
    }


def test_shop_with_a_break_at_noon_shows_each_day_once(shown: Show) -> None:
    spans = [
        {"day": "monday", "opens": "09:00", "closes": "12:30"},
        {"day": "monday", "opens": "14:00", "closes": "18:30"},
        {"day": "tuesday", "opens": "09:00", "closes": "12:30"},
    ]
    raw = {"facts": {"hours": spans}, "texts": {"de-DE": {"store": "Kiel", "address": "Hafenstraße 1"}}}
    lines = shown("store-hours", raw, "email", "text").body.decode().splitlines()
    assert lines[3:] == ["Montag: 09:00–12:30, 14:00–18:30", "Dienstag: 09:00–12:30"]


def test_till_shows_the_offer_below_the_script(shown: Show, offer: Callable[..., dict[str, Any]]) -> None:
    raw = {"facts": {"offer": "polarstern-offer"}, "texts": {"de-DE": {"opening": "Stell die Laterne an."}}}
    body = shown("staff-script", raw, "web", "html", references={"polarstern-offer": ("offer", offer())}).body.decode()
    assert body.index("Stell die Laterne an.") < body.index('class="ch-block ch-offer"')


def test_portrait_says_nothing_twice(shown: Show, picture: str) -> None:
    raw = {"facts": {"image": picture}, "texts": {"de-DE": {"author": "Jonas", "quote": "„Hell.“"}}}
    for channel in ("email", "web"):
        body = shown("testimonial", raw, channel, "html").body.decode()
        assert 'alt=""' in body
        assert body.count("Jonas") == 1
