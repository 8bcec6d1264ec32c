"""JSON-LD: what search engines read is what people read."""

import json
from collections.abc import Callable
from typing import Any

from components.model import Rendition

Build = Callable[..., dict[str, Any]]
Show = Callable[..., Rendition]


def money(amount: str, **more: str) -> dict[str, str]:
    return {"amount": amount, "currency": "EUR", **more}


def linked(shown: Show, component: str, raw: object, **more: Any) -> Any:
    rendition = shown(component, raw, "web", "jsonld", **more)
    assert rendition.media_type == "application/ld+json"
    return json.loads(rendition.body)


def test_search_engine_reads_the_price_that_the_page_shows(offer: Build, shown: Show) -> None:
    raw = offer(reference_price=money("199.90", kind="former"))
    found = linked(shown, "offer", raw)["offers"]
    assert (found["price"], found["priceCurrency"]) == ("149.90", "EUR")
    assert found["priceSpecification"] == [
        {"@type": "UnitPriceSpecification", "price": "149.90", "priceCurrency": "EUR"},
        {
            "@type": "UnitPriceSpecification",
            "priceType": "https://schema.org/StrikethroughPrice",
            "price": "199.90",
            "priceCurrency": "EUR",
        },
    ]
    page = shown("offer", raw, "web", "html").body.decode()
    assert "149,90" in page
    assert "<s>199,90" in page


def test_unit_price_names_its_unit(offer: Build, shown: Show) -> None:
    found = linked(shown, "offer", offer(unit_price=money("11.87", per="l")))["offers"]["priceSpecification"]
    assert found[1]["referenceQuantity"] == {"@type": "QuantitativeValue", "value": "1", "unitCode": "LTR"}


def test_what_is_not_filled_is_not_said(offer: Build, shown: Show) -> None:
    found = linked(shown, "offer", offer())
    assert "sku" not in found
    assert "image" not in found
    assert "priceSpecification" not in found["offers"]


def test_event_says_its_time_by_the_clock_of_its_place(shown: Show) -> None:
    starts = {"local": "2026-12-05T17:00", "zone": "Europe/Berlin"}
    raw = {"facts": {"starts": starts}, "texts": {"de-DE": {"headline": "Abend", "place": "Kiel"}}}
    assert linked(shown, "store-event", raw)["startDate"] == "2026-12-05T17:00:00+01:00"


def test_page_lists_what_it_shows_once_in_one_context(offer: Build, shown: Show) -> None:
    page = {"facts": {"blocks": ["a", "b"]}, "texts": {"de-DE": {"title": "Dezember"}}}
    script = {"facts": {}, "texts": {"de-DE": {"opening": "Zeig sie im Dunkeln."}}}
    found = linked(shown, "page", page, references={"a": ("offer", offer()), "b": ("staff-script", script)})
    assert [part["@type"] for part in found["hasPart"]] == ["Product"]
    assert str(found).count("@context") == 1


def test_words_cannot_leave_the_script_element(shown: Show) -> None:
    raw = {"facts": {}, "texts": {"de-DE": {"headline": "</script><b>", "body": "x"}}}
    body = shown("message", raw, "web", "jsonld").body
    assert b"<" not in body
    assert json.loads(body)["headline"] == "</script><b>"
