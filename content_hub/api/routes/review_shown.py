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
    """A remark, at a field where it names one."""

    actor: str
    text: str
    block: str | None
    pointer: str | None
    at: datetime


class ReviewShown(Struct, frozen=True, kw_only=True):
    """A review: what it covers, where it stands, what was found and said."""

    id: str
    versions: tuple[VersionRef, ...]
    locales: tuple[str, ...]
    state: ReviewState
    step: str | None
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
        manifest=ManifestShown(
            digest=review.manifest.digest, ruleset=review.manifest.ruleset, renditions=review.manifest.renditions
        ),
        report=report_shown(report, request.language),
        waivers=[waiver_shown(waiver, request.language, now=request.now) for waiver in waivers],
        decisions=[_decision(decision) for decision in review.decisions],
        comments=[_comment(comment) for comment in review.comments],
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


def _comment(comment: Comment) -> CommentShown:
    return CommentShown(
        actor=comment.actor, text=comment.text, block=comment.block, pointer=comment.pointer, at=comment.at
    )
