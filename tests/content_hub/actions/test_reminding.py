"""What time brings about is said once in the log, by whichever worker is first."""

from datetime import datetime, timedelta

from content_hub.actions.remind import remind
from content_hub.storage.history_queries import Audit
from content_hub.storage.waiver_queries import WaiverOf
from tests.content_hub.actions.test_waivers import CHEAP, ask, error, grant
from tests.journeys.corridor import BRAND, NOW, Corridor, a_message

DAY = timedelta(days=1)


def reminded(corridor: Corridor, now: datetime) -> list[object]:
    """Let three workers remind at once."""
    return corridor.together(*(remind(corridor.hub, now=now) for _ in range(3)))


def told(corridor: Corridor, kind: str) -> list[str]:
    page = corridor.do(corridor.store.list(Audit(brand=BRAND, type=kind)))
    return [item.entry.subject for item in page.items]


def test_overdue_step_is_told_once_and_the_next_step_anew(corridor: Corridor) -> None:
    corridor.save("a", a_message())
    review = corridor.submit("a")
    assert reminded(corridor, NOW + DAY - timedelta(seconds=1)) == [0, 0, 0]
    assert sum(int(str(done)) for done in reminded(corridor, NOW + DAY)) == 1
    assert reminded(corridor, NOW + 2 * DAY) == [0, 0, 0]
    assert told(corridor, "review.overdue") == [f"reviews/{review.id}"]
    corridor.approve(review)


def test_waiver_is_told_before_it_expires_and_when_it_has(corridor: Corridor) -> None:
    corridor.save("abende", a_message(CHEAP))
    ask(corridor, error(corridor, "abende"), expires=NOW + 10 * DAY)
    assert reminded(corridor, NOW + 5 * DAY) == [0, 0, 0]
    grant(corridor)
    assert reminded(corridor, NOW + 2 * DAY) == [0, 0, 0]
    for days in (3, 4, 10, 11):
        reminded(corridor, NOW + days * DAY)
    assert told(corridor, "waiver.expiring") == ["waivers/waiver-1"]
    assert told(corridor, "waiver.ended") == ["waivers/waiver-1"]
    waiver = corridor.facts(WaiverOf(brand=BRAND, id="waiver-1"))
    assert waiver is not None
    assert (waiver.state, waiver.ended, waiver.ended_by) == ("ended", NOW + 10 * DAY, "system")
