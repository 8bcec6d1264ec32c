"""Checks of drafts that are nowhere stored."""

from typing import Any, Literal

from litestar import Response, post
from litestar.params import FromPath, JSONBody
from msgspec import Struct

from content_hub.actions.check import Check, check
from content_hub.api.request import HubRequest
from content_hub.api.wording import report_shown

__all__ = ["CHECKS"]


class CheckBody(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A draft: a string, or for the kind `block` an object with facts and texts, and its component."""

    kind: Literal["text", "markdown", "html", "block"]
    content: Any
    locale: str | None = None
    channel: str | None = None
    component: str | None = None


@post("/v1/brands/{brand:str}/checks", operation_id="checkDraft", tags=["checks"], status_code=200)
async def post_check(brand: FromPath[str], data: JSONBody[CheckBody], request: HubRequest) -> Response[dict[str, Any]]:
    """Judge a draft under the ruleset in force; nothing is stored. Needs the role writer."""
    command = Check(
        brand=brand,
        kind=data.kind,
        content=data.content,
        locale=data.locale,
        channel=data.channel,
        component=data.component,
    )
    found = await check(request.hub, command, caller=request.caller, now=request.now)
    return Response(report_shown(found, request.language), headers={"content-language": request.language})


CHECKS = (post_check,)
