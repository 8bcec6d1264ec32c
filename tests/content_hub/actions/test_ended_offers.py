"""An offer is approved in both forms; delivery changes over by itself."""

import datetime as dt

from content_hub.model import Review
from content_hub.storage.queries import LiveRowsOf, RenditionsOf
from tests.journeys.corridor import ARNO, BRAND, LEA, Corridor, an_offer


def bring_live(corridor: Corridor, content: object) -> Review:
    corridor.save("polarstern", content, component="offer")
    review = corridor.approve(corridor.submit("polarstern"), ARNO, LEA)
    corridor.publish("polarstern")
    return review


def test_customer_sees_no_price_once_the_offer_has_ended(corridor: Corridor) -> None:
    content = an_offer()
    facts = content["facts"]
    assert isinstance(facts, dict)
    facts["valid_until"] = {"local": "2027-12-24T18:00", "zone": "Europe/Berlin"}
    review = bring_live(corridor, content)
    rows = corridor.facts(LiveRowsOf(brand=BRAND, keys=("polarstern",)))
    assert {row.valid_until for row in rows} == {dt.datetime(2027, 12, 24, 17, tzinfo=dt.UTC)}
    following = tuple(sorted({row.next_digest for row in rows if row.next_digest}))
    bodies = {item.digest: item.body.decode() for item in corridor.facts(RenditionsOf(brand=BRAND, digests=following))}
    assert set(bodies) == set(following)
    assert not any("149,90" in body for body in bodies.values())
    approved = {item.next_digest for item in review.manifest.renditions}
    assert approved >= set(following)


def test_offer_without_an_end_has_one_form(corridor: Corridor) -> None:
    bring_live(corridor, an_offer())
    rows = corridor.facts(LiveRowsOf(brand=BRAND, keys=("polarstern",)))
    assert {(row.valid_until, row.next_digest) for row in rows} == {(None, None)}
