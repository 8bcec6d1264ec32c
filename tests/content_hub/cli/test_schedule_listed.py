"""What people see of the schedule at the terminal."""

import pytest

from tests.content_hub.cli.conftest import Run
from tests.journeys.corridor import Corridor, a_message
from tests.journeys.planner import Planner


@pytest.fixture(autouse=True)
def here(run: Run, corridor: Corridor, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run commands over the corridor's store."""
    monkeypatch.setenv("CONTENT_HUB_STORE", f"sqlite:///{corridor.path}")
    return run


def test_planner_sees_what_is_to_come_the_next_one_first(run: Run, corridor: Corridor) -> None:
    planner = Planner(corridor)
    corridor.save("abende", a_message())
    corridor.approved("abende")
    planner.schedule("abende", at="2026-12-05T09:00", name="Advent")
    planner.schedule("abende", at="2026-12-04T09:00", until="2026-12-06T09:00")
    planner.at("2026-12-04 08:00")
    listed = run("schedule", "--brand", "nordlicht").output.splitlines()
    assert [line.partition(" ")[0] for line in listed] == ["2026-12-05T08:00:00Z", "2026-12-06T08:00:00Z"]
    assert "(2026-12-05T09:00 Europe/Berlin)  goes live: Advent – abende 1" in listed[0]
    assert "ends: planned-2 – abende 1" in listed[1]
    calendar = run("schedule", "--brand", "nordlicht", "--ical").output
    assert calendar.count("BEGIN:VEVENT") == 2
    assert "SUMMARY:▶ Advent" in calendar
    assert "SUMMARY:■ planned-2" in calendar


def test_where_nothing_is_planned_or_no_brand_is_there_people_are_told_so(run: Run) -> None:
    assert "Nothing is scheduled." in run("schedule", "--brand", "nordlicht").output
    assert "There is no brand" in run("schedule", "--brand", "elsewhere", exit_code=2).output
