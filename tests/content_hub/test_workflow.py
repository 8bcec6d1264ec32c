import tomllib
from importlib import resources

import pytest

from content_hub.errors import WrongState
from content_hub.model import Decision, DecisionKind, ReviewState, Step, WorkflowStep
from content_hub.workflow import STANDARD, approvals_missing, next_step, review_machine, step, steps_for
from tests.journeys.corridor import NOW

BRAND_STEP = WorkflowStep(name="brand", role="approver")
LEGAL_STEP = WorkflowStep(name="legal", role="legal", components=("offer",), due_hours=48)


def table() -> list[dict[str, str]]:
    text = resources.files("content_hub").joinpath("workflows/review.toml").read_text("utf-8")
    rows: list[dict[str, str]] = tomllib.loads(text)["rows"]
    return rows


def reachable_from(start: str) -> set[str]:
    found, waiting = {start}, [start]
    while waiting:
        state = waiting.pop()
        further = {row["to"] for row in table() if row["from"] == state} - found
        found |= further
        waiting += further
    return found


def test_every_state_of_a_review_is_reached_from_its_start() -> None:
    assert reachable_from(review_machine().start) == set(ReviewState)


def test_every_state_of_a_review_leads_to_an_end() -> None:
    ends = set(ReviewState) - {row["from"] for row in table()}
    assert ends == {"withdrawn", "changes-requested", "published"}
    assert all(reachable_from(state) & ends for state in ReviewState)


def test_the_table_says_each_thing_once() -> None:
    places = [(row["from"], row["on"]) for row in table()]
    assert len(places) == len(set(places)) == len(review_machine().rows)


def test_nothing_but_the_last_approval_leads_to_approved() -> None:
    into = {(row["from"], row["on"]) for row in table() if row["to"] == "approved" and row["from"] != "approved"}
    assert into == {("open", "last-step-approved")}


def test_nothing_but_approved_is_published() -> None:
    assert {row["from"] for row in table() if row["to"] == "published"} == {"approved"}


def test_what_is_over_stays_over_and_the_refusal_names_its_state() -> None:
    with pytest.raises(WrongState) as caught:
        step(review_machine(), ReviewState.PUBLISHED, "withdraw")
    assert caught.value.members == {"state": "published"}
    assert "published" in caught.value.en
    assert "published" in caught.value.de


def chosen(*, components: set[str], locales: set[str] | None = None, channels: set[str] | None = None) -> list[str]:
    legal_in_austria = WorkflowStep(name="austria", role="legal", locales=("de-AT",), channels=("push",))
    workflow = (BRAND_STEP, LEGAL_STEP, legal_in_austria)
    steps = steps_for(workflow, components=components, locales=locales or {"de-DE"}, channels=channels or {"web"})
    return [item.name for item in steps]


def test_legal_sees_offers_only() -> None:
    assert chosen(components={"message"}) == ["brand"]
    assert chosen(components={"message", "offer"}) == ["brand", "legal"]


def test_several_conditions_of_a_step_must_all_hold() -> None:
    assert chosen(components={"message"}, locales={"de-AT"}) == ["brand"]
    assert chosen(components={"message"}, channels={"push"}) == ["brand"]
    assert chosen(components={"message"}, locales={"de-AT"}, channels={"push", "web"}) == ["brand", "austria"]


def test_where_no_step_is_meant_the_standard_step_stays_so_that_nothing_goes_unseen() -> None:
    for workflow in ((), (LEGAL_STEP,)):
        steps = steps_for(workflow, components={"message"}, locales={"de-DE"}, channels={"web"})
        assert steps == (Step(name=STANDARD[0].name, role="approver"),)


def test_a_step_keeps_what_the_brand_says_of_it() -> None:
    (only,) = steps_for((LEGAL_STEP,), components={"offer"}, locales=(), channels=())
    assert only == Step(name="legal", role="legal", approvals=1, due_hours=48)


def said(person: str, *, kind: DecisionKind = DecisionKind.APPROVE, at: str = "brand", manifest: str = "m") -> Decision:
    return Decision(actor=f"{person}-laptop", person=person, decision=kind, step=at, manifest=manifest, at=NOW)


TWO_OF_THEM = Step(name="brand", role="approver", approvals=2)


@pytest.mark.parametrize(
    ("decisions", "missing"),
    [
        ((), 2),
        ((said("arno"),), 1),
        ((said("arno"), said("arno")), 1),
        ((said("arno"), said("lea")), 0),
        ((said("arno"), said("lea"), said("mara")), 0),
        ((said("arno"), said("lea", at="legal")), 1),
        ((said("arno"), said("lea", manifest="older")), 1),
        ((said("arno"), said("lea", kind=DecisionKind.REQUEST_CHANGES)), 1),
    ],
    ids=["none", "one", "one-twice", "two", "three", "other-step", "other-manifest", "an-objection"],
)
def test_approvals_count_persons_who_approved_this_manifest_at_this_step(
    decisions: tuple[Decision, ...], missing: int
) -> None:
    assert approvals_missing(TWO_OF_THEM, decisions, "m") == missing


def test_after_the_last_step_there_is_none() -> None:
    steps = (Step(name="brand", role="approver"), Step(name="legal", role="legal"))
    assert next_step(steps, "brand") == steps[1]
    assert next_step(steps, "legal") is None
