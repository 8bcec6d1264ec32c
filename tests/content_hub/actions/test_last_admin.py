"""Somebody always remains who may administer."""

import pytest

from content_hub.actions.add_actor import AddActor, add_actor
from content_hub.actions.change_actor import ChangeActor, EraseActor, change_actor, erase_actor
from content_hub.errors import Conflict, WrongState
from content_hub.model import Actor, ActorKind, Caller
from tests.journeys.corridor import ADA, NOW, Corridor

BEA = Caller(actor="bea", person="bea", kind=ActorKind.PERSON, roles={"*": ("admin",)})


def test_last_admin_is_neither_erased_nor_suspended_nor_made_less(corridor: Corridor) -> None:
    with pytest.raises(WrongState):
        corridor.do(erase_actor(corridor.hub, EraseActor(id="ada"), caller=ADA, now=NOW))
    for change in (ChangeActor(id="ada", suspended=True), ChangeActor(id="ada", roles={"*": ("writer",)})):
        with pytest.raises(WrongState):
            corridor.do(change_actor(corridor.hub, change, caller=ADA, now=NOW))
    corridor.do(change_actor(corridor.hub, ChangeActor(id="ada", name="Ada L."), caller=ADA, now=NOW))


def test_two_admins_who_erase_each_other_do_not_both_succeed(corridor: Corridor) -> None:
    added = AddActor(id="bea", name="Bea", kind=ActorKind.PERSON, roles={"*": ("admin",)})
    corridor.do(add_actor(corridor.hub, added, caller=ADA, now=NOW))
    done = corridor.together(
        erase_actor(corridor.hub, EraseActor(id="bea"), caller=ADA, now=NOW),
        erase_actor(corridor.hub, EraseActor(id="ada"), caller=BEA, now=NOW),
    )
    assert sum(isinstance(outcome, Actor) for outcome in done) == 1
    assert sum(isinstance(outcome, Conflict | WrongState) for outcome in done) == 1
