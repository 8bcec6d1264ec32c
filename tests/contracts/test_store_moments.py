"""Reads that are made together see one moment, whole; the read after them sees the newest."""

from content_hub.storage.changes import PutBrand
from tests.contracts.building import a_brand, going_live, saved
from tests.contracts.desk import Desk


def test_reads_between_beginning_and_end_see_one_moment(desk: Desk) -> None:
    desk.commit(*saved(), *going_live(b"one"))
    desk.reader.begin()
    assert desk.live_body() == b"one"
    held = desk.reader.settings()
    desk.commit(PutBrand(brand=a_brand("suedwind")), *going_live(b"two"))
    assert desk.live_body() == b"one"
    assert desk.reader.settings() == held
    desk.reader.end()
    assert desk.live_body() == b"two"
    assert "suedwind" in desk.reader.settings().brands


def test_what_was_committed_before_the_first_read_is_seen(desk: Desk) -> None:
    desk.commit(*saved(), *going_live(b"one"))
    desk.reader.begin()
    desk.commit(*going_live(b"two"))
    assert desk.live_body() == b"two"
    desk.reader.end()


def test_an_end_without_a_beginning_or_after_closing_is_harmless(desk: Desk) -> None:
    desk.reader.end()
    desk.reader.begin()
    desk.reader.close()
    desk.reader.end()
