"""The preview plane: shows what is not live, to those who work on it."""

import base64
from typing import Annotated

from litestar import Response, get
from litestar.params import FromPath, QueryParameter

from content_hub.actions.access import brand_for, no_such
from content_hub.actions.show import Preview, preview
from content_hub.api.request import HubRequest, essence
from content_hub.storage.queries import AssetData, AssetOf

__all__ = ["PREVIEWS"]

_ROLES = ("writer", "approver", "publisher", "brand_manager", "legal", "admin")
_GUARDED = {
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
) -> Response[bytes]:
    """Show a rendition of any version; its pictures stand under the preview's own addresses."""
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
    shown = await preview(request.hub, command, caller=request.caller, now=request.now)
    rendition = shown.rendition
    own = f"/v1/preview/{brand}/assets".encode()
    body = rendition.body.replace(shown.assets_base.encode(), own) if shown.assets_base else rendition.body
    named = base64.b64encode(bytes.fromhex(rendition.digest.removeprefix("sha256:"))).decode()
    headers = {
        **_GUARDED,
        "content-digest": f"sha-256=:{named}:",
        "content-language": rendition.target.locale,
    }
    return Response(body, media_type=essence(rendition.media_type), headers=headers)


@get("/v1/preview/{brand:str}/assets/{digest:str}", operation_id="previewAsset", tags=["preview"], bytes=True)
async def get_preview_asset(brand: FromPath[str], digest: FromPath[str], request: HubRequest) -> Response[bytes]:
    """Show a picture that may not be live yet."""
    await brand_for(request.hub, request.caller, brand, roles=_ROLES)
    asset = await request.hub.store.facts(AssetOf(brand=brand, digest=digest))
    data = await request.hub.store.facts(AssetData(brand=brand, digest=digest))
    if asset is None or data is None:
        raise no_such("asset", digest)
    return Response(data, media_type=asset.media_type, headers=_GUARDED)


PREVIEWS = (get_preview, get_preview_asset)
