"""Before new rules are in force a brand manager sees what they would find, and may give live blocks time."""

from datetime import datetime, timedelta

import pytest

from content_hub.actions.activate_ruleset import Activate, Activated, Existing, activate_ruleset
from content_hub.actions.simulate_ruleset import Simulate, Simulated, simulate_ruleset
from content_hub.actions.upload_ruleset import UploadRuleset, upload_ruleset
from content_hub.errors import Forbidden, GateFailed, Invalid, NotFound
from content_hub.model import Caller, Ruleset
from content_hub.storage.queries import BrandOf
from content_hub.storage.waiver_queries import WaiversOn
from tests.content_hub.actions.test_rulesets import NO_EVENINGS, a_pack, active, upload
from tests.journeys.corridor import BRAND, MARA, NOW, WANDA, Corridor, a_message


def simulate(corridor: Corridor, number: int, *, by: Caller = MARA) -> Simulated:
    return corridor.do(simulate_ruleset(corridor.hub, Simulate(brand=BRAND, number=number), caller=by, now=NOW))


def waive(corridor: Corridor, number: int, *, until: datetime | None = None) -> Activated:
    command = Activate(brand=BRAND, number=number, existing=Existing.WAIVE, waive_until=until)
    return corridor.do(activate_ruleset(corridor.hub, command, caller=MARA, now=NOW))


def test_simulation_says_what_would_be_new_gone_and_the_same_and_changes_nothing(corridor: Corridor) -> None:
    corridor.go_live("abende", a_message("Die langen Abende"))
    corridor.go_live("licht", a_message("Licht"))
    corridor.save("entwurf", a_message("Noch ein Abend"))
    ruleset = upload(corridor, a_pack(voice=NO_EVENINGS))
    before = corridor.position()
    found = simulate(corridor, ruleset.number)
    new = [(finding.block, finding.rule, finding.locale, finding.quote) for finding in found.new]
    assert ("abende", "tone/avoided-term", "de-DE", "Abende") in new
    assert {finding.block for finding in found.new if finding.rule == "tone/avoided-term"} == {"abende"}
    assert (found.new_count, found.gone_count, found.blocks) == (len(found.new), len(found.gone), 2)
    assert (corridor.position(), active(corridor)) == (before, 1)
    same = simulate(corridor, 1)
    assert (same.new, same.gone) == ((), ())


def test_live_blocks_are_given_time_and_drafts_are_not(corridor: Corridor) -> None:
    corridor.go_live("abende", a_message("Die langen Abende"))
    live = corridor.live("abende")
    corridor.save("entwurf", a_message("Noch ein Abend"))
    ruleset = upload(corridor, a_pack(voice=NO_EVENINGS))
    activated = waive(corridor, ruleset.number, until=NOW + timedelta(days=7))
    assert [(item.block, item.locale, item.state) for item in activated.waivers] == [("abende", "de-DE", "granted")]
    assert activated.waivers == corridor.facts(WaiversOn(brand=BRAND, blocks=("abende", "entwurf")))
    assert (active(corridor), corridor.live("abende")) == (ruleset.number, live)
    with pytest.raises(GateFailed):
        corridor.submit("entwurf")
    corridor.save("abende", a_message("Die langen Abende", cta_url="https://nordlicht.example/neu"))
    corridor.approved("abende")
    corridor.publish("abende")


def test_withdrawing_and_mending_are_never_held_up(corridor: Corridor) -> None:
    corridor.go_live("abende", a_message("Die langen Abende"))
    waive(corridor, upload(corridor, a_pack(voice=NO_EVENINGS)).number)
    corridor.save("abende", a_message("Die langen Nächte"))
    corridor.approved("abende")
    corridor.publish("abende")
    corridor.withdraw("abende")


@pytest.mark.parametrize("until", [NOW, NOW - timedelta(days=1), NOW + timedelta(days=5000)])
def test_time_that_is_none_is_refused(corridor: Corridor, until: datetime) -> None:
    with pytest.raises(Invalid):
        waive(corridor, 1, until=until)


def test_only_a_brand_manager_simulates(corridor: Corridor) -> None:
    with pytest.raises(Forbidden):
        simulate(corridor, 1, by=WANDA)
    with pytest.raises(NotFound):
        simulate(corridor, 9)


def test_packs_uploaded_at_the_same_moment_all_get_their_number(corridor: Corridor) -> None:
    packs = [a_pack(voice=NO_EVENINGS.replace("Abend", word)) for word in ("Keller", "Garten", "Fenster")]
    commands = [UploadRuleset(brand=BRAND, pack=pack) for pack in packs]
    done = corridor.together(*(upload_ruleset(corridor.hub, one, caller=MARA, now=NOW) for one in commands))
    assert sorted(item.number for item in done if isinstance(item, Ruleset)) == [2, 3, 4]
    brand = corridor.facts(BrandOf(brand=BRAND))
    assert brand is not None
    assert brand.active == 1
