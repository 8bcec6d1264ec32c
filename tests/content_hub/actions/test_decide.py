"""What one person's decision makes of a review: pure, so no store is needed."""

import msgspec
import pytest

from content_hub.actions.decide import Decide, decide_review
from content_hub.errors import ContentHubError, Forbidden, FourEyes, ManifestChanged, WrongState
from content_hub.model import (
    Caller,
    DecisionKind,
    Manifest,
    Review,
    ReviewState,
    RulesetRef,
    Step,
    VersionRef,
)
from tests.journeys.corridor import ARNO, BRAND, LEA, NOW, WANDA, WILL, a_caller

MANIFEST = "sha256:m"
BRAND_STEP = Step(name="brand", role="approver")
LEGAL_STEP = Step(name="legal", role="legal")


def a_review(*steps: Step, **parts: object) -> Review:
    steps = steps or (BRAND_STEP,)
    review = Review(
        brand=BRAND,
        id="review-1",
        versions=(VersionRef(block="abende", version=1),),
        locales=("de-DE",),
        state=ReviewState.OPEN,
        step=steps[0].name,
        manifest=Manifest(digest=MANIFEST, ruleset=RulesetRef(version=1, digest="sha256:r"), renditions=()),
        covers=(),
        steps=steps,
        authors=("wanda", "will"),
        actor="wanda",
        created=NOW,
        report=b"{}",
    )
    return msgspec.structs.replace(review, **parts)


def says(review: Review, by: Caller, kind: DecisionKind = DecisionKind.APPROVE, *, manifest: str = MANIFEST) -> Review:
    command = Decide(brand=BRAND, review=review.id, decision=kind, manifest=manifest, comment="gut")
    return decide_review(review, command, caller=by, now=NOW)


def test_one_approval_of_the_only_step_approves() -> None:
    after = says(a_review(), ARNO)
    assert (after.state, after.step, after.revision) == (ReviewState.APPROVED, None, 2)
    (decision,) = after.decisions
    assert (decision.actor, decision.person, decision.step) == ("arno", "arno", "brand")
    assert (decision.manifest, decision.comment, decision.at) == (MANIFEST, "gut", NOW)


def test_each_step_is_asked_in_its_turn() -> None:
    after_brand = says(a_review(BRAND_STEP, LEGAL_STEP), ARNO)
    assert (after_brand.state, after_brand.step) == (ReviewState.OPEN, "legal")
    with pytest.raises(Forbidden):
        says(after_brand, a_caller("olga", "approver"))
    after_legal = says(after_brand, LEA)
    assert (after_legal.state, after_legal.step) == (ReviewState.APPROVED, None)


def test_legal_does_not_speak_before_its_turn() -> None:
    with pytest.raises(Forbidden) as caught:
        says(a_review(BRAND_STEP, LEGAL_STEP), LEA)
    assert caught.value.members["roles"] == ["approver"]


def test_two_approvals_mean_two_persons() -> None:
    two = msgspec.structs.replace(BRAND_STEP, approvals=2)
    after_one = says(a_review(two), ARNO)
    assert (after_one.state, after_one.step) == (ReviewState.OPEN, "brand")
    with pytest.raises(WrongState):
        says(after_one, ARNO)
    assert says(after_one, a_caller("olga", "approver")).state is ReviewState.APPROVED


def test_a_request_for_changes_ends_the_round_at_any_step() -> None:
    for review, by in ((a_review(), ARNO), (says(a_review(BRAND_STEP, LEGAL_STEP), ARNO), LEA)):
        after = says(review, by, DecisionKind.REQUEST_CHANGES)
        assert (after.state, after.step) == (ReviewState.CHANGES_REQUESTED, None)


AUTHORS_OTHER_TOKEN = msgspec.structs.replace(a_caller("wanda-phone", "approver"), person="wanda")
AUTHORS_BOT = a_caller("bot", "approver", owner="will")


@pytest.mark.parametrize(
    ("by", "refusal"),
    [
        (WANDA, FourEyes),
        (WILL, FourEyes),
        (AUTHORS_OTHER_TOKEN, FourEyes),
        (AUTHORS_BOT, Forbidden),
        (a_caller("bot", "approver", owner="arno"), Forbidden),
        (a_caller("paul", "publisher", "writer", "brand_manager", "admin"), Forbidden),
        (msgspec.structs.replace(ARNO, roles={"sonnenschein": ("approver",)}), Forbidden),
    ],
    ids=["writer", "writer-who-may-approve", "by-another-token", "own-service", "others-service", "no-role", "brand"],
)
def test_who_may_not_decide_does_not(by: Caller, refusal: type[ContentHubError]) -> None:
    for kind in DecisionKind:
        with pytest.raises(refusal):
            says(a_review(), by, kind)


def test_a_role_in_all_brands_decides_in_this_one() -> None:
    everywhere = msgspec.structs.replace(ARNO, roles={"*": ("approver",)})
    assert says(a_review(), everywhere).state is ReviewState.APPROVED


def test_a_decision_on_another_manifest_names_the_right_one() -> None:
    with pytest.raises(ManifestChanged) as caught:
        says(a_review(), ARNO, manifest="sha256:older")
    assert caught.value.members == {"manifest": MANIFEST}


@pytest.mark.parametrize("state", [state for state in ReviewState if state is not ReviewState.OPEN])
def test_only_an_open_review_is_decided_on(state: ReviewState) -> None:
    with pytest.raises(WrongState) as caught:
        says(a_review(state=state), ARNO)
    assert caught.value.members == {"state": str(state)}
