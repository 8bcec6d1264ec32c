"""Delivery that needs a token, and pages of other origins."""

import base64
from collections.abc import Callable

import httpx
import pytest

from content_hub.wire.rates import Rates

Ask = Callable[..., httpx.Response]


def bearer(token: str) -> dict[str, str]:
    return {"authorization": f"Bearer {token}"}


def test_player_with_a_reader_token_gets_bytes_that_shared_caches_leave_alone(ask: Ask) -> None:
    answer = ask("GET", "/club/secret?channel=web&locale=de-DE", headers=bearer("player"))
    assert (answer.status_code, answer.text) == (200, "<p>intern</p>")
    assert answer.headers["cache-control"].startswith("private, max-age=60")
    assert answer.headers["vary"] == "Authorization"


def test_tool_that_knows_basic_sends_the_token_as_password(ask: Ask) -> None:
    pair = base64.b64encode(b"anyone:player").decode()
    assert ask("GET", "/club/secret?channel=web", headers={"authorization": f"Basic {pair}"}).status_code == 200


@pytest.mark.parametrize(
    "headers",
    [
        {},
        bearer("unknown"),
        bearer("late"),
        {"authorization": "Basic !!!"},
        {"authorization": "Basic /w=="},
        {"authorization": "Bearer"},
        {"authorization": "Digest x"},
        {"authorization": "Bearer " + "x" * 5000},
    ],
)
@pytest.mark.parametrize("brand", ["club", "nowhere"])
def test_without_a_valid_token_a_closed_brand_and_none_look_the_same(
    ask: Ask, headers: dict[str, str], brand: str
) -> None:
    answer = ask("GET", f"/{brand}/secret?channel=web", headers=headers)
    assert (answer.status_code, answer.json()["type"]) == (401, "/problems/unauthenticated")
    assert answer.headers["www-authenticate"].startswith("Bearer")


def test_token_of_another_brand_does_not_learn_that_this_one_exists(ask: Ask) -> None:
    closed = ask("GET", "/club/secret?channel=web", headers=bearer("stranger"))
    absent = ask("GET", "/nowhere/secret?channel=web", headers=bearer("stranger"))
    assert closed.status_code == absent.status_code == 404
    assert closed.json() == absent.json()


def test_writer_without_the_role_reader_is_refused(ask: Ask) -> None:
    assert ask("GET", "/club/secret?channel=web", headers=bearer("writer")).status_code == 403


def test_shop_page_may_fetch_and_caches_keep_origins_apart(ask_with: Callable[..., Ask]) -> None:
    ask = ask_with(cors=("https://shop.example",))
    known = ask("GET", "/shop/offer?channel=web&locale=de-DE", headers={"origin": "https://shop.example"})
    assert known.headers["access-control-allow-origin"] == "https://shop.example"
    assert known.headers["vary"] == "Origin"
    other = ask("GET", "/shop/offer?channel=web&locale=de-DE", headers={"origin": "https://evil.example"})
    assert "access-control-allow-origin" not in other.headers
    assert other.headers["vary"] == "Origin"
    assert ask("GET", "/shop/none?channel=web", headers={"origin": "https://shop.example"}).headers[
        "access-control-allow-origin"
    ]


def test_browser_asks_before_it_sends_a_token(ask_with: Callable[..., Ask]) -> None:
    ask = ask_with(cors=("https://shop.example",))
    answer = ask("OPTIONS", "/club/secret", headers={"origin": "https://shop.example"})
    assert answer.status_code == 204
    assert answer.headers["access-control-allow-origin"] == "https://shop.example"
    assert "Authorization" in answer.headers["access-control-allow-headers"]


def test_any_origin_may_fetch_where_the_star_is_set(ask_with: Callable[..., Ask]) -> None:
    answer = ask_with(cors=("*",))(
        "GET", "/shop/offer?channel=web&locale=de-DE", headers={"origin": "https://x.example"}
    )
    assert answer.headers["access-control-allow-origin"] == "*"
    assert "vary" not in answer.headers


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "BREW"])
def test_other_methods_are_refused_by_name(ask: Ask, method: str) -> None:
    answer = ask(method, "/shop/offer?channel=web")
    assert (answer.status_code, answer.headers["allow"]) == (405, "GET, HEAD")
    assert answer.headers["content-type"] == "application/problem+json"


def test_who_guesses_tokens_is_slowed_down_like_everybody_else(ask_with: Callable[..., Ask]) -> None:
    ask = ask_with(rates=Rates(2, 60, lambda: 0.0))
    guesses = [ask("GET", "/club/secret?channel=web", headers=bearer(f"guess-{n}")).status_code for n in range(3)]
    assert guesses == [401, 401, 429]
    assert ask("GET", "/club/secret?channel=web", headers=bearer("player")).status_code == 200
