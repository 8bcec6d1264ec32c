"""What a release brings back when it ends is compared, too, with what will be live beside it then."""

import pytest

from content_hub.schedules import AfterEnd
from tests.content_hub.actions.test_contradictions import approved, live, polarstern, refused, save
from tests.journeys.corridor import Corridor
from tests.journeys.planner import Planner


@pytest.fixture
def planner(corridor: Corridor) -> Planner:
    return Planner(corridor)


def test_price_that_would_come_back_beside_another_is_refused_when_it_is_scheduled(planner: Planner) -> None:
    live(planner, "polarstern", polarstern("149.90"))
    for key in ("polarstern", "advent"):
        save(planner, key, polarstern("129.90"))
    approved(planner, "polarstern", "advent")
    lasting = planner.schedule("polarstern", at="2026-12-02T09:00")
    planner.schedule("advent", at="2026-12-05T09:00")
    planner.cancel(lasting)
    findings = refused(
        planner.schedule, "polarstern", at="2026-12-02T09:00", until="2026-12-10T09:00", then=AfterEnd.PREVIOUS
    )
    assert {(finding.block, finding.version) for finding in findings} == {("polarstern", 1)}
    refused(planner.schedule, "polarstern", until="2026-12-10T09:00", then=AfterEnd.PREVIOUS)
    planner.schedule("polarstern", at="2026-12-02T09:00", until="2026-12-10T09:00", then=AfterEnd.WITHDRAW)
