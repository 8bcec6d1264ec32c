"""The past can be asked: entries by who, what and when; and what was live at an instant, to the byte."""

from datetime import timedelta
from typing import Any

import msgspec

from content_hub.digests import digest_of_bytes
from content_hub.storage.changes import ActivateRuleset, PutRuleset, TakeOff
from content_hub.storage.history_queries import Audit, LiveThen, RulesThen
from content_hub.storage.schedule_changes import TakeDown
from tests.contracts.building import BRAND, NOW, a_ruleset, an_entry, going_live, saved
from tests.contracts.desk import Desk

HOUR = timedelta(hours=1)


def then(desk: Desk, hours: float, key: str = "winter-sale") -> dict[str, bytes]:
    known = {digest_of_bytes(body): body for body in (b"one", b"two", b"after")}
    found = desk.facts(LiveThen(brand=BRAND, key=key, at=NOW + hours * HOUR))
    return {item.locale: known[item.digest] for item in found}


def test_what_was_live_is_known_for_every_instant(desk: Desk) -> None:
    desk.commit(*saved())
    desk.commit(*going_live(b"one"))
    desk.commit(*going_live(b"one", locale="en-GB"))
    desk.commit(*going_live(b"two", since=NOW + 2 * HOUR))
    desk.commit(TakeDown(brand=BRAND, places=(("winter-sale", "en-GB"),), at=NOW + 3 * HOUR))
    desk.commit(TakeOff(brand=BRAND, key="winter-sale", at=NOW + 4 * HOUR))
    assert then(desk, -0.1) == {}
    assert then(desk, 0) == {"de-DE": b"one", "en-GB": b"one"}
    assert then(desk, 1.9) == {"de-DE": b"one", "en-GB": b"one"}
    assert then(desk, 2) == {"de-DE": b"two", "en-GB": b"one"}
    assert then(desk, 3) == {"de-DE": b"two"}
    assert then(desk, 4) == {}
    (item,) = desk.facts(LiveThen(brand=BRAND, key="winter-sale", at=NOW + 3 * HOUR))
    assert (item.version, item.review, item.since, item.profile) == (1, "review-1", NOW + 2 * HOUR, None)


def test_what_ended_in_time_is_known_in_both_its_forms(desk: Desk) -> None:
    desk.commit(*saved())
    desk.commit(*going_live(b"after", "winter-sale"))
    over: Any = {"valid_until": NOW + HOUR, "next_digest": digest_of_bytes(b"after")}
    desk.commit(*going_live(b"one", **over))
    assert then(desk, 0.5) == {"de-DE": b"one"}
    assert then(desk, 1) == {"de-DE": b"after"}


def test_rules_that_were_in_force_are_known_for_every_instant(desk: Desk) -> None:
    for number, hours in ((1, 1), (2, 2)):
        entry = an_entry("ruleset.activated", at=NOW + hours * HOUR, after={"active": number})
        put = PutRuleset(ruleset=a_ruleset(number), pack=b"", compiled=b"")
        desk.commit(put, ActivateRuleset(brand=BRAND, number=number), entries=(entry,))
    asked = [desk.facts(RulesThen(brand=BRAND, at=NOW + hours * HOUR)) for hours in (0, 1, 1.5, 2, 9)]
    assert asked == [None, 1, 1, 2, 2]


def test_entries_are_found_by_who_what_and_when_in_both_orders(desk: Desk) -> None:
    for number in range(12):
        entry = an_entry(
            ("version.saved", "review.opened", "review.decided")[number % 3],
            actor=f"actor-{number % 2}",
            subject=f"blocks/b{number % 4}",
            at=NOW + timedelta(minutes=number, microseconds=number),
        )
        desk.commit(entries=(entry,))
    asked = Audit(brand=BRAND, limit=2)

    def positions(**filters: object) -> list[int]:
        return [item.position for item in desk.pages(msgspec.structs.replace(asked, **filters))]

    assert positions() == list(range(1, 13))
    assert positions(newest=True) == list(range(12, 0, -1))
    assert positions(actor="actor-1") == [2, 4, 6, 8, 10, 12]
    assert positions(subject="blocks/b0", newest=True) == [9, 5, 1]
    assert positions(type="review.opened") == [2, 5, 8, 11]
    assert positions(type="review.*") == [2, 3, 5, 6, 8, 9, 11, 12]
    assert positions(type="*") == list(range(1, 13))
    assert positions(
        since=NOW + timedelta(minutes=3, microseconds=3), until=NOW + timedelta(minutes=5, microseconds=5)
    ) == [4, 5]
    assert positions(actor="nobody") == []
    assert positions(brand="") == []
