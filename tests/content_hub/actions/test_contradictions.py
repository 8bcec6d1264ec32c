"""Two blocks never promise different things of one product at one time, and whoever tries is told of both."""

from typing import Any

import pytest

from brand.model import Finding
from content_hub.errors import GateFailed
from content_hub.schedules import AfterEnd
from tests.journeys.corridor import ARNO, LEA, Corridor, an_offer
from tests.journeys.planner import Planner

DAY = {"zone": "Europe/Berlin"}


@pytest.fixture
def planner(corridor: Corridor) -> Planner:
    return Planner(corridor)


def polarstern(amount: str = "149.90", **facts: Any) -> dict[str, Any]:
    """An offer of one product for the web, with its article number."""
    content: dict[str, Any] = an_offer(amount, channels=("web",))
    content["facts"] = {**content["facts"], "sku": "4711", **facts}
    return content


def save(planner: Planner, key: str, content: object) -> None:
    planner.corridor.save(key, content, component="offer")


def approved(planner: Planner, *keys: str) -> None:
    planner.corridor.approve(planner.corridor.submit(*keys), ARNO, LEA)


def live(planner: Planner, key: str, content: object) -> None:
    save(planner, key, content)
    approved(planner, key)
    planner.corridor.publish(key)


def refused(act: Any, *keys: str, **more: Any) -> list[Finding]:
    with pytest.raises(GateFailed) as caught:
        act(*keys, **more)
    findings = caught.value.members["findings"]
    assert isinstance(findings, tuple | list)
    assert {finding.rule for finding in findings} == {"facts/contradiction"}
    return list(findings)


def test_writer_who_states_another_price_than_a_live_block_is_told_of_both(planner: Planner) -> None:
    live(planner, "polarstern", polarstern("149.90"))
    save(planner, "advent", polarstern("129.90"))
    findings = refused(planner.corridor.submit, "advent")
    assert sorted({str(finding.locale) for finding in findings}) == ["de-AT", "de-DE", "en-GB"]
    german = next(finding for finding in findings if finding.locale == "de-DE")
    assert (german.block, german.version, german.at.pointer) == ("advent", 1, "/facts/price")
    assert german.quote.replace("\N{NO-BREAK SPACE}", " ") == "129,90 €"
    assert "polarstern 1 (de-DE)" in german.message.de
    assert "149,90" in german.message.de


def test_the_same_price_written_otherwise_is_no_contradiction(planner: Planner) -> None:
    live(planner, "polarstern", polarstern("149.90"))
    save(planner, "advent", polarstern("149.90"))
    planner.corridor.submit("advent")


def test_other_products_and_other_markets_do_not_contradict(planner: Planner) -> None:
    live(planner, "polarstern", polarstern("149.90"))
    other = polarstern("99.90", sku="4712")
    save(planner, "laterne", other)
    planner.corridor.submit("laterne")
    british = polarstern("149.90", **{"@en-GB": {"price": {"amount": "129.90", "currency": "GBP"}}})
    save(planner, "british", british)
    findings = refused(planner.corridor.submit, "british")
    assert {finding.locale for finding in findings} == {"en-GB"}
    assert findings[0].at.pointer == "/facts/@en-GB/price"


def test_a_product_without_a_number_is_known_by_its_name(planner: Planner) -> None:
    live(planner, "polarstern", an_offer("149.90", channels=("web",)))
    save(planner, "advent", polarstern("129.90"))
    refused(planner.corridor.submit, "advent")


def test_both_submitted_together_may_change_together_and_not_alone(planner: Planner) -> None:
    for key in ("polarstern", "advent"):
        live(planner, key, polarstern("149.90"))
    for key in ("polarstern", "advent"):
        save(planner, key, polarstern("139.90"))
    refused(planner.corridor.submit, "advent")
    approved(planner, "polarstern", "advent")
    refused(planner.corridor.publish, "advent")
    planner.corridor.publish("polarstern", "advent")


def test_two_in_one_review_that_disagree_are_both_named(planner: Planner) -> None:
    save(planner, "polarstern", polarstern("149.90"))
    save(planner, "advent", polarstern("129.90"))
    findings = refused(planner.corridor.submit, "polarstern", "advent")
    assert {str(finding.block) for finding in findings} == {"polarstern", "advent"}


def test_offers_that_follow_each_other_do_not_contradict(planner: Planner) -> None:
    live(planner, "polarstern", polarstern("149.90", valid_until={"local": "2026-12-10T00:00", **DAY}))
    save(planner, "danach", polarstern("129.90", valid_from={"local": "2026-12-10T00:00", **DAY}))
    planner.corridor.submit("danach")
    save(planner, "davor", polarstern("129.90", valid_from={"local": "2026-12-09T23:59", **DAY}))
    refused(planner.corridor.submit, "davor")


def test_one_price_until_two_days_is_a_contradiction_too(planner: Planner) -> None:
    live(planner, "polarstern", polarstern(valid_until={"local": "2026-12-24T18:00", **DAY}))
    save(planner, "advent", polarstern(valid_until={"local": "2026-12-31T18:00", **DAY}))
    (first, *_) = refused(planner.corridor.submit, "advent")
    assert first.at.pointer == "/facts/valid_until"


def test_a_release_is_compared_with_what_is_live_then_and_not_now(planner: Planner) -> None:
    corridor = planner.corridor
    for key in ("polarstern", "advent"):
        save(planner, key, polarstern("149.90"))
    approved(planner, "polarstern", "advent")
    corridor.publish("advent")
    for key in ("polarstern", "advent"):
        save(planner, key, polarstern("129.90"))
    approved(planner, "polarstern", "advent")
    planner.schedule("advent", at="2026-12-05T09:00", until="2026-12-08T09:00", then=AfterEnd.PREVIOUS)
    refused(planner.schedule, "polarstern", at="2026-12-04T09:00")
    refused(planner.schedule, "polarstern", at="2026-12-05T09:00")  # for good, but the other one ends
    planner.schedule("polarstern", at="2026-12-05T09:00", until="2026-12-08T09:00")
    planner.at("2026-12-05 08:00")
    planner.at("2026-12-08 08:00")
    assert corridor.live("polarstern") is None
    assert b"149" in (corridor.live("advent") or b"")
