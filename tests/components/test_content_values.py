"""What a content holds: complete locales, facts by market, texts, references, pictures."""

from collections.abc import Callable, Mapping
from typing import Any

import pytest

from components.content import (
    assets,
    complete_locales,
    decode,
    fact_values,
    references,
    served_channels,
    text_fields,
)
from components.library import discover
from components.model import Content

Build = Callable[..., dict[str, Any]]
Locales = Mapping[str, str | None]


@pytest.fixture
def decoded(locales: Locales) -> Callable[[str, object], Content]:
    return lambda component, raw: decode(raw, discover()[component], locales)


def test_locale_is_complete_through_its_fallback(offer: Build, decoded: Any, locales: Locales) -> None:
    raw = offer()
    raw["texts"]["en-GB"] = {"headline": "Light until breakfast"}
    content = decoded("offer", raw)
    assert complete_locales(discover()["offer"], content, locales) == ("de-DE", "de-AT", "de-CH")


def test_blank_text_counts_as_left_out(offer: Build, decoded: Any, locales: Locales) -> None:
    content = decoded("offer", offer({"headline": "  "}))
    assert complete_locales(discover()["offer"], content, locales) == ()


def test_channels_own_text_does_not_complete_a_locale(offer: Build, decoded: Any, locales: Locales) -> None:
    raw = offer({"@push": {"headline": "Kurz"}})
    del raw["texts"]["de-DE"]["headline"]
    assert complete_locales(discover()["offer"], decoded("offer", raw), locales) == ()


def test_fallbacks_that_go_in_circles_end(offer: Build) -> None:
    circle = {"de-DE": "de-AT", "de-AT": "de-DE"}
    content = decode(offer(), discover()["offer"], circle)
    assert complete_locales(discover()["offer"], content, circle) == ("de-DE", "de-AT")


def test_market_has_its_own_price(offer: Build, decoded: Any) -> None:
    content = decoded("offer", offer(**{"@de-CH": {"price": {"amount": "1290.00", "currency": "CHF"}}}))
    here = {value.name: value for value in fact_values(discover()["offer"], content, "de-DE")}
    there = {value.name: value for value in fact_values(discover()["offer"], content, "de-CH")}
    assert (here["price"].pointer, here["price"].shown) == ("/facts/price", "149,90\u00a0€")
    assert (there["price"].pointer, there["price"].shown) == ("/facts/@de-CH/price", "CHF\u00a01’290.00")
    assert there["cta_url"].pointer == "/facts/cta_url"


@pytest.mark.parametrize(
    ("locale", "shown"),
    [
        ("de-DE", "1.299,90\u00a0€"),
        ("de-AT", "€\u00a01.299,90"),
        ("en-GB", "€1,299.90"),
        ("de-XX", "1.299,90\u00a0€"),
        ("xx-YY", "€1,299.90"),
    ],
)
def test_price_is_written_as_the_locale_writes_it(offer: Build, decoded: Any, locale: str, shown: str) -> None:
    content = decoded("offer", offer(price={"amount": "1299.90", "currency": "EUR"}))
    assert fact_values(discover()["offer"], content, locale)[0].shown == shown


@pytest.mark.parametrize(
    ("locale", "shown"),
    [
        ("de-DE", "24. Dezember 2026, 18:00\u00a0Uhr"),
        ("en-GB", "24 December 2026, 18:00"),
        ("en-US", "December 24, 2026, 6:00\u00a0PM"),
    ],
)
def test_moment_is_written_by_the_clock_of_its_zone(offer: Build, decoded: Any, locale: str, shown: str) -> None:
    content = decoded("offer", offer(valid_until={"local": "2026-12-24T18:00", "zone": "America/New_York"}))
    values = {value.name: value for value in fact_values(discover()["offer"], content, locale)}
    assert values["valid_until"].shown == shown


def test_unit_price_names_its_unit(offer: Build, decoded: Any) -> None:
    shown = []
    for per in ("kg", "m2", "piece"):
        content = decoded("offer", offer(unit_price={"amount": "2.50", "currency": "EUR", "per": per}))
        values = {value.name: value for value in fact_values(discover()["offer"], content, "de-DE")}
        shown.append(values["unit_price"].shown.replace("\u00a0", " "))
    assert shown == ["2,50 €/kg", "2,50 €/m²", "2,50 €/Stück"]


def test_linter_gets_every_text_that_a_writer_typed(offer: Build, decoded: Any) -> None:
    raw = offer({"legal": " ", "@push": {"body": "Kurz"}})
    found = text_fields(discover()["offer"], decoded("offer", raw))
    assert [(field.pointer, field.kind, field.channel) for field in found] == [
        ("/texts/de-DE/product", "text", None),
        ("/texts/de-DE/headline", "text", None),
        ("/texts/de-DE/body", "markdown", None),
        ("/texts/de-DE/cta_label", "text", None),
        ("/texts/de-DE/@push/body", "markdown", "push"),
    ]
    assert found[-1].text == "Kurz"


def test_references_and_pictures_are_listed_with_their_places(offer: Build, decoded: Any, picture: str) -> None:
    page = decoded("page", {"facts": {"blocks": ["a", "b"], "@de-CH": {"blocks": ["c"]}}, "texts": {}})
    assert references(discover()["page"], page) == (
        ("/facts/blocks/0", "a"),
        ("/facts/blocks/1", "b"),
        ("/facts/@de-CH/blocks/0", "c"),
    )
    assert assets(discover()["offer"], decoded("offer", offer(image=picture))) == (("/facts/image", picture),)


def test_block_without_channels_is_for_all(offer: Build, decoded: Any) -> None:
    everywhere = decoded("offer", offer())
    some = decoded("offer", offer() | {"channels": ["push", "email"]})
    assert served_channels(discover()["offer"], everywhere) == ("email", "web", "push", "signage")
    assert served_channels(discover()["offer"], some) == ("email", "push")
