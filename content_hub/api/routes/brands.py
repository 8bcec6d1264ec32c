"""Brands: name, locales, who may fetch."""

from datetime import datetime
from typing import Literal

from litestar import Response, get, put
from litestar.openapi.datastructures import ResponseSpec
from litestar.params import FromPath, JSONBody
from msgspec import Struct

from content_hub.actions.access import brand_for
from content_hub.actions.save_brand import SaveBrand, brand_etag, save_brand
from content_hub.api.paging import Cursor, Limit, Listed, listed
from content_hub.api.request import HubRequest
from content_hub.model import Brand
from content_hub.storage.queries import Brands

__all__ = ["BRANDS"]


class LocaleBody(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One locale, and the one whose texts stand in where its own are missing."""

    fallback: str | None = None


class BrandBody(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A brand as it is created or changed. `public_url` begins the addresses of pictures in rendered bytes."""

    name: str
    locales: dict[str, LocaleBody]
    default_locale: str
    delivery: Literal["public", "token"]
    public_url: str


class BrandShown(Struct, frozen=True, kw_only=True):
    """A brand. `ruleset` is the number of the one in force, null for the shipped default."""

    key: str
    name: str
    locales: dict[str, LocaleBody]
    default_locale: str
    delivery: Literal["public", "token"]
    public_url: str
    ruleset: int | None
    created: datetime


def _shown(brand: Brand) -> BrandShown:
    return BrandShown(
        key=brand.key,
        name=brand.name,
        locales={locale: LocaleBody(fallback=fallback) for locale, fallback in brand.locales.items()},
        default_locale=brand.default_locale,
        delivery=brand.delivery,
        public_url=brand.public_url,
        ruleset=brand.active,
        created=brand.created,
    )


@put(
    "/v1/brands/{brand:str}",
    operation_id="putBrand",
    tags=["brands"],
    responses={201: ResponseSpec(BrandShown, description="The brand is new.", generate_examples=False)},
)
async def put_brand(brand: FromPath[str], data: JSONBody[BrandBody], request: HubRequest) -> Response[BrandShown]:
    """Create a brand, or change it: then with If-Match. Needs the role admin for all brands."""
    command = SaveBrand(
        key=brand,
        name=data.name,
        locales={locale: body.fallback for locale, body in data.locales.items()},
        default_locale=data.default_locale,
        delivery=data.delivery,
        public_url=data.public_url,
        precondition=request.precondition(),
    )
    saved = await save_brand(request.hub, command, caller=request.caller, now=request.now)
    return Response(
        _shown(saved.brand), status_code=201 if saved.is_new else 200, headers={"etag": brand_etag(saved.brand)}
    )


@get("/v1/brands", operation_id="listBrands", tags=["brands"])
async def list_brands(request: HubRequest, limit: Limit = 50, cursor: Cursor = None) -> Response[Listed[BrandShown]]:
    """List the brands in which the caller holds a role."""
    roles = request.caller.roles
    keys = None if roles.get("*") else tuple(key for key, held in roles.items() if held)
    page = await request.hub.store.list(Brands(keys=keys, limit=limit, cursor=cursor))
    return listed(request, page, _shown)


@get("/v1/brands/{brand:str}", operation_id="getBrand", tags=["brands"])
async def get_brand(brand: FromPath[str], request: HubRequest) -> Response[BrandShown]:
    """Show a brand."""
    found = await brand_for(request.hub, request.caller, brand)
    return Response(_shown(found), headers={"etag": brand_etag(found)})


BRANDS = (put_brand, list_brands, get_brand)
