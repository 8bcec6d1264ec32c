"""Assets: pictures, addressed by the digest of their re-encoded bytes."""

from litestar import Response, post
from litestar.params import FromPath
from msgspec import Struct

from content_hub.actions.add_asset import AddAsset, add_asset
from content_hub.api.request import HubRequest
from content_hub.api.uploads import FORM, upload_of

__all__ = ["ASSETS"]


class AssetAdded(Struct, frozen=True, kw_only=True):
    """A picture as it is kept; `bytes` is their number."""

    digest: str
    media_type: str
    width: int
    height: int
    bytes: int


@post("/v1/brands/{brand:str}/assets", operation_id="addAsset", tags=["assets"], body=FORM)
async def post_asset(brand: FromPath[str], request: HubRequest) -> Response[AssetAdded]:
    """Add a picture as multipart member `file`: PNG, JPEG or WebP. Needs the role writer."""
    command = AddAsset(brand=brand, picture=(await upload_of(request)).data)
    asset = await add_asset(request.hub, command, caller=request.caller, now=request.now)
    shown = AssetAdded(
        digest=asset.digest,
        media_type=asset.media_type,
        width=asset.width,
        height=asset.height,
        bytes=asset.bytes,
    )
    return Response(shown, status_code=201)


ASSETS = (post_asset,)
