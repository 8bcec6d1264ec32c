"""The preview plane: shows what is not live, to those who work on it."""

import base64
from datetime import datetime
from typing import Annotated

from litestar import Response, get
from litestar.params import FromPath, QueryParameter

from content_hub.actions.access import brand_for, no_such
from content_hub.actions.show import Preview, Shown, preview
from content_hub.actions.show_then import REVIEWING_ROLES, ShownThen, preview_then
from content_hub.api.instants import in_utc
from content_hub.api.request import HubRequest, essence
from content_hub.storage.queries import AssetData, AssetOf

__all__ = ["GUARDED", "PREVIEWS", "shown_preview", "shown_then"]

GUARDED = {
    "cache-control": "private, no-store",
    "content-security-policy": (
        "sandbox; default-src 'none'; img-src 'self' data: https: http:; "
        "style-src 'unsafe-inline'; font-src 'self' data:"
    ),
}
Choice = Annotated[str | None, QueryParameter(max_length=100)]


@get("/v1/preview/{brand:str}/{key:str}", operation_id="preview", tags=["preview"], bytes=True)
async def get_preview(
    brand: FromPath[str],
    key: FromPath[str],
    *,
    request: HubRequest,
    version: Annotated[int | None, QueryParameter(ge=1, le=2**31 - 1)] = None,
    channel: Choice = None,
    format: Choice = None,  # noqa: A002 — the contract's name
    locale: Choice = None,
    profile: Choice = None,
    dialect: Choice = None,
    as_of: Annotated[datetime | None, QueryParameter(description="Show what was live at this instant.")] = None,
) -> Response[bytes]:
    """Show a rendition of any version, or with `as_of` the bytes that were live then and what stood behind them.

    Pictures stand under the preview's own addresses.
    """
    command = Preview(
        brand=brand,
        key=key,
        version=version,
        channel=channel,
        format=format,
        locale=locale,
        profile=profile,
        dialect=dialect or "none",
    )
    own = f"/v1/preview/{brand}/assets"
    at = in_utc(as_of, "as_of")
    if at is not None:
        then = await preview_then(request.hub, command, at=at, caller=request.caller, now=request.now)
        return shown_then(then, own)
    shown = await preview(request.hub, command, caller=request.caller, now=request.now)
    return shown_preview(shown, own)


def shown_preview(shown: Shown, own: str) -> Response[bytes]:
    """Answer with a rendition; its pictures stand under `own`."""
    rendition = shown.rendition
    body = rendition.body.replace(shown.assets_base.encode(), own.encode()) if shown.assets_base else rendition.body
    headers = {**GUARDED, **_named(rendition.digest), "content-language": rendition.target.locale}
    return Response(body, media_type=essence(rendition.media_type), headers=headers)


def shown_then(then: ShownThen, own: str) -> Response[bytes]:
    """Answer with bytes that were live, and with headers that say since when, by which rules and whose approval."""
    stood = then.stood
    headers = {
        **GUARDED,
        **_named(then.digest),
        "content-language": stood.locale,
        "hub-version": str(stood.version),
        "hub-live-since": stood.since.isoformat(),
        "hub-review": stood.review,
        "hub-approved-by": ", ".join(stood.approved_by),
        "hub-ruleset": "default" if then.ruleset is None else str(then.ruleset),
    }
    body = then.body.replace(then.assets_base.encode(), own.encode())
    return Response(body, media_type=essence(then.media_type), headers=headers)


def _named(digest: str) -> dict[str, str]:
    """Name the approved bytes, which pictures' addresses make differ from those that are sent."""
    named = base64.b64encode(bytes.fromhex(digest.removeprefix("sha256:"))).decode()
    return {"content-digest": f"sha-256=:{named}:"}


@get("/v1/preview/{brand:str}/assets/{digest:str}", operation_id="previewAsset", tags=["preview"], bytes=True)
async def get_preview_asset(brand: FromPath[str], digest: FromPath[str], request: HubRequest) -> Response[bytes]:
    """Show a picture that may not be live yet."""
    await brand_for(request.hub, request.caller, brand, roles=REVIEWING_ROLES)
    asset = await request.hub.store.facts(AssetOf(brand=brand, digest=digest))
    data = await request.hub.store.facts(AssetData(brand=brand, digest=digest))
    if asset is None or data is None:
        raise no_such("asset", digest)
    return Response(data, media_type=asset.media_type, headers=GUARDED)


PREVIEWS = (get_preview, get_preview_asset)
