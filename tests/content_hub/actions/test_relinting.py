"""When rules come into force, everything live is judged anew beside the daily work, and one sees how far it is."""

from datetime import timedelta

import pytest

from content_hub.actions import relint as module
from content_hub.actions.activate_ruleset import Activate, Existing, activate_ruleset
from content_hub.actions.relint import relint_some
from content_hub.relints import Relint
from content_hub.storage.relint_queries import RelintOf
from tests.content_hub.actions.test_rulesets import NO_EVENINGS, a_pack, upload
from tests.journeys.corridor import BRAND, MARA, NOW, Corridor, a_message

LATER = NOW + timedelta(days=100)


@pytest.fixture
def strict(corridor: Corridor, monkeypatch: pytest.MonkeyPatch) -> Corridor:
    """Three live blocks, one of which the new rules find fault with; pages of one block."""
    monkeypatch.setattr(module, "_PAGE", 1)
    for key, headline in (("a", "Licht"), ("abende", "Die langen Abende"), ("b", "Licht")):
        corridor.go_live(key, {**a_message(headline), "channels": ["web"]})
    number = upload(corridor, a_pack(voice=NO_EVENINGS)).number
    command = Activate(brand=BRAND, number=number, existing=Existing.WAIVE)
    corridor.do(activate_ruleset(corridor.hub, command, caller=MARA, now=NOW))
    return corridor


def state(corridor: Corridor, number: int = 2) -> Relint:
    found = corridor.facts(RelintOf(brand=BRAND, number=number))
    assert found is not None
    return found


def test_progress_is_seen_page_by_page_and_what_is_open_is_listed(strict: Corridor) -> None:
    assert (state(strict).state, state(strict).done, state(strict).total) == ("running", 0, 3)
    done = [strict.do(relint_some(strict.hub, now=LATER)) for _ in range(5)]
    assert done == [True, True, True, True, False]  # the first leaves the rules alone that are not in force any more
    found = state(strict)
    assert (found.state, found.done, found.finished) == ("done", 3, LATER)
    assert [(item.block, item.errors) for item in found.blocks if item.errors] == [("abende", 1)]


def test_workers_share_the_pages_and_the_end_of_it_is_told_once(strict: Corridor) -> None:
    for _ in range(4):
        strict.together(*(relint_some(strict.hub, now=NOW) for _ in range(3)))
    assert (state(strict).state, state(strict).done) == ("done", 3)
    assert all(item.errors == 0 for item in state(strict).blocks)


def test_rules_that_are_not_in_force_any_more_are_left_alone(strict: Corridor) -> None:
    strict.do(activate_ruleset(strict.hub, Activate(brand=BRAND, number=1), caller=MARA, now=NOW))
    while strict.do(relint_some(strict.hub, now=NOW)):
        pass
    assert (state(strict).state, state(strict).done) == ("superseded", 0)
    assert (state(strict, 1).state, state(strict, 1).done) == ("done", 3)
