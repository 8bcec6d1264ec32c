"""Assets: pictures, addressed by the digest of their re-encoded bytes."""

from litestar import Response, post
from litestar.datastructures import UploadFile
from litestar.params import FromPath
from msgspec import Struct

from content_hub.actions.add_asset import AddAsset, add_asset
from content_hub.api.request import HubRequest
from content_hub.wire.bodies import unreadable, unsupported_media_type

__all__ = ["ASSETS"]


class AssetAdded(Struct, frozen=True, kw_only=True):
    """A picture as it is kept; `bytes` is their number."""

    digest: str
    media_type: str
    width: int
    height: int
    bytes: int


@post("/v1/brands/{brand:str}/assets", operation_id="addAsset", tags=["assets"], body="multipart/form-data")
async def post_asset(brand: FromPath[str], request: HubRequest) -> Response[AssetAdded]:
    """Add a picture as multipart member `file`: PNG, JPEG or WebP. Needs the role writer."""
    command = AddAsset(brand=brand, picture=await _file(request))
    asset = await add_asset(request.hub, command, caller=request.caller, now=request.now)
    shown = AssetAdded(
        digest=asset.digest,
        media_type=asset.media_type,
        width=asset.width,
        height=asset.height,
        bytes=asset.bytes,
    )
    return Response(shown, status_code=201)


async def _file(request: HubRequest) -> bytes:
    """Read the one member that there may be."""
    content_type = request.headers.get("content-type") or ""
    if content_type.partition(";")[0].strip().lower() != "multipart/form-data":
        raise unsupported_media_type("multipart/form-data")
    try:
        form = await request.form()
    except (LookupError, ValueError):
        raise unreadable("Die Formulardaten sind nicht lesbar.", "The form data cannot be read.") from None
    members = list(form.multi_items())
    if len(members) != 1 or members[0][0] != "file" or not isinstance(members[0][1], UploadFile):
        raise unreadable(
            "Das Formular hat genau ein Member „file“ mit einem Dateinamen.",
            "The form has exactly one member “file”, with a file name.",
        )
    return await members[0][1].read()


ASSETS = (post_asset,)
