"""A site, an email tool and a screen fetch what is live."""

import hashlib
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest

from content_hub.storage.port import Immutable
from content_hub.wire.rates import Rates

Ask = Callable[..., httpx.Response]
NOW = datetime(2026, 12, 1, 12, 0, tzinfo=UTC)


def test_site_gets_the_live_bytes_with_every_header_it_needs(ask: Ask, reader: Any) -> None:
    answer = ask("GET", "/shop/offer?channel=web&locale=de-DE")
    named = f"sha256:{hashlib.sha256(answer.content).hexdigest()}"
    assert answer.status_code == 200
    assert answer.text == "<p>149,90 €</p>"
    assert dict(answer.headers) == {
        "content-type": "text/html; charset=utf-8",
        "content-length": str(len(answer.content)),
        "etag": f'"{named}"',
        "cache-control": "public, max-age=60, stale-while-revalidate=60, stale-if-error=86400",
        "content-language": "de-DE",
        "content-location": f"/v1/delivery/shop/renditions/{named}",
        "surrogate-key": "shop offer",
        "hub-position": "7",
        "x-content-type-options": "nosniff",
    }
    assert reader.reads == 1


def test_screen_gets_the_first_format_and_profile_where_it_names_none(ask: Ask) -> None:
    assert ask("GET", "/shop/offer?channel=signage").content == b"\x89PNG"


@pytest.mark.parametrize(
    "condition",
    ['"{etag}"', 'W/"{etag}"', '"other", "{etag}"', "*", '"a" , W/"{etag}"'],
)
def test_cache_that_has_the_bytes_gets_304(ask: Ask, condition: str) -> None:
    etag = ask("GET", "/shop/offer?channel=web").headers["etag"].strip('"')
    answer = ask("GET", "/shop/offer?channel=web", headers={"if-none-match": condition.format(etag=etag)})
    assert (answer.status_code, answer.content) == (304, b"")
    assert answer.headers["etag"] == f'"{etag}"'
    assert "content-length" not in answer.headers


def test_cache_that_has_other_bytes_gets_the_new_ones(ask: Ask) -> None:
    assert ask("GET", "/shop/offer?channel=web", headers={"if-none-match": '"old", garbage'}).status_code == 200


def test_head_tells_the_length_and_sends_no_body(ask: Ask) -> None:
    answer = ask("HEAD", "/shop/offer?channel=web")
    assert (answer.status_code, answer.content) == (200, b"")
    assert answer.headers["content-length"] == str(len("<p>149,90 €</p>".encode()))


@pytest.mark.parametrize(
    ("asked", "got"),
    [
        ("locale=de", "de-DE"),
        ("locale=de-AT", "de-DE"),
        ("locale=de-LU-1996", "de-DE"),
        ("locale=EN-gb", "en-GB"),
        ("locale=en", "en-GB"),
        ("locale=fr", "de-DE"),
        ("locale=%00%ff", "de-DE"),
        ("locale=-", "de-DE"),
        ("", "de-DE"),
    ],
)
def test_reader_gets_the_nearest_locale_that_is_live(ask: Ask, asked: str, got: str) -> None:
    assert ask("GET", f"/shop/offer?channel=web&{asked}").headers["content-language"] == got


@pytest.mark.parametrize(
    ("accept", "got"),
    [
        ("en", "en-GB"),
        ("fr, en;q=0.5", "en-GB"),
        ("en;q=0.1, de;q=0.9", "de-DE"),
        ("en;q=0, *", "de-DE"),
        ("de-AT", "de-DE"),
        (";;q=,,", "de-DE"),
        ("en;q=nan, de", "de-DE"),
    ],
)
def test_browser_language_chooses_where_no_locale_is_named(ask: Ask, accept: str, got: str) -> None:
    answer = ask("GET", "/shop/offer?channel=web", headers={"accept-language": accept})
    assert answer.headers["content-language"] == got
    assert answer.headers["vary"] == "Accept-Language"


def test_caches_need_not_tell_languages_apart_where_the_locale_is_named(ask: Ask) -> None:
    assert "vary" not in ask("GET", "/shop/offer?channel=web&locale=en", headers={"accept-language": "de"}).headers


