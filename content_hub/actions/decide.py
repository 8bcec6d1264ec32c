"""Decide on a review: one person, one step, one manifest, never their own work."""

from collections.abc import Collection
from datetime import datetime

import msgspec
from msgspec import Struct

from content_hub.actions.access import brand_for, require_role
from content_hub.actions.retrying import decided_anew
from content_hub.actions.reviewing import Act, commit_review, load_review
from content_hub.errors import Forbidden, FourEyes, ManifestChanged, WrongState
from content_hub.hub import Hub
from content_hub.model import ActorKind, Caller, Decision, DecisionKind, Review, ReviewState, Step
from content_hub.workflow import approvals_missing, next_step, review_machine, step

__all__ = ["Decide", "check_undecided", "current_step", "decide", "decide_review"]


class Decide(Struct, frozen=True, kw_only=True):
    """What the caller says to exactly this manifest; `issuer` is who issued the link that is used, if one is."""

    brand: str
    review: str
    decision: DecisionKind
    manifest: str
    comment: str | None = None
    issuer: str | None = None


async def decide(hub: Hub, command: Decide, *, caller: Caller, now: datetime) -> Review:
    """Approve a manifest or request changes.

    Raises:
        NotFound: no such review.
        WrongState: the review is not open, or this person approved this step already.
        ManifestChanged: the decision names another manifest.
        Forbidden: not the role of the current step, or no person.
        FourEyes: the caller wrote or submitted what is decided on.
        Conflict: others kept acting on the review or its blocks.
    """
    await brand_for(hub, caller, command.brand)

    async def attempt() -> Review:
        review = await load_review(hub, command.brand, command.review)
        after = decide_review(review, command, caller=caller, now=now)
        data = {"decision": str(command.decision), "manifest": command.manifest, "decided_step": review.step}
        act = Act(type="review.decided", caller=caller, now=now, data=data)
        await commit_review(hub, review, after, act)
        return after

    return await decided_anew(attempt)


def decide_review(review: Review, command: Decide, *, caller: Caller, now: datetime) -> Review:
    """Tell the review after a decision; pure."""
    current = current_step(review)
    _check_may_decide(review, current, command, caller=caller, now=now)
    decision = Decision(
        actor=caller.actor,
        person=caller.person,
        decision=command.decision,
        step=current.name,
        manifest=command.manifest,
        at=now,
        comment=command.comment,
        issuer=command.issuer,
    )
    decisions = (*review.decisions, decision)
    machine = review_machine()
    if command.decision is DecisionKind.REQUEST_CHANGES:
        state, following = step(machine, review.state, "request-changes"), None
    elif approvals_missing(current, decisions, review.manifest.digest):
        state, following = step(machine, review.state, "step-approved"), current.name
    else:
        later = next_step(review.steps, current.name)
        state = step(machine, review.state, "step-approved" if later else "last-step-approved")
        following = later.name if later else None
    after = msgspec.structs.replace(
        review, state=state, step=following, decisions=decisions, revision=review.revision + 1
    )
    return after if following == review.step else _at_next_step(after, now)


def _at_next_step(review: Review, now: datetime) -> Review:
    """Begin the time of the step that follows, or stop it."""
    following = next((item for item in review.steps if item.name == review.step), None)
    due = None if following is None else following.due_from(now)
    return msgspec.structs.replace(review, due=due, is_announced=False)


def current_step(review: Review) -> Step:
    """Tell the step that is to be decided. Raise WrongState where there is none."""
    for item in review.steps:
        if review.state is ReviewState.OPEN and item.name == review.step:
            return item
    raise WrongState(
        de=f"Über diese Prüfrunde wird nicht mehr entschieden: sie ist „{review.state}“.",
        en=f"This review is no longer decided on: it is “{review.state}”.",
        members={"state": str(review.state)},
    )


def _check_may_decide(review: Review, current: Step, command: Decide, *, caller: Caller, now: datetime) -> None:
    if caller.kind is not ActorKind.PERSON:
        raise Forbidden(
            de="Nur Personen entscheiden; dieses Token gehört einem Dienst.",
            en="Only persons decide; this token belongs to a service.",
        )
    if caller.person in review.authors:
        raise FourEyes(
            de="Vier Augen: über eigene Texte und eigene Einreichungen entscheidet eine andere Person.",
            en="Four eyes: another person decides on what you wrote or submitted.",
        )
    require_role(caller, review.brand, current.roles_at(review.due, now))
    if command.manifest != review.manifest.digest:
        raise ManifestChanged(
            de="Die Entscheidung nennt ein anderes Manifest als das der Prüfrunde. Neu laden und noch einmal ansehen.",
            en="The decision names another manifest than the review's. Load it again and look once more.",
            members={"manifest": review.manifest.digest},
        )
    check_undecided(review, current, {caller.person, command.issuer})


def check_undecided(review: Review, current: Step, persons: Collection[str | None]) -> None:
    """Refuse who has decided at this step already, in person or by a link that they issued. Raise WrongState."""
    there = {
        person
        for item in review.decisions
        if item.step == current.name
        for person in (item.person, item.issuer)
        if person is not None
    }
    if not there.isdisjoint(persons):
        raise WrongState(
            de=f"Im Schritt „{current.name}“ hat diese Person, selbst oder über ihren Link, schon entschieden.",
            en=f"This person has decided at the step “{current.name}” already, in person or by a link of theirs.",
        )
