"""What stands in the place of an offer once it has ended."""

from collections.abc import Callable
from typing import Any

import pytest

from components.model import Rendition, Request, Target
from components.render import render

Build = Callable[..., dict[str, Any]]
Requests = Callable[..., Request]
UNTIL = {"local": "2026-12-24T18:00", "zone": "Europe/Berlin"}
GONE = "Das Angebot ist zu Ende. [Mehr](https://a.example/)"


def made(request: Request, channel: str, format_: str, profile: str | None = None) -> Rendition:
    return render(request, Target(channel=channel, format=format_, locale="de-DE", profile=profile))


@pytest.mark.parametrize(
    ("channel", "format_"),
    [("email", "html"), ("email", "document"), ("email", "text"), ("email", "json"), ("web", "html"), ("web", "json")],
)
def test_reader_is_told_that_it_is_over(offer: Build, request_for: Requests, channel: str, format_: str) -> None:
    request = request_for("offer", offer({"expired": GONE}, valid_until=UNTIL, code="ABEND"))
    ended = made(request, channel, format_).ended
    assert ended is not None
    assert ended.at == "2026-12-24T17:00:00Z"
    body = ended.body.decode()
    assert "Das Angebot ist zu Ende." in body
    assert "Laterne Polarstern" in body
    for gone in ("149", "ABEND", "24. Dezember"):
        assert gone not in body
    assert "/texts/de-DE/expired" in {shown.pointer for shown in ended.drawn.shown}


def test_offer_without_words_for_it_says_so_in_the_components_own(offer: Build, request_for: Requests) -> None:
    ended = made(request_for("offer", offer(valid_until=UNTIL)), "web", "html").ended
    assert ended is not None
    assert "Dieses Angebot ist beendet." in ended.body.decode()


def test_search_engine_reads_no_offer_any_more(offer: Build, request_for: Requests) -> None:
    ended = made(request_for("offer", offer(valid_until=UNTIL)), "web", "jsonld").ended
    assert ended is not None
    assert ended.body == b'{"@context":"https://schema.org","@type":"Product","name":"Laterne Polarstern"}'


@pytest.mark.parametrize("profile", ["portrait-hd", "esl-296x128"])
def test_screen_takes_the_price_away(offer: Build, request_for: Requests, profile: str) -> None:
    ended = made(request_for("offer", offer(valid_until=UNTIL)), "signage", "png", profile).ended
    assert ended is not None
    words = " ".join(item.text for item in ended.drawn.items)
    assert "Dieses Angebot ist beendet." in words
    assert "149" not in words


def test_what_was_pushed_has_no_second_form(offer: Build, request_for: Requests) -> None:
    assert made(request_for("offer", offer(valid_until=UNTIL)), "push", "json").ended is None


def test_offer_without_an_end_stands(offer: Build, request_for: Requests) -> None:
    assert made(request_for("offer", offer()), "web", "html").ended is None
