"""What delivery holds in memory follows the store: every answer is one that the newest settings give."""

from collections.abc import Callable
from typing import Any

import httpx
import pytest
from msgspec.structs import replace

from content_hub.ids import digest_of_secret
from content_hub.storage.port import Delivered, LiveAddress
from content_hub.wire.rates import Rates

Ask = Callable[..., httpx.Response]
SECRET = {"authorization": "Bearer player"}


@pytest.fixture
def during_the_read(reader: Any) -> Callable[[Callable[[], object]], None]:
    """Let somebody commit after delivery looked at its settings and before it reads."""

    def arrange(change: Callable[[], object]) -> None:
        read = reader.live

        def live(address: LiveAddress) -> Delivered | None:
            reader.live = read
            change()
            reader.revision += 1
            found: Delivered | None = read(address)
            return found

        reader.live = live

    return arrange


def revoke(reader: Any) -> None:
    del reader.tokens[digest_of_secret("player")]


def test_settings_are_read_once_while_nothing_changes_them(ask: Ask, reader: Any) -> None:
    for _ in range(3):
        assert ask("GET", "/shop/offer?channel=web").status_code == 200
        assert ask("GET", "/shop/nothing?channel=web").status_code == 404
        assert ask("GET", "/club/secret?channel=web").status_code == 401
    assert (reader.settings_reads, reader.reads) == (1, 6)


def test_player_whose_token_is_revoked_gets_nothing_from_the_next_request_on(ask: Ask, reader: Any) -> None:
    assert ask("GET", "/club/secret?channel=web", headers=SECRET).status_code == 200
    revoke(reader)
    reader.revision += 1
    for key in ("secret", "nothing"):
        assert ask("GET", f"/club/{key}?channel=web", headers=SECRET).status_code == 401


@pytest.mark.parametrize("key", ["secret", "nothing"])
def test_player_whose_token_is_revoked_during_the_read_gets_nothing(
    ask: Ask, reader: Any, during_the_read: Callable[[Callable[[], object]], None], key: str
) -> None:
    assert ask("GET", "/club/secret?channel=web", headers=SECRET).status_code == 200
    during_the_read(lambda: revoke(reader))
    assert ask("GET", f"/club/{key}?channel=web", headers=SECRET).status_code == 401


def test_brand_that_opens_is_open_to_a_request_that_memory_would_refuse(ask: Ask, reader: Any) -> None:
    assert ask("GET", "/club/secret?channel=web").status_code == 401
    reader.brands["club"] = replace(reader.brands["club"], is_public=True)
    reader.revision += 1
    assert ask("GET", "/club/secret?channel=web").text == "<p>intern</p>"


def test_other_default_locale_is_answered_by_the_next_request(ask: Ask, reader: Any) -> None:
    assert ask("GET", "/shop/offer?channel=web&locale=fr").headers["content-language"] == "de-DE"
    reader.brands["shop"] = replace(reader.brands["shop"], default_locale="en-GB")
    reader.revision += 1
    assert ask("GET", "/shop/offer?channel=web&locale=fr").headers["content-language"] == "en-GB"


def test_several_at_once_follow_as_well(ask: Ask, reader: Any) -> None:
    items = {"items": [{"key": "secret", "channel": "web"}]}
    assert ask("POST", "/club/batch", json=items, headers=SECRET).status_code == 200
    revoke(reader)
    reader.revision += 1
    assert ask("POST", "/club/batch", json=items, headers=SECRET).status_code == 401
    assert ask("GET", "/club/feed?keys=secret&channel=web", headers=SECRET).status_code == 401
    assert ask("GET", "/club/manifest", headers=SECRET).status_code == 401


def test_request_that_is_decided_anew_counts_once_against_the_limit(ask_with: Callable[..., Ask], reader: Any) -> None:
    ask = ask_with(rates=Rates(2, 60, lambda: 0.0))
    ask("GET", "/shop/offer?channel=web")
    reader.revision += 1
    assert ask("GET", "/shop/offer?channel=web").status_code == 200
