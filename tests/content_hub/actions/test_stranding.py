"""Who publishes at once is told of a scheduled release that would be stranded by it."""

import pytest

from content_hub.errors import ApprovalVoid
from tests.journeys.corridor import Corridor, a_footer, a_page
from tests.journeys.planner import Planner


def test_publishing_at_once_does_not_strand_a_release_that_is_scheduled(corridor: Corridor) -> None:
    corridor.go_live("footer", a_footer("Erste Fassung."), component="legal-footer")
    corridor.save("footer", a_footer("Zweite Fassung."), component="legal-footer")
    corridor.approved("footer")
    corridor.save("dezember", a_page("footer"), component="page")
    corridor.approved("dezember")
    release = Planner(corridor).schedule("dezember", at="2026-12-03T09:00")
    with pytest.raises(ApprovalVoid) as caught:
        corridor.publish("footer")
    assert caught.value.members["release"] == release.id
    corridor.save("footer", a_footer("Dritte Fassung."), component="legal-footer")
    corridor.approved("footer")
    corridor.publish("footer")