@pytest.mark.parametrize(
    "asked", ["channel=web&format=pdf", "channel=fax", "channel=signage&profile=wall", "channel=email&dialect=x", ""]
)
def test_who_asks_for_a_form_that_is_not_there_learns_what_there_is(ask: Ask, asked: str) -> None:
    answer = ask("GET", f"/shop/offer?{asked}")
    assert (answer.status_code, answer.json()["type"]) == (404, "/problems/no-such-rendition")
    assert {
        "channel": "email",
        "format": "text",
        "locale": "de-DE",
        "profile": None,
        "dialect": "none",
    } in answer.json()["available"]


def test_draft_looks_like_a_block_that_does_not_exist(ask: Ask) -> None:
    answer = ask("GET", "/shop/draft?channel=web")
    assert (answer.status_code, answer.json()["type"]) == (404, "/problems/not-found")


def test_withdrawn_block_is_gone(ask: Ask, reader: Any) -> None:
    reader.withdrawn.add(("shop", "old"))
    answer = ask("GET", "/shop/old?channel=web", headers={"accept-language": "de"})
    assert (answer.status_code, answer.json()["title"]) == (410, "Zurückgezogen")


def test_offer_that_ends_soon_is_cached_no_longer_than_it_holds(ask: Ask, reader: Any) -> None:
    reader.change("offer", valid_until=NOW + timedelta(seconds=80))
    answer = ask("GET", "/shop/offer?channel=web")
    assert answer.headers["cache-control"] == "public, max-age=60, stale-while-revalidate=20, stale-if-error=20"


def test_offer_that_has_ended_shows_the_form_approved_for_then(ask: Ask, reader: Any) -> None:
    after = b"<p>Vorbei</p>"
    digest = f"sha256:{hashlib.sha256(after).hexdigest()}"
    reader.once["shop", digest] = Immutable(media_type="text/html; charset=utf-8", body=after)
    reader.change("offer", valid_until=NOW, next_digest=digest)
    answer = ask("GET", "/shop/offer?channel=web")
    assert (answer.content, answer.headers["etag"]) == (after, f'"{digest}"')
    assert answer.headers["cache-control"].startswith("public, max-age=60,")


def test_offer_that_has_ended_without_another_form_is_gone(ask: Ask, reader: Any) -> None:
    reader.change("offer", valid_until=NOW)
    assert ask("GET", "/shop/offer?channel=web").status_code == 410


def test_mail_that_was_sent_still_finds_its_bytes(ask: Ask, reader: Any) -> None:
    digest = ask("GET", "/shop/offer?channel=web").headers["etag"].strip('"')
    answer = ask("GET", f"/shop/renditions/{digest}")
    assert (answer.status_code, answer.text) == (200, "<p>149,90 €</p>")
    assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert ask("GET", f"/shop/renditions/{digest}", headers={"if-none-match": f'"{digest}"'}).status_code == 304
    reader.pictures["shop", digest] = Immutable(media_type="image/png", body=b"\x89PNG", is_gone=True)
    assert ask("GET", f"/shop/assets/{digest}").status_code == 410


@pytest.mark.parametrize("digest", ["sha256:" + "0" * 64, "sha256:x", "..", "%00", "sha256:" + "0" * 64 + "%0a"])
def test_bytes_that_never_were_live_are_not_there(ask: Ask, digest: str) -> None:
    assert ask("GET", f"/shop/renditions/{digest}").status_code == 404


def test_busy_client_is_told_when_to_come_back(ask_with: Callable[..., Ask]) -> None:
    ask = ask_with(rates=Rates(2, 60, lambda: 0.0))
    assert [ask("GET", "/shop/offer?channel=web").status_code for _ in range(3)] == [200, 200, 429]
    refused = ask("GET", "/shop/offer?channel=web")
    assert (refused.headers["retry-after"], refused.json()["type"]) == ("30", "/problems/rate-limited")


def test_change_is_seen_by_the_next_request_and_nothing_is_read_without_one(ask: Ask, reader: Any) -> None:
    ask("GET", "/shop/offer?channel=web")
    ask("GET", "/shop/offer?channel=web")
    assert reader.settings_reads == 1
    reader.brands.pop("shop")
    reader.revision += 1
    assert ask("GET", "/shop/offer?channel=web").status_code == 401
