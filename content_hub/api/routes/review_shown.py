"""A review as answers show it."""

from datetime import datetime
from typing import Any

from msgspec import Struct

from content_hub.actions.review_report import review_report
from content_hub.api.request import HubRequest
from content_hub.api.waiver_shown import WaiverShown, waiver_shown
from content_hub.api.wording import report_shown
from content_hub.model import (
    Comment,
    Decision,
    DecisionKind,
    ManifestRendition,
    Review,
    ReviewState,
    RulesetRef,
    Step,
    VersionRef,
)

__all__ = ["ReviewShown", "review_shown"]


class ManifestShown(Struct, frozen=True, kw_only=True):
    """All renditions that the review covers; `digest` is what decisions name."""

    digest: str
    ruleset: RulesetRef
    renditions: tuple[ManifestRendition, ...]


class DecisionShown(Struct, frozen=True, kw_only=True):
    """What one person said at one step."""

    actor: str
    decision: DecisionKind
    step: str
    manifest: str
    comment: str | None
    at: datetime


class CommentShown(Struct, frozen=True, kw_only=True):
    """A remark, at a field and a span where it names them. `carried_from` is the review that it was said in first."""

    actor: str
    id: str
    text: str
    block: str | None
    pointer: str | None
    start: int | None
    end: int | None
    at: datetime
    resolved_by: str | None
    carried_from: str | None


class ReviewShown(Struct, frozen=True, kw_only=True):
    """A review: what it covers, where it stands, what was found and said."""

    id: str
    versions: tuple[VersionRef, ...]
    locales: tuple[str, ...]
    state: ReviewState
    step: str | None
    steps: tuple[Step, ...]
    due: datetime | None
    overdue: bool
    manifest: ManifestShown
    report: dict[str, Any]
    waivers: list[WaiverShown]
    decisions: list[DecisionShown]
    comments: list[CommentShown]
    note: str | None
    actor: str
    created: datetime


async def review_shown(request: HubRequest, review: Review) -> ReviewShown:
    """Show a review, its findings in the reader's language, with the waivers that hold now."""
    report, waivers = await review_report(request.hub, review, now=request.now)
    return ReviewShown(
        id=review.id,
        versions=review.versions,
        locales=review.locales,
        state=review.state,
        step=review.step,
        steps=review.steps,
        due=review.due,
        overdue=review.state is ReviewState.OPEN and review.due is not None and review.due <= request.now,
        manifest=ManifestShown(
            digest=review.manifest.digest, ruleset=review.manifest.ruleset, renditions=review.manifest.renditions
        ),
        report=report_shown(report, request.language),
        waivers=[waiver_shown(waiver, request.language, now=request.now) for waiver in waivers],
        decisions=[_decision(decision) for decision in review.decisions],
        comments=[_comment(number, comment) for number, comment in enumerate(review.comments, 1)],
        note=review.note,
        actor=review.actor,
        created=review.created,
    )


def _decision(decision: Decision) -> DecisionShown:
    return DecisionShown(
        actor=decision.actor,
        decision=decision.decision,
        step=decision.step,
        manifest=decision.manifest,
        comment=decision.comment,
        at=decision.at,
    )


def _comment(number: int, comment: Comment) -> CommentShown:
    return CommentShown(
        id=str(number),
        actor=comment.actor,
        text=comment.text,
        block=comment.block,
        pointer=comment.pointer,
        start=comment.start,
        end=comment.end,
        at=comment.at,
        resolved_by=comment.resolved_by,
        carried_from=comment.carried_from,
    )
