"""The log: gap-free positions per brand, in the transaction of the change, chained."""

import hashlib
import json

from content_hub.model import LoggedEntry
from content_hub.storage.changes import PutBrand
from content_hub.storage.queries import Entries, RevisionsOf
from tests.contracts.building import BRAND, a_brand, an_entry
from tests.contracts.desk import Desk


def canonical(value: object) -> str:
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def as_written(logged: LoggedEntry) -> dict[str, object]:
    entry = logged.entry
    return {
        "type": entry.type,
        "subject": entry.subject,
        "actor": entry.actor,
        "at": entry.at.isoformat().replace("+00:00", "Z"),
        "origin": entry.origin,
        "before": entry.before,
        "after": entry.after,
        "data": entry.data,
    }


def test_positions_count_from_one_in_each_brand_and_in_the_service_log(desk: Desk) -> None:
    desk.commit(PutBrand(brand=a_brand("suedwind")))
    first = desk.commit(entries=(an_entry(), an_entry()))
    other = desk.commit(entries=(an_entry(),), brand="suedwind")
    service = desk.commit(entries=(an_entry(), an_entry(), an_entry()), brand="")
    second = desk.commit(entries=(an_entry(),))
    assert [c.positions for c in (first, other, service, second)] == [{BRAND: 2}, {"suedwind": 1}, {"": 3}, {BRAND: 3}]
    assert [entry.position for entry in desk.page(Entries(brand=BRAND)).items] == [1, 2, 3]
    assert [entry.position for entry in desk.page(Entries(brand="")).items] == [1, 2, 3]
    assert desk.facts(RevisionsOf(brand=BRAND)).position == 3


def test_a_commit_without_entries_has_no_position(desk: Desk) -> None:
    assert desk.commit(PutBrand(brand=a_brand("suedwind"))).positions == {}


def test_entries_come_back_whole(desk: Desk) -> None:
    entry = an_entry(
        origin="cli", before={"a": None, "z": [1, "ä\0"]}, after={"b": {"c": 1.5}}, data={"keys": ["winter-sale"]}
    )
    desk.commit(entries=(entry,))
    assert desk.page(Entries(brand=BRAND)).items[0].entry == entry


def test_an_auditor_can_verify_the_chain_with_nothing_but_json_and_sha_256(desk: Desk) -> None:
    desk.commit(entries=tuple(an_entry(after={"z": "ä", "a": number, "ß": None}) for number in range(3)))
    desk.commit(entries=(an_entry(data={"b": 1, "a": "\u2028"}),))
    previous = ""
    for logged in desk.page(Entries(brand=BRAND)).items:
        covered = {"brand": BRAND, "entry": as_written(logged), "position": logged.position, "previous": previous}
        assert logged.previous == previous
        assert logged.digest == f"sha256:{hashlib.sha256(canonical(covered).encode()).hexdigest()}"
        previous = logged.digest


def test_equal_entries_of_two_brands_have_different_digests(desk: Desk) -> None:
    desk.commit(entries=(an_entry(),))
    desk.commit(entries=(an_entry(),), brand="")
    digests = [desk.page(Entries(brand=brand)).items[0].digest for brand in (BRAND, "")]
    assert digests[0] != digests[1]
