"""Reviews: submit versions, look at their renditions, decide, comment, take back."""

from typing import Annotated

from litestar import Response, get, post
from litestar.params import FromPath, FromQuery, JSONBody, QueryParameter
from msgspec import Meta, Struct

from content_hub.actions.access import brand_for, no_such
from content_hub.actions.comment import AddComment, comment
from content_hub.actions.decide import Decide, decide
from content_hub.actions.reviewing import load_review
from content_hub.actions.submit import Submit, submit
from content_hub.actions.withdraw_review import WithdrawReview, withdraw_review
from content_hub.api.paging import Cursor, Limit, Listed, listed_each
from content_hub.api.request import HubRequest, essence
from content_hub.api.routes.review_shown import ReviewShown, review_shown
from content_hub.model import DecisionKind, ReviewState, VersionRef
from content_hub.storage.queries import RenditionsOf, Reviews

__all__ = ["REVIEWS"]

_REVIEW = "/v1/brands/{brand:str}/reviews/{review:str}"


class VersionNamed(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One version of one block."""

    block: str
    version: Annotated[int, Meta(ge=1, le=2**31 - 1)]


class ReviewBody(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Which versions to submit; without `locales` all that are complete."""

    versions: tuple[VersionNamed, ...]
    locales: tuple[str, ...] | None = None
    note: str | None = None


class DecisionBody(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is said to exactly this manifest."""

    decision: DecisionKind
    manifest: str
    comment: str | None = None


class CommentBody(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is said, and of which block and field."""

    text: str
    block: str | None = None
    pointer: str | None = None


@post("/v1/brands/{brand:str}/reviews", operation_id="submitReview", tags=["reviews"])
async def post_review(brand: FromPath[str], data: JSONBody[ReviewBody], request: HubRequest) -> Response[ReviewShown]:
    """Submit versions: everything is rendered once and judged; open errors refuse. Needs the role writer."""
    command = Submit(
        brand=brand,
        id=request.new_id("review"),
        versions=tuple(VersionRef(block=named.block, version=named.version) for named in data.versions),
        locales=data.locales,
        note=data.note,
    )
    review = await submit(request.hub, command, caller=request.caller, now=request.now)
    headers = {"location": f"/v1/brands/{brand}/reviews/{review.id}"}
    return Response(await review_shown(request, review), status_code=201, headers=headers)


@get("/v1/brands/{brand:str}/reviews", operation_id="listReviews", tags=["reviews"])
async def list_reviews(
    brand: FromPath[str],
    request: HubRequest,
    *,
    standing: Annotated[ReviewState | None, QueryParameter(name="state")] = None,
    mine: FromQuery[bool] = False,
    limit: Limit = 50,
    cursor: Cursor = None,
) -> Response[Listed[ReviewShown]]:
    """List the reviews of a brand, newest first; with `mine` those that the caller submitted."""
    await brand_for(request.hub, request.caller, brand)
    person = request.caller.person if mine else None
    page = await request.hub.store.list(Reviews(brand=brand, state=standing, person=person, limit=limit, cursor=cursor))
    return await listed_each(request, page, lambda review: review_shown(request, review))


@get(_REVIEW, operation_id="getReview", tags=["reviews"])
async def get_review(brand: FromPath[str], review: FromPath[str], request: HubRequest) -> Response[ReviewShown]:
    """Show a review with its manifest, its report and what was said."""
    await brand_for(request.hub, request.caller, brand)
    return Response(await review_shown(request, await load_review(request.hub, brand, review)))


@get(_REVIEW + "/renditions/{digest:str}", operation_id="getReviewRendition", tags=["reviews"], bytes=True)
async def get_review_rendition(
    brand: FromPath[str], review: FromPath[str], digest: FromPath[str], request: HubRequest
) -> Response[bytes]:
    """Show one rendition of the manifest: exactly the bytes that are decided on."""
    await brand_for(request.hub, request.caller, brand)
    manifest = (await load_review(request.hub, brand, review)).manifest
    if not any(item.digest == digest for item in manifest.renditions):
        raise no_such("rendition", digest)
    found = await request.hub.store.facts(RenditionsOf(brand=brand, digests=(digest,)))
    if not found:
        raise no_such("rendition", digest)
    headers = {"cache-control": "private, no-store", "content-security-policy": "sandbox", "etag": f'"{digest}"'}
    return Response(found[0].body, media_type=essence(found[0].media_type), headers=headers)


@post(_REVIEW + "/decisions", operation_id="decide", tags=["reviews"])
async def post_decision(
    brand: FromPath[str], review: FromPath[str], data: JSONBody[DecisionBody], request: HubRequest
) -> Response[ReviewShown]:
    """Approve the manifest or request changes. Needs the role of the current step, and never on one's own work."""
    command = Decide(brand=brand, review=review, decision=data.decision, manifest=data.manifest, comment=data.comment)
    decided = await decide(request.hub, command, caller=request.caller, now=request.now)
    return Response(await review_shown(request, decided), status_code=201)


@post(_REVIEW + "/comments", operation_id="commentReview", tags=["reviews"])
async def post_comment(
    brand: FromPath[str], review: FromPath[str], data: JSONBody[CommentBody], request: HubRequest
) -> Response[ReviewShown]:
    """Say something to a review, at a field where it is about one."""
    command = AddComment(brand=brand, review=review, text=data.text, block=data.block, pointer=data.pointer)
    commented = await comment(request.hub, command, caller=request.caller, now=request.now)
    return Response(await review_shown(request, commented), status_code=201)


@post(_REVIEW + "/withdraw", operation_id="withdrawReview", tags=["reviews"], status_code=200)
async def post_withdraw_review(
    brand: FromPath[str], review: FromPath[str], request: HubRequest
) -> Response[ReviewShown]:
    """Take a review back, also an approved one until it is published."""
    command = WithdrawReview(brand=brand, review=review)
    withdrawn = await withdraw_review(request.hub, command, caller=request.caller, now=request.now)
    return Response(await review_shown(request, withdrawn))


REVIEWS = (
    post_review,
    list_reviews,
    get_review,
    get_review_rendition,
    post_decision,
    post_comment,
    post_withdraw_review,
)
