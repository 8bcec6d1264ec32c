"""The OpenAPI 3.1 document: what Litestar knows of the routes, completed by what only this house knows."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, get_args

import msgspec
from litestar import Litestar, Request
from litestar.handlers import HTTPRouteHandler
from litestar.openapi.plugins import JsonRenderPlugin
from litestar.routes import HTTPRoute

from content_hub.api.delivery_paths import delivery_paths, delivery_schemas

__all__ = ["HubSchema", "complete_document"]

_REF = "#/components/schemas/{name}"
_PROBLEM = {"$ref": "#/components/responses/Problem"}
_OPEN = ("/links/", "/health/", "/metrics", "/docs", "/problems/", "/schema")
_HEADERS: Mapping[str, tuple[dict[str, Any], ...]] = {
    "post": (
        {
            "name": "Idempotency-Key",
            "in": "header",
            "required": False,
            "description": "The same key with the same request gets the first answer again.",
            "schema": {"type": "string", "minLength": 1, "maxLength": 255},
        },
    ),
    "put": (
        {
            "name": "If-Match",
            "in": "header",
            "required": False,
            "description": "The ETag of the state to replace; needed where the thing exists.",
            "schema": {"type": "string"},
        },
        {
            "name": "If-None-Match",
            "in": "header",
            "required": False,
            "description": "`*` to create only.",
            "schema": {"type": "string"},
        },
    ),
}


class HubSchema(JsonRenderPlugin):
    """Serves the completed document."""

    def __init__(self) -> None:
        super().__init__(path="/openapi.json")

    def render(self, request: Request[Any, Any, Any], openapi_schema: dict[str, Any]) -> bytes:
        """Write the document."""
        return msgspec.json.encode(complete_document(request.app, openapi_schema))


def complete_document(app: Litestar, document: dict[str, Any]) -> dict[str, Any]:
    """Add delivery, errors, credentials, strict bodies and headers to what Litestar describes."""
    document = msgspec.json.decode(msgspec.json.encode(document))
    handlers = dict(_handlers(app))
    schemas: dict[str, Any] = {}
    components = document["components"] = {"schemas": schemas}
    for path, item in document["paths"].items():
        for method, operation in item.items():
            handler = handlers.get(operation.get("operationId", ""))
            if handler is not None:
                _complete(operation, handler, method, path)
                schemas |= _strict_body(operation, handler) | _answers(operation, handler)
    document["paths"] |= delivery_paths()
    schemas |= delivery_schemas() | {"Problem": _problem_schema()}
    components["responses"] = {"Problem": _problem_response()}
    components["securitySchemes"] = {
        "token": {"type": "http", "scheme": "bearer"},
        "password": {"type": "http", "scheme": "basic", "description": "The token as password; any user name."},
    }
    document["info"]["description"] = "Keeps blocks, judges them against a brand, gets them approved, delivers bytes."
    return document


def _handlers(app: Litestar) -> Iterator[tuple[str, HTTPRouteHandler]]:
    for route in app.routes:
        if isinstance(route, HTTPRoute):
            for handler, _ in route.route_handler_map.values():
                if isinstance(handler.operation_id, str):
                    yield handler.operation_id, handler


def _complete(operation: dict[str, Any], handler: HTTPRouteHandler, method: str, path: str) -> None:
    is_open = path.startswith(_OPEN)
    operation["summary"] = operation["description"].partition(". ")[0].partition(": ")[0].rstrip(".") + "."
    operation["security"] = [] if is_open else [{"token": []}, {"password": []}]
    answers = operation["responses"]
    statuses = ["400", "404", "405", "500"]
    if not is_open:
        statuses += ["401", "403", "429"]
    if method in ("post", "put", "patch"):
        statuses += ["409", "413", "415", "422"]
        operation.setdefault("parameters", []).extend(_HEADERS.get(method, ()))
    if method == "put":
        statuses += ["412", "428"]
    for status in statuses:
        answers[status] = _PROBLEM
    if method == "get" and not is_open:
        answers["304"] = {"description": "If-None-Match names the present ETag."}
    if "body" in handler.opt:
        file = _file(handler.opt["body"], handler.opt.get("words", ()))
        operation["requestBody"] = {"required": True, "content": {handler.opt["body"]: file}}
    if "bytes" in handler.opt:
        answers[str(handler.status_code)]["content"] = {
            "*/*": {"schema": {"type": "string", "contentMediaType": "*/*"}}
        }


def _file(media_type: str, words: Iterable[str]) -> dict[str, Any]:
    """Describe a file that is the body, or the member of a form with a few words beside it."""
    if media_type != "multipart/form-data":
        return {"schema": {"type": "string", "contentMediaType": media_type}}
    file = {"type": "string", "contentMediaType": "*/*" if words else "image/*"}
    return {
        "schema": {
            "type": "object",
            "properties": {"file": file, **{word: {"type": "string"} for word in sorted(words)}},
            "required": ["file"],
            "additionalProperties": False,
        }
    }


def _strict_body(operation: dict[str, Any], handler: HTTPRouteHandler) -> dict[str, Any]:
    """Describe a body as it is decoded: without members that are not named."""
    declared = handler.parsed_data_field
    kind = handler.opt.get("json") if declared is None else declared.annotation
    if kind is None:
        return {}
    (body,), named = msgspec.json.schema_components([kind], ref_template=_REF)
    described = operation.get("requestBody", {}).get("content", {}) if declared is None else {}
    operation["requestBody"] = {"required": True, "content": {"application/json": {"schema": body}, **described}}
    return named


def _answers(operation: dict[str, Any], handler: HTTPRouteHandler) -> dict[str, Any]:
    """Describe what comes back in the words of its type."""
    (shown,) = get_args(handler.parsed_return_field.annotation)
    if "bytes" in handler.opt:
        return {}
    (schema,), named = msgspec.json.schema_components([shown], ref_template=_REF)
    also = {handler.opt["also"]: {"schema": {"type": "string"}}} if "also" in handler.opt else {}
    for status, answer in operation["responses"].items():
        if status.startswith("2"):
            operation["responses"][status] = {
                "description": "Made." if status == "201" else "Done.",
                "content": {"application/json": {"schema": schema}, **also},
            }
        else:
            operation["responses"][status] = answer
    return named


def _problem_response() -> dict[str, Any]:
    return {
        "description": "What is wrong, and the way on (RFC 9457).",
        "content": {"application/problem+json": {"schema": {"$ref": _REF.format(name="Problem")}}},
    }


def _problem_schema() -> dict[str, Any]:
    fault = {
        "type": "object",
        "properties": {"pointer": {"type": "string"}, "detail": {"type": "string"}},
        "required": ["pointer", "detail"],
    }
    text = {"type": "string"}
    return {
        "type": "object",
        "description": "Further members depend on the type: findings, usages, available and others.",
        "properties": {
            "type": text | {"description": "`/problems/<name>`: stable, and explained there."},
            "title": text,
            "status": {"type": "integer"},
            "detail": text,
            "request_id": text,
            "errors": {"type": "array", "items": fault},
        },
        "required": ["type", "title", "status", "detail", "request_id"],
    }
