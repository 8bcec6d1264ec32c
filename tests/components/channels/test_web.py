"""Web: HTML that reads well unstyled, and the same as JSON."""

import json
from collections.abc import Callable
from typing import Any

import jsonschema
import pytest

from components.examples import LOCALES, example_request, examples
from components.library import discover
from components.look import default_look
from components.model import Rendition
from components.render import render_all, targets
from components.schema import rendition_schema

Build = Callable[..., dict[str, Any]]
Show = Callable[..., Rendition]


def test_html_is_semantic_and_bare(offer: Build, shown: Show, picture: str) -> None:
    raw = offer(
        {"image_alt": "Laterne", "body": "## Warum\n\nWeil[^1].\n\n[^1]: Darum."},
        image=picture,
        reference_price={"amount": "199.90", "currency": "EUR", "kind": "former"},
        valid_until={"local": "2026-12-24T18:00", "zone": "Europe/Berlin"},
    )
    body = shown("offer", raw, "web", "html").body.decode()
    assert body.startswith('<article class="ch-block ch-offer" lang="de-DE">')
    assert '<h2 class="ch-headline">Licht bis zum Frühstück</h2>' in body
    assert "<h3>Warum</h3>" in body
    assert '<strong>149,90\u00a0€</strong> <span class="ch-reference-price">statt <s>199,90\u00a0€</s></span>' in body
    assert '<time datetime="2026-12-24T17:00:00Z">24. Dezember 2026, 18:00\u00a0Uhr</time>' in body
    assert '<p class="ch-footnote"><sup class="ch-footnote-mark">1</sup> Darum.</p>' in body
    assert "style" not in body
    assert "<script" not in body


def test_language_of_a_fallback_is_that_of_the_market(offer: Build, shown: Show) -> None:
    assert b'lang="de-AT"' in shown("offer", offer(), "web", "html", "de-AT").body


def test_addresses_are_escaped(offer: Build, shown: Show) -> None:
    raw = offer({"body": "[x](https://a.example/?a=1&b=2)"}, cta_url="https://a.example/?a='1'&b=2")
    body = shown("offer", raw, "web", "html").body.decode()
    assert 'href="https://a.example/?a=1&amp;b=2"' in body
    assert 'href="https://a.example/?a=&#39;1&#39;&amp;b=2"' in body


def test_json_gives_what_is_shown_beside_what_can_be_reckoned_with(offer: Build, shown: Show, picture: str) -> None:
    raw = offer(
        {"image_alt": "Laterne"}, image=picture, valid_until={"local": "2026-12-24T18:00", "zone": "Europe/Berlin"}
    )
    found = json.loads(shown("offer", raw, "web", "json").body)
    assert found["key"] == "polarstern"
    assert found["facts"]["price"] == {"shown": "149,90\u00a0€", "amount": "149.90", "currency": "EUR"}
    assert found["facts"]["valid_until"]["instant"] == "2026-12-24T17:00:00Z"
    assert found["texts"]["body"] == {
        "html": "<p>Zwölf Stunden <strong>Licht</strong>.</p>",
        "text": "Zwölf Stunden Licht.",
    }
    assert found["image"] == {"url": "https://a.example/p.jpg", "width": 1200, "height": 800, "alt": "Laterne"}
    assert "image" not in found["facts"]


@pytest.mark.parametrize("channel", ["web", "push"])
def test_json_is_what_its_schema_says(channel: str) -> None:
    for example in examples():
        component = discover()[example.component]
        schema = rendition_schema(component, channel)
        if schema is None:
            continue
        jsonschema.Draft202012Validator.check_schema(schema)
        wanted = [
            target
            for target in targets(component, example.content, locales=LOCALES, profiles=())
            if (target.channel, target.format) == (channel, "json")
        ]
        for rendition in render_all(example_request(example, default_look()), wanted):
            jsonschema.validate(json.loads(rendition.body), schema, cls=jsonschema.Draft202012Validator)
