"""The approval machine: states and events are a table in `workflows/review.toml`, the code has one `step`."""

import functools
import tomllib
from collections.abc import Collection, Mapping
from importlib import resources

from msgspec import Struct

from content_hub.errors import WrongState
from content_hub.model import Decision, DecisionKind, ReviewState, Step, WorkflowStep

__all__ = ["STANDARD", "Machine", "approvals_missing", "next_step", "review_machine", "step", "steps_for"]

STANDARD = (WorkflowStep(name="brand", role="approver"),)
"""The workflow of a brand that states none: one approver who neither wrote nor submitted it."""


class Machine(Struct, frozen=True, kw_only=True):
    """A start and a table from (state, event) to the next state."""

    start: ReviewState
    rows: Mapping[tuple[ReviewState, str], ReviewState]


@functools.cache
def review_machine() -> Machine:
    """Read the table of a review's life."""
    text = resources.files("content_hub").joinpath("workflows/review.toml").read_text("utf-8")
    table = tomllib.loads(text)
    rows = {(ReviewState(row["from"]), row["on"]): ReviewState(row["to"]) for row in table["rows"]}
    return Machine(start=ReviewState(table["start"]), rows=rows)


def step(machine: Machine, state: ReviewState, event: str) -> ReviewState:
    """Tell the state after an event. Raise WrongState where the table has no row for it."""
    following = machine.rows.get((state, event))
    if following is None:
        raise WrongState(
            de=f"Die Prüfrunde ist im Zustand „{state}“, dort ist „{event}“ nicht möglich.",
            en=f"The review is in state “{state}”, where “{event}” is not possible.",
            members={"state": str(state)},
        )
    return following


def steps_for(
    workflow: tuple[WorkflowStep, ...],
    *,
    components: Collection[str],
    locales: Collection[str],
    channels: Collection[str],
) -> tuple[Step, ...]:
    """Choose the steps that a review needs. Where no condition holds, the standard step stays: nothing goes unseen."""
    chosen = [
        item
        for item in workflow
        if _meets(item.components, components) and _meets(item.locales, locales) and _meets(item.channels, channels)
    ]
    return tuple(
        Step(
            name=item.name,
            role=item.role,
            approvals=item.approvals,
            due_hours=item.due_hours,
            escalate=item.escalate,
        )
        for item in chosen or STANDARD
    )


def _meets(wanted: tuple[str, ...], present: Collection[str]) -> bool:
    return not wanted or any(item in present for item in wanted)


def approvals_missing(current: Step, decisions: Collection[Decision], manifest: str) -> int:
    """Count how many more persons must approve this manifest at this step; a person counts once."""
    persons = {
        decision.person
        for decision in decisions
        if decision.step == current.name and decision.manifest == manifest and decision.decision is DecisionKind.APPROVE
    }
    return max(0, current.approvals - len(persons))


def next_step(steps: tuple[Step, ...], current: str) -> Step | None:
    """Tell the step after this one; None after the last."""
    names = [item.name for item in steps]
    following = names.index(current) + 1
    return steps[following] if following < len(steps) else None
