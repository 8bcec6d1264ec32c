"""What whoever holds a signed link sees and does. Looking uses nothing up; only a decision that is sent does."""

from typing import Annotated
from urllib.parse import parse_qsl

import msgspec
from litestar import Response, get, post
from litestar.params import FromPath, QueryParameter
from msgspec import Struct

from content_hub.actions.access import no_such
from content_hub.actions.review_report import review_report
from content_hub.actions.show import Preview, preview
from content_hub.actions.use_link import DecideByLink, Opened, decide_by_link, open_link
from content_hub.actions.visiting import pictures_of, targets_shown
from content_hub.api.request import HubRequest, essence
from content_hub.api.routes.previews import GUARDED, shown_preview
from content_hub.api.routes.review_shown import review_shown
from content_hub.api.visit_pages import decided_page, preview_page, review_page, wants_page
from content_hub.links import LinkKind
from content_hub.model import DecisionKind, Review
from content_hub.storage.queries import AssetData, AssetOf, BrandOf, RenditionsOf
from content_hub.wire.bodies import decode_json, is_json, unreadable, unsupported_media_type

__all__ = ["VISITS"]

_LINK = "/links/{link:str}"
_FORM = "application/x-www-form-urlencoded"
_QUIET = {"cache-control": "private, no-store", "referrer-policy": "no-referrer", "x-robots-tag": "noindex"}
_PAGE = {
    **_QUIET,
    "content-security-policy": (
        "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; frame-src 'self'; form-action 'self'; "
        "base-uri 'none'; frame-ancestors 'none'"
    ),
}
Choice = Annotated[str | None, QueryParameter(max_length=100)]


