"""Reviews: submit versions, look at their renditions, decide, comment, take back."""

from typing import Annotated

from litestar import Response, get, post
from litestar.params import FromPath, FromQuery, JSONBody, PathParameter, QueryParameter
from msgspec import Meta, Struct

from content_hub.actions.access import brand_for, no_such
from content_hub.actions.comment import AddComment, ResolveComment, comment, resolve_comment
from content_hub.actions.decide import Decide, decide
from content_hub.actions.review_changes import ChangesOf, VersionChanges, review_changes
from content_hub.actions.review_load import Load, LoadOf, review_load
from content_hub.actions.reviewing import load_review
from content_hub.actions.submit import Submit, submit
from content_hub.actions.withdraw_review import WithdrawReview, withdraw_review
from content_hub.api.paging import Cursor, Limit, Listed, listed_each
from content_hub.api.request import HubRequest, essence
from content_hub.api.routes.review_shown import ReviewShown, review_shown
from content_hub.model import DecisionKind, ReviewState, VersionRef
from content_hub.storage.queries import ActorOf, RenditionsOf, Reviews

__all__ = ["REVIEWS"]

CommentNumber = Annotated[int, PathParameter(ge=1, le=2**31 - 1)]
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
    """What is said, and of which block, field and span."""

    text: str
    block: str | None = None
    pointer: str | None = None
    start: Annotated[int, Meta(ge=0, le=2**31 - 1)] | None = None
    end: Annotated[int, Meta(ge=0, le=2**31 - 1)] | None = None


class LoadShown(Struct, frozen=True, kw_only=True):
    """What waits for whom, the most first."""

    items: tuple[Load, ...]


class ChangesShown(Struct, frozen=True, kw_only=True):
    """Each submitted version beside what is live of its block."""

    items: tuple[VersionChanges, ...]


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
    overdue: FromQuery[bool] = False,
    waiting: FromQuery[bool] = False,
    approver: Annotated[str | None, QueryParameter(max_length=100)] = None,
    limit: Limit = 50,
    cursor: Cursor = None,
) -> Response[Listed[ReviewShown]]:
    """List the reviews of a brand, newest first.

    With `mine` those that the caller submitted, with `overdue` those whose step is overdue, with `waiting` those that
    wait for the caller's decision, with `approver` those that wait for this actor's.
    """
    found = await brand_for(request.hub, request.caller, brand)
    decider = await _decider(request, found.key, approver=approver, waiting=waiting)
    query = Reviews(
        brand=found.key,
        state=standing,
        person=request.caller.person if mine else None,
        overdue_at=request.now if overdue else None,
        waits_for=None if decider is None else decider[0],
        roles=() if decider is None else decider[1],
        now=None if decider is None else request.now,
        limit=limit,
        cursor=cursor,
    )
    page = await request.hub.store.list(query)
    return await listed_each(request, page, lambda review: review_shown(request, review))


async def _decider(
    request: HubRequest, brand: str, *, approver: str | None, waiting: bool
) -> tuple[str, tuple[str, ...]] | None:
    """Tell for whose decision reviews are to wait, and the roles that they hold."""
    if waiting:
        return request.caller.person, tuple(sorted(request.caller.roles_in(brand)))
    if approver is None:
        return None
    actor = await request.hub.store.facts(ActorOf(id=approver))
    roles = {} if actor is None or actor.suspended else actor.roles
    return approver, tuple(sorted({*roles.get(brand, ()), *roles.get("*", ())}))


@get("/v1/brands/{brand:str}/reviews/load", operation_id="reviewLoad", tags=["reviews"])
async def get_load(brand: FromPath[str], request: HubRequest) -> Response[LoadShown]:
    """Say how many reviews wait for whom, and how many of them are overdue."""
    loads = await review_load(request.hub, LoadOf(brand=brand), caller=request.caller, now=request.now)
    return Response(LoadShown(items=loads))


@get(_REVIEW + "/changes", operation_id="getReviewChanges", tags=["reviews"])
async def get_changes(brand: FromPath[str], review: FromPath[str], request: HubRequest) -> Response[ChangesShown]:
    """Show what the submitted versions have different from what is live: facts by field, texts word by word."""
    command = ChangesOf(brand=brand, review=review)
    found = await review_changes(request.hub, command, caller=request.caller, now=request.now)
    return Response(ChangesShown(items=found))


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
    command = AddComment(
        brand=brand,
        review=review,
        text=data.text,
        block=data.block,
        pointer=data.pointer,
        start=data.start,
        end=data.end,
    )
    commented = await comment(request.hub, command, caller=request.caller, now=request.now)
    return Response(await review_shown(request, commented), status_code=201)


@post(_REVIEW + "/comments/{comment:int}/resolve", operation_id="resolveComment", tags=["reviews"], status_code=200)
async def post_resolve(
    brand: FromPath[str], review: FromPath[str], comment: CommentNumber, request: HubRequest
) -> Response[ReviewShown]:
    """Settle a comment, by its id: what is settled is not carried over to the next review."""
    command = ResolveComment(brand=brand, review=review, number=comment)
    resolved = await resolve_comment(request.hub, command, caller=request.caller, now=request.now)
    return Response(await review_shown(request, resolved))


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
    get_load,
    get_changes,
    post_resolve,
    get_review,
    get_review_rendition,
    post_decision,
    post_comment,
    post_withdraw_review,
)
