"""The docs page: all routes of the OpenAPI document on one page that loads nothing, from nowhere."""

import base64
import hashlib
from importlib import resources
from typing import Any

from litestar import Litestar, Response, get

from content_hub.api.openapi import complete_document
from content_hub.api.request import HubRequest

__all__ = ["docs_page", "get_docs"]

_METHODS = ("get", "put", "post", "patch", "delete")


@get("/docs", operation_id="docs", tags=["operations"], bytes=True)
async def get_docs(request: HubRequest) -> Response[str]:
    """Show this interface as a page for people."""
    style = resources.files("content_hub.api").joinpath("pages/docs.css").read_text("utf-8")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = (
        f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    )
    return Response(docs_page(request.app, style), media_type="text/html", headers={"content-security-policy": policy})


def docs_page(app: Litestar, style: str) -> str:
    """Write the page."""
    from jinja2 import Environment, PackageLoader, StrictUndefined  # noqa: PLC0415 — serving must not wait for it

    environment = Environment(
        loader=PackageLoader("content_hub.api", "pages"), autoescape=True, undefined=StrictUndefined
    )
    document = complete_document(app, app.openapi_schema.to_schema())
    return environment.get_template("docs.html").render(style=style, info=document["info"], groups=_groups(document))


def _groups(document: dict[str, Any]) -> dict[str, list[dict[str, Any]]]:
    """Sort operations by what they are about."""
    groups: dict[str, list[dict[str, Any]]] = {}
    for path, item in document["paths"].items():
        for method in _METHODS:
            if method in item:
                groups.setdefault(item[method]["tags"][0], []).append(_operation(path, method, item[method]))
    return groups


def _operation(path: str, method: str, operation: dict[str, Any]) -> dict[str, Any]:
    bodies = operation.get("requestBody", {}).get("content", {})
    return {
        "path": path,
        "method": method.upper(),
        "id": operation["operationId"],
        "text": operation.get("description") or operation["summary"],
        "summary": operation["summary"],
        "parameters": [
            {"name": each["name"], "place": each["in"], "text": each.get("description", "")}
            for each in operation.get("parameters", [])
        ],
        "bodies": {media_type: _name(body["schema"]) for media_type, body in bodies.items()},
        "answers": {
            status: "Problem" if "$ref" in answer else ", ".join(answer.get("content", {}))
            for status, answer in sorted(operation["responses"].items())
        },
    }


def _name(schema: dict[str, Any]) -> str:
    return str(schema.get("$ref", "")).rpartition("/")[2]