class LinkDecision(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What the named person says; without `manifest` to the one that the link is bound to."""

    decision: DecisionKind
    manifest: str | None = None
    comment: str | None = None


@get(_LINK, operation_id="openLink", tags=["links"], bytes=True)
async def get_link(link: FromPath[str], request: HubRequest) -> Response[bytes]:
    """Show what the link is for: a page for people, JSON (or the first rendition) for programs."""
    opened = await open_link(request.hub, link, now=request.now)
    if opened.link.kind is LinkKind.PREVIEW:
        if wants_page(request):
            targets = await targets_shown(request.hub, opened, now=request.now)
            return _page(preview_page(request, link, opened, targets))
        return await _rendition(request, link, opened, Preview(brand="", key=""))
    if wants_page(request):
        review = _review(opened)
        found = await review_report(request.hub, review, now=request.now)
        return _page(review_page(request, (link, opened, review), found))
    return await _json(request, opened)


@post(_LINK, operation_id="decideByLink", tags=["links"], body=_FORM, bytes=True, status_code=201)
async def post_link(link: FromPath[str], request: HubRequest) -> Response[bytes]:
    """Take the decision of the person whom the link names, once; as a form or as JSON."""
    said = await _decision(request)
    command = DecideByLink(token=link, decision=said.decision, manifest=said.manifest, comment=said.comment)
    review = await decide_by_link(request.hub, command, caller=request.visitor, now=request.now)
    if wants_page(request):
        return _page(decided_page(request, said.decision), status=201)
    shown = await review_shown(request, review)
    return Response(msgspec.json.encode(shown), media_type="application/json", status_code=201, headers=_QUIET)


@get(_LINK + "/renditions/{digest:str}", operation_id="linkRendition", tags=["links"], bytes=True)
async def get_link_rendition(link: FromPath[str], digest: FromPath[str], request: HubRequest) -> Response[bytes]:
    """Show one rendition of the manifest; its pictures stand under the link's own addresses."""
    opened = await open_link(request.hub, link, now=request.now)
    review = opened.review
    known = review is not None and any(item.digest == digest for item in review.manifest.renditions)
    found = await request.hub.store.facts(RenditionsOf(brand=opened.link.brand, digests=(digest,))) if known else ()
    brand = await request.hub.store.facts(BrandOf(brand=opened.link.brand))
    if not found or brand is None:
        raise no_such("rendition", digest)
    theirs = f"{brand.public_url}/v1/delivery/{brand.key}/assets".encode()
    body = found[0].body.replace(theirs, f"/links/{link}/assets".encode())
    return Response(body, media_type=essence(found[0].media_type), headers={**GUARDED, **_QUIET})


@get(_LINK + "/preview", operation_id="linkPreview", tags=["links"], bytes=True)
async def get_link_preview(
    link: FromPath[str],
    *,
    request: HubRequest,
    channel: Choice = None,
    format: Choice = None,  # noqa: A002 — the contract's name
    locale: Choice = None,
    profile: Choice = None,
    dialect: Choice = None,
) -> Response[bytes]:
    """Show one rendition of the version that the link is for."""
    opened = await open_link(request.hub, link, now=request.now)
    if opened.link.kind is not LinkKind.PREVIEW:
        raise no_such("link", "…")
    asked = Preview(
        brand="", key="", channel=channel, format=format, locale=locale, profile=profile, dialect=dialect or "none"
    )
    return await _rendition(request, link, opened, asked)


@get(_LINK + "/assets/{digest:str}", operation_id="linkAsset", tags=["links"], bytes=True)
async def get_link_asset(link: FromPath[str], digest: FromPath[str], request: HubRequest) -> Response[bytes]:
    """Show a picture of what the link shows, and no other."""
    opened = await open_link(request.hub, link, now=request.now)
    brand = opened.link.brand
    if digest not in await pictures_of(request.hub, opened, now=request.now):
        raise no_such("asset", digest)
    asset = await request.hub.store.facts(AssetOf(brand=brand, digest=digest))
    data = await request.hub.store.facts(AssetData(brand=brand, digest=digest))
    if asset is None or data is None:
        raise no_such("asset", digest)
    return Response(data, media_type=asset.media_type, headers={**GUARDED, **_QUIET})


async def _rendition(request: HubRequest, token: str, opened: Opened, asked: Preview) -> Response[bytes]:
    link = opened.link
    command = msgspec.structs.replace(asked, brand=link.brand, key=link.block, version=link.version)
    shown = await preview(request.hub, command, caller=opened.visitor, now=request.now)
    answer = shown_preview(shown, f"/links/{token}/assets")
    answer.headers.update(_QUIET)
    return answer


async def _json(request: HubRequest, opened: Opened) -> Response[bytes]:
    shown = msgspec.to_builtins(await review_shown(request, _review(opened)))
    link = {"step": opened.link.step, "expires": opened.link.expires, "name": opened.guest and opened.guest.name}
    return Response(msgspec.json.encode({**shown, "link": link}), media_type="application/json", headers=_QUIET)


def _review(opened: Opened) -> Review:
    if opened.review is None:
        raise no_such("review", "…")
    return opened.review


async def _decision(request: HubRequest) -> LinkDecision:
    body = await request.body()
    kind = request.headers.get("content-type")
    if is_json(kind):
        return decode_json(body, LinkDecision)
    if essence(kind or "").strip().lower() != _FORM:
        raise unsupported_media_type(f"application/json, {_FORM}")
    try:
        pairs = parse_qsl(body.decode("utf-8"), keep_blank_values=True, strict_parsing=True, max_num_fields=10)
        given = {name: value for name, value in pairs if value}
        return msgspec.convert(given, LinkDecision)
    except (ValueError, msgspec.ValidationError) as error:
        raise unreadable(
            "Das Formular passt nicht: erwartet wird „decision“, dazu „manifest“ und „comment“, wo es sie gibt.",
            "The form does not fit: “decision” is expected, with “manifest” and “comment” where there are any.",
        ) from error


def _page(text: str, *, status: int = 200) -> Response[bytes]:
    return Response(text.encode(), media_type="text/html", status_code=status, headers=_PAGE)


VISITS = (get_link, post_link, get_link_rendition, get_link_preview, get_link_asset)
