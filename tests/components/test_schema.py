"""Editors and programs learn from the JSON Schema what a component takes."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from components.library import discover
from components.schema import json_schema, rendition_schema

Build = Callable[..., dict[str, Any]]


def is_valid(component: str, raw: object) -> bool:
    return jsonschema.Draft202012Validator(json_schema(discover()[component])).is_valid(raw)


@pytest.mark.parametrize("name", sorted(discover()))
def test_schema_is_one_and_takes_the_examples(name: str) -> None:
    component = discover()[name]
    schema = json_schema(component)
    jsonschema.Draft202012Validator.check_schema(schema)
    shipped = sorted(Path(component.folder, "examples").glob("*.json"))
    assert shipped
    for path in shipped:
        jsonschema.validate(json.loads(path.read_text(encoding="utf-8")), schema, cls=jsonschema.Draft202012Validator)


def test_schema_refuses_what_decoding_refuses(offer: Build) -> None:
    assert is_valid("offer", offer({"@push": {"body": "Kurz"}}, **{"@de-CH": {"code": "X"}}))
    for broken in (
        {},
        offer(prize=1),
        offer(price={"amount": 1, "currency": "EUR"}),
        offer(price={"amount": "1.00", "currency": "eur"}),
        offer(cta_url="javascript:alert(1)"),
        offer(image="logo.png"),
        offer(valid_until={"local": "morgen", "zone": "Europe/Berlin"}),
        offer({"headlin": "x"}),
        offer({"@fax": {}}),
        offer({"headline": "a\nb"}),
        offer() | {"channels": ["fax"]},
        offer() | {"channels": []},
        offer() | {"more": 1},
    ):
        assert not is_valid("offer", broken)
    assert not is_valid("page", {"facts": {"blocks": []}, "texts": {}})


def test_only_json_formats_have_a_shape() -> None:
    assert rendition_schema(discover()["offer"], "web") is not None
    assert rendition_schema(discover()["offer"], "email") is not None
    assert rendition_schema(discover()["staff-script"], "email") is None
    assert rendition_schema(discover()["page"], "push") is None
