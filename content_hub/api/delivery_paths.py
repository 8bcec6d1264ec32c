"""Delivery in the OpenAPI document: its routes are plain ASGI, so they are described here."""

from typing import Any

import msgspec

from content_hub.delivery.batch import Batch, BatchAnswer
from content_hub.delivery.listing import LiveList

__all__ = ["delivery_paths", "delivery_schemas"]

_REF = "#/components/schemas/{name}"
_PROBLEM = {"$ref": "#/components/responses/Problem"}
_CHOICES = {
    "channel": "email, web, push or signage.",
    "format": "A format of the channel; its first where left out.",
    "locale": "Matched by RFC 4647 lookup; Accept-Language where left out, then the brand's default.",
    "profile": "A signage profile; the brand's first where left out.",
    "dialect": "How an email tool writes placeholders; `none` where left out.",
}


def delivery_schemas() -> dict[str, Any]:
    """Describe what batch takes and what delivery's JSON answers hold."""
    return msgspec.json.schema_components([Batch, BatchAnswer, LiveList], ref_template=_REF)[1]


def delivery_paths() -> dict[str, Any]:
    """Describe the routes of the delivery plane."""
    begin = "/v1/delivery/{brand}"
    return {
        f"{begin}/{{key}}": _read_by(
            _reading("deliver", "Deliver live bytes.", ["brand", "key"], list(_CHOICES), _bytes())
        ),
        f"{begin}/renditions/{{digest}}": _read_by(
            _reading("deliverRendition", "Deliver immutable bytes.", ["brand", "digest"], [], _bytes())
        ),
        f"{begin}/assets/{{digest}}": _read_by(
            _reading("deliverAsset", "Deliver a picture that live bytes name.", ["brand", "digest"], [], _bytes())
        ),
        f"{begin}/feed": _read_by(
            _reading(
                "feed",
                "Deliver several blocks as JSON for email tools; `keys` with commas.",
                ["brand"],
                ["keys", "channel", "format", "locale", "dialect"],
                _json({"type": "object", "additionalProperties": {"type": "object"}}),
            )
        ),
        f"{begin}/manifest": _read_by(
            _reading(
                "manifest",
                "List all that is live; `since` a position only what came later.",
                ["brand"],
                ["channel", "format", "locale", "profile", "label", "since", "limit", "cursor"],
                _json({"$ref": _REF.format(name="LiveList")}),
            )
        ),
        f"{begin}/batch": {"post": _batch()},
    }


def _read_by(get: dict[str, Any]) -> dict[str, Any]:
    """Offer GET, and HEAD that gives the same headers without the bytes."""
    head = get | {
        "operationId": f"{get['operationId']}Head",
        "summary": f"The headers alone: {get['summary'][0].lower()}{get['summary'][1:]}",
        "responses": get["responses"] | {"200": {"description": "What is live, without its bytes."}},
    }
    return {"get": get, "head": head}


def _batch() -> dict[str, Any]:
    operation = _reading(
        "batch",
        "Deliver up to 100 renditions at once, each with its own status.",
        ["brand"],
        [],
        _json({"$ref": _REF.format(name="BatchAnswer")}),
    )
    operation["requestBody"] = {"required": True} | _json({"$ref": _REF.format(name="Batch")})
    for status in ("413", "415", "422"):
        operation["responses"][status] = _PROBLEM
    return operation


def _reading(name: str, summary: str, path: list[str], query: list[str], answer: dict[str, Any]) -> dict[str, Any]:
    in_path = [{"name": part, "in": "path", "required": True, "schema": {"type": "string"}} for part in path]
    in_query = [
        {"name": part, "in": "query", "required": False, "schema": {"type": "string"}}
        | ({"description": _CHOICES[part]} if part in _CHOICES else {})
        for part in query
    ]
    problems = dict.fromkeys(("400", "401", "403", "404", "405", "410", "429", "500"), _PROBLEM)
    return {
        "operationId": name,
        "summary": summary,
        "description": "Brands whose delivery is public need no token, others one with the role reader.",
        "tags": ["delivery"],
        "parameters": [*in_path, *in_query],
        "security": [{}, {"token": []}, {"password": []}],
        "responses": {
            "200": {"description": "What is live."} | answer,
            "304": {"description": "If-None-Match names what is live."},
        }
        | problems,
    }


def _json(schema: dict[str, Any]) -> dict[str, Any]:
    return {"content": {"application/json": {"schema": schema}}}


def _bytes() -> dict[str, Any]:
    return {"content": {"*/*": {"schema": {"type": "string", "contentMediaType": "*/*"}}}}
