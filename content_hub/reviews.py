"""Renditions, the manifest that names them, and the review that approves it."""

import enum
from datetime import datetime, timedelta

from msgspec import Struct

from content_hub.blocks import RulesetRef, VersionRef

__all__ = [
    "Comment",
    "Covered",
    "Decision",
    "DecisionKind",
    "Manifest",
    "ManifestRendition",
    "Reference",
    "Review",
    "ReviewState",
    "Step",
    "StoredRendition",
]


class StoredRendition(Struct, frozen=True, kw_only=True):
    """Finished bytes by digest, with what the renderer knows of them (msgpack of `components.model.Drawn`)."""

    digest: str
    media_type: str
    body: bytes
    drawn: bytes


class ManifestRendition(Struct, frozen=True, kw_only=True):
    """One rendition that a review covers; `changed` is against what is live.

    What ends in time is approved in both forms: `valid_until` and the digest of the bytes that follow.
    """

    block: str
    version: int
    channel: str
    format: str
    locale: str
    profile: str | None
    dialect: str
    digest: str
    media_type: str
    bytes: int
    changed: bool
    valid_until: datetime | None = None
    next_digest: str | None = None


class Manifest(Struct, frozen=True, kw_only=True):
    """All renditions of a review. `digest` covers bytes, content, references and assets."""

    digest: str
    ruleset: RulesetRef
    renditions: tuple[ManifestRendition, ...]


class Reference(Struct, frozen=True, kw_only=True, order=True):
    """The version of another block that was rendered into a locale."""

    locale: str
    block: str
    version: int


class Covered(Struct, frozen=True, kw_only=True):
    """One version that a review rendered: one that was submitted, or one that uses it and will look different.

    `references` is what its bytes were made of, `assets` the pictures in them.
    """

    block: str
    version: int
    digest: str
    locales: tuple[str, ...]
    submitted: bool
    references: tuple[Reference, ...] = ()
    assets: tuple[str, ...] = ()


class ReviewState(enum.StrEnum):
    """Where a review stands."""

    RENDERING = "rendering"
    OPEN = "open"
    APPROVED = "approved"
    CHANGES_REQUESTED = "changes-requested"
    WITHDRAWN = "withdrawn"
    PUBLISHED = "published"


class DecisionKind(enum.StrEnum):
    """What one person says to a manifest."""

    APPROVE = "approve"
    REQUEST_CHANGES = "request-changes"


class Decision(Struct, frozen=True, kw_only=True):
    """What one person said at one step to one manifest.

    `issuer` is the person who issued the link that was used: the two count as one at that step.
    """

    actor: str
    person: str
    decision: DecisionKind
    step: str
    manifest: str
    at: datetime
    comment: str | None = None
    issuer: str | None = None


class Comment(Struct, frozen=True, kw_only=True):
    """A remark in a review, at a field where it names one, and at a span of it where it names that.

    `resolved_by` is who settled it. `carried_from` is the review in which it was said first.
    """

    actor: str
    text: str
    at: datetime
    block: str | None = None
    pointer: str | None = None
    start: int | None = None
    end: int | None = None
    resolved_by: str | None = None
    carried_from: str | None = None


class Step(Struct, frozen=True, kw_only=True):
    """One step of the workflow that a review began with."""

    name: str
    role: str
    approvals: int = 1
    due_hours: float | None = None
    escalate: str | None = None

    def due_from(self, begun: datetime) -> datetime | None:
        """Tell when a step that began then is overdue."""
        return None if self.due_hours is None else begun + timedelta(hours=self.due_hours)

    def roles_at(self, due: datetime | None, now: datetime) -> tuple[str, ...]:
        """Tell who may decide: the step's role, and once it is overdue also the one that it escalates to."""
        is_overdue = due is not None and due <= now
        return (self.role, self.escalate) if is_overdue and self.escalate is not None else (self.role,)


class Review(Struct, frozen=True, kw_only=True):
    """One round on one or more versions. It keeps the workflow (`steps`) that it began with.

    `authors` are the persons who wrote a version since the last live one or submitted: they never decide on it.
    `due` is when the present step is overdue, `is_announced` whether the log has said that it is.
    `report` is the encoded `brand.model.Report` (JSON) of sources and renditions.
    """

    brand: str
    id: str
    versions: tuple[VersionRef, ...]
    locales: tuple[str, ...]
    state: ReviewState
    step: str | None
    manifest: Manifest
    covers: tuple[Covered, ...]
    steps: tuple[Step, ...]
    authors: tuple[str, ...]
    actor: str
    created: datetime
    report: bytes
    decisions: tuple[Decision, ...] = ()
    comments: tuple[Comment, ...] = ()
    note: str | None = None
    due: datetime | None = None
    is_announced: bool = False
    revision: int = 1
