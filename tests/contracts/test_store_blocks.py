"""A block's row is written whole, so whoever writes it may expect that nobody touched it since they read it."""

import msgspec
import pytest

from content_hub.errors import Conflict
from content_hub.model import Block, BlockState, LiveMark
from content_hub.storage.changes import ExpectBlock, PutBlock
from content_hub.storage.queries import BlockOf
from tests.contracts.building import BRAND, NOW, a_block, saved
from tests.contracts.desk import Desk

TOUCHED = [
    a_block(state=BlockState.IN_REVIEW),
    a_block(labels=("winter",)),
    a_block(live={"de-DE": LiveMark(version=1, since=NOW)}),
    a_block(withdrawn=NOW),
]


def test_a_block_that_nobody_touched_may_be_written(desk: Desk) -> None:
    desk.commit(*saved())
    before = a_block(live={"en-GB": LiveMark(version=1, since=NOW), "de-DE": LiveMark(version=1, since=NOW)})
    desk.commit(PutBlock(block=before), expects=(ExpectBlock(block=a_block()),))
    after = msgspec.structs.replace(before, state=BlockState.APPROVED)
    desk.commit(PutBlock(block=after), expects=(ExpectBlock(block=before),))
    assert desk.facts(BlockOf(brand=BRAND, key="winter-sale")) == after


@pytest.mark.parametrize("meanwhile", TOUCHED, ids=["state", "labels", "live", "withdrawn"])
def test_whoever_read_an_older_row_is_refused(desk: Desk, meanwhile: Block) -> None:
    desk.commit(*saved())
    desk.commit(PutBlock(block=meanwhile))
    with pytest.raises(Conflict) as caught:
        desk.commit(PutBlock(block=a_block(newest=2)), expects=(ExpectBlock(block=a_block()),))
    assert caught.value.members["what"] == "block:nordlicht/winter-sale"
    assert desk.facts(BlockOf(brand=BRAND, key="winter-sale")) == meanwhile


def test_a_block_that_was_never_saved_is_not_expected_in_vain(desk: Desk) -> None:
    with pytest.raises(Conflict):
        desk.commit(expects=(ExpectBlock(block=a_block()),))
