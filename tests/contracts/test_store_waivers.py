"""Waivers are found by block, by state and by when they end, and move the counter of what is in force."""

from datetime import timedelta

import msgspec
import pytest

from content_hub.errors import Conflict
from content_hub.storage.changes import ExpectRevision, ExpectRules
from content_hub.storage.queries import RevisionsOf
from content_hub.storage.waiver_changes import PutWaiver
from content_hub.storage.waiver_queries import DueWaivers, WaiverOf, Waivers, WaiversOn
from content_hub.waivers import BlockWaiver, WaiverState
from tests.contracts.building import BRAND, NOW
from tests.contracts.desk import Desk


def a_waiver(id: str = "waiver-1", **parts: object) -> BlockWaiver:  # noqa: A002 - the field's own name
    waiver = BlockWaiver(
        brand=BRAND,
        id=id,
        block="winter-sale",
        locale="de-DE",
        fingerprint="f1",
        reason="quoted from the contract",
        expires=NOW + timedelta(days=30),
        state=WaiverState.REQUESTED,
        actor="actor-1",
        person="actor-1",
        created=NOW,
    )
    return msgspec.structs.replace(waiver, **parts)


def rules(desk: Desk) -> int:
    return desk.facts(RevisionsOf(brand=BRAND)).rules


def test_only_granted_waivers_hold_and_each_is_found_by_its_block(desk: Desk) -> None:
    asked, granted = a_waiver(), a_waiver("waiver-2", state=WaiverState.GRANTED)
    other = a_waiver("waiver-3", state=WaiverState.GRANTED, block="footer")
    for waiver in (asked, granted, other):
        desk.commit(PutWaiver(waiver=waiver))
    assert desk.facts(WaiversOn(brand=BRAND, blocks=("winter-sale",))) == (granted,)
    assert desk.facts(WaiverOf(brand=BRAND, id="waiver-1")) == asked
    assert desk.facts(WaiverOf(brand=BRAND, id="none")) is None


def test_whoever_judged_before_a_waiver_began_or_ended_decides_anew(desk: Desk) -> None:
    first = rules(desk)
    desk.commit(PutWaiver(waiver=a_waiver()))
    assert rules(desk) == first
    desk.commit(PutWaiver(waiver=a_waiver(state=WaiverState.GRANTED, revision=2)))
    desk.commit(PutWaiver(waiver=a_waiver(state=WaiverState.GRANTED, is_announced=True, revision=3)))
    assert rules(desk) == first + 1
    desk.commit(PutWaiver(waiver=a_waiver(state=WaiverState.ENDED, revision=4)))
    assert rules(desk) == first + 2
    with pytest.raises(Conflict):
        desk.commit(expects=(ExpectRules(brand=BRAND, revision=first),))


def test_two_who_decide_on_one_waiver_do_not_both_succeed(desk: Desk) -> None:
    desk.commit(PutWaiver(waiver=a_waiver()))
    expects = (ExpectRevision(kind="waiver", brand=BRAND, id="waiver-1", revision=1),)
    desk.commit(PutWaiver(waiver=a_waiver(state=WaiverState.GRANTED, revision=2)), expects=expects)
    with pytest.raises(Conflict):
        desk.commit(PutWaiver(waiver=a_waiver(state=WaiverState.ENDED, revision=2)), expects=expects)


def test_lists_tell_what_expired_from_what_holds_and_what_will_expire_soon(desk: Desk) -> None:
    for number, days in enumerate((1, 10, 20), start=1):
        waiver = a_waiver(f"waiver-{number}", state=WaiverState.GRANTED, expires=NOW + timedelta(days=days))
        desk.commit(PutWaiver(waiver=waiver))
    later = NOW + timedelta(days=2)
    asked = Waivers(brand=BRAND, now=later, limit=1)
    named = [waiver.id for waiver in desk.pages(asked)]
    assert named == ["waiver-3", "waiver-2", "waiver-1"]
    holding = msgspec.structs.replace(asked, state="granted")
    assert [waiver.id for waiver in desk.pages(holding)] == ["waiver-3", "waiver-2"]
    soon = msgspec.structs.replace(holding, within=timedelta(days=9))
    assert [waiver.id for waiver in desk.pages(soon)] == ["waiver-2"]
    assert [waiver.id for waiver in desk.pages(msgspec.structs.replace(asked, state="ended"))] == ["waiver-1"]
    assert desk.pages(msgspec.structs.replace(asked, block="footer")) == []


def test_what_expired_and_what_nobody_was_told_of_is_due(desk: Desk) -> None:
    gone = a_waiver("gone", expires=NOW - timedelta(seconds=1))
    soon = a_waiver("soon", state=WaiverState.GRANTED, expires=NOW + timedelta(days=3))
    told = msgspec.structs.replace(soon, id="told", is_announced=True)
    over = msgspec.structs.replace(gone, id="over", state=WaiverState.ENDED)
    for waiver in (gone, soon, told, over):
        desk.commit(PutWaiver(waiver=waiver))
    due = desk.facts(DueWaivers(now=NOW, soon=NOW + timedelta(days=7)))
    assert [waiver.id for waiver in due] == ["gone", "soon"]
