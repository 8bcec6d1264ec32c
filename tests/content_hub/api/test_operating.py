"""For those who run the service, and those who write clients."""

import re
from collections.abc import Callable

import httpx
import jsonschema
import pytest

from content_hub.wire.problems import problem_types

Ask = Callable[..., httpx.Response]


def test_watchdog_asks_whether_it_lives_and_is_ready(ask: Ask) -> None:
    for address in ("/health/live", "/health/ready"):
        answer = ask("GET", address, who=None)
        assert (answer.status_code, answer.json()) == (200, {"status": "ok"})


def test_prometheus_reads_what_was_answered(ask: Ask) -> None:
    ask("GET", "/v1/delivery/shop/none?channel=web", who=None)
    ask("GET", "/v1/nothing")
    answer = ask("GET", "/metrics", who=None)
    assert answer.headers["content-type"].startswith("text/plain; version=0.0.4")
    assert 'content_hub_answers_total{plane="delivery",status="404"' in answer.text
    assert 'content_hub_answers_total{plane="management",status="404"' in answer.text
    assert "process_resident_memory_bytes" in answer.text


@pytest.mark.parametrize("name", sorted(problem_types()))
def test_type_of_a_problem_leads_to_its_explanation_in_both_languages(ask: Ask, name: str) -> None:
    english = ask("GET", f"/problems/{name}", who=None).json()
    german = ask("GET", f"/problems/{name}", who=None, headers={"accept-language": "de"}).json()
    assert english["type"] == german["type"] == f"/problems/{name}"
    assert english["title"] != german["title"]
    assert english["description"] != german["description"]


def test_document_is_openapi_3_1_and_every_reference_in_it_leads_somewhere(ask: Ask) -> None:
    answer = ask("GET", "/schema/openapi.json", who=None)
    document = answer.json()
    assert document["openapi"].startswith("3.1")
    for target in set(re.findall(r'"\$ref":"#/([^"]+)"', answer.text)):
        place = document
        for step in target.split("/"):
            place = place[step]
    for schema in document["components"]["schemas"].values():
        jsonschema.Draft202012Validator.check_schema(schema)


def test_document_states_every_route_its_errors_its_credentials_and_its_strict_bodies(ask: Ask) -> None:
    document = ask("GET", "/schema/openapi.json", who=None).json()
    seen = set()
    for path, item in document["paths"].items():
        for method, operation in item.items():
            where = f"{method} {path}"
            seen.add(operation["operationId"])
            assert operation["summary"].endswith("."), where
            assert operation["responses"]["404"] == {"$ref": "#/components/responses/Problem"}, where
            assert path.startswith("/v1/") == bool(operation["security"]), where
            body = operation.get("requestBody", {}).get("content", {}).get("application/json", {}).get("schema", {})
            if "$ref" in body:
                assert (
                    document["components"]["schemas"][body["$ref"].rpartition("/")[2]]["additionalProperties"] is False
                )
            if method == "post" and path.startswith("/v1/brands"):
                assert "Idempotency-Key" in [parameter["name"] for parameter in operation["parameters"]], where
    assert len(seen) == sum(len(item) for item in document["paths"].values())
    assert {"deliver", "batch", "feed", "manifest", "deliverAsset", "preview", "putBlock", "submitReview"} <= seen
    for path, item in document["paths"].items():
        assert ("head" in item) == (path.startswith("/v1/delivery/") and "get" in item), path


def test_what_comes_back_is_what_the_document_says(ask: Ask) -> None:
    document = ask("GET", "/schema/openapi.json", who=None).json()
    texts = {"de-DE": {"headline": "Hallo", "body": "Ein Text."}}
    body = {"component": "message", "content": {"facts": {}, "texts": texts}}
    ask("PUT", "/v1/brands/shop/blocks/b1", who="wil", json=body, headers={"if-none-match": "*"})
    checked = 0
    for path, item in document["paths"].items():
        schema = item.get("get", {}).get("responses", {}).get("200", {}).get("content", {}).get("application/json")
        if schema is None or path.startswith("/v1/delivery"):
            continue
        address = path.format(
            brand="shop",
            key="b1",
            number=1,
            other=1,
            actor="ada",
            component="message",
            name="gone",
            review="x",
            release="x",
            waiver="x",
            webhook="x",
            link="x",
            comment=1,
        )
        answer = ask("GET", address)
        if answer.status_code == 200:
            whole = schema["schema"] | {"components": document["components"]}
            jsonschema.validate(answer.json(), whole, jsonschema.Draft202012Validator)
            checked += 1
    assert checked > 10


def test_page_for_people_loads_nothing_from_anywhere(ask: Ask) -> None:
    answer = ask("GET", "/docs", who=None)
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert answer.headers["content-security-policy"].startswith("default-src 'none'; style-src 'sha256-")
    assert "/v1/brands/{brand}/blocks/{key}" in answer.text
    assert "/v1/delivery/{brand}/{key}" in answer.text
    for loading in ("<script", "<link", "<img", "@import", "url(", "http://", "https://"):
        assert loading not in answer.text
