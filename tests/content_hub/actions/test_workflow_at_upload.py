"""A workflow is walked when it is uploaded: what can never be reached is refused, what surprises is told."""

import pytest

from content_hub.actions.workflow_faults import step_notes
from content_hub.errors import PackRejected
from content_hub.model import WorkflowStep
from tests.content_hub.actions.test_rulesets import a_pack, upload
from tests.journeys.corridor import BRAND, Corridor


def notes(corridor: Corridor, *steps: WorkflowStep) -> list[str]:
    return [note.en for note in corridor.do(step_notes(corridor.hub, BRAND, steps))]


@pytest.mark.parametrize(
    ("step", "reason"),
    [
        ('components = ["ofer"]', "there is no component “ofer”"),
        ('escalate = "brand_manager"', "without `due_hours` the step is never overdue"),
        ('due_hours = 4\nescalate = "approver"', "is the role of the step already"),
        ("due_hours = 0", "due_hours"),
        ("approvals = 0", "approvals"),
        ('channels = ["fax"]', "fax"),
        ('locales = ["fr-FR"]', "fr-FR"),
    ],
)
def test_step_that_nothing_leads_to_is_refused(corridor: Corridor, step: str, reason: str) -> None:
    with pytest.raises(PackRejected) as caught:
        upload(corridor, a_pack(workflow=f'[[steps]]\nname = "brand"\nrole = "approver"\n{step}\n'))
    (fault,) = caught.value.faults
    assert fault.pointer.startswith("/workflow.toml")
    assert reason in fault.en


def test_surprises_are_told(corridor: Corridor) -> None:
    brand = WorkflowStep(name="brand", role="approver")
    assert notes(corridor, brand) == []
    (lonely,) = notes(corridor, WorkflowStep(name="legal", role="legal", components=("offer",)))
    assert "Every step has conditions" in lonely
    (few,) = notes(corridor, WorkflowStep(name="legal", role="legal", approvals=2))
    assert "needs 2 × legal; so many hold it: 1" in few
