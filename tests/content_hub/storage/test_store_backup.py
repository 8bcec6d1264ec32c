"""Backups: made while serving, whole, never over anything; damage is named."""

import asyncio
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from content_hub.errors import StoreUnusable
from content_hub.model import StoredRendition
from content_hub.storage.backup import backup, check_store, restore
from content_hub.storage.changes import Changes, PutRenditions
from content_hub.storage.queries import Blocks, Entries
from content_hub.storage.sqlite import open_reader, open_store
from content_hub.storage.sqlite.connection import Access, connect
from tests.contracts.building import BRAND, an_asset, an_entry, going_live, saved
from tests.contracts.desk import Desk


def fill(desk: Desk) -> None:
    picture = an_asset(b"picture")
    desk.commit(*saved(), picture, entries=(an_entry(),))
    desk.commit(*going_live(b"<p>one</p>", assets=(picture.asset.digest,)), entries=(an_entry(), an_entry()))
    desk.commit(entries=(an_entry(),), brand="")


def damaged(path: Path, *statements: str) -> Path:
    """Change a copy behind the program's back."""
    copy = path.with_name("damaged.db")
    backup(path, copy)
    connection = connect(copy, Access.WRITE)
    connection.execute("PRAGMA foreign_keys = OFF")
    for statement in statements:
        connection.execute(statement)
    connection.close()
    return copy


def test_admin_backs_up_and_restores_everything(desk: Desk, tmp_path: Path) -> None:
    fill(desk)
    backup(desk.path, tmp_path / "saved.db")
    desk.commit(*saved("later"))
    restore(tmp_path / "saved.db", tmp_path / "restored.db")
    store, reader = open_store(tmp_path / "restored.db"), open_reader(tmp_path / "restored.db")
    assert [block.key for block in desk.run(store.list(Blocks(brand=BRAND))).items] == ["winter-sale"]
    assert desk.run(store.list(Entries(brand=BRAND))) == desk.page(Entries(brand=BRAND))
    assert reader.position(BRAND) == desk.reader.position(BRAND)
    reader.close()
    desk.run(store.close())


def test_a_backup_is_one_file_and_nothing_is_left_beside_it(desk: Desk, tmp_path: Path) -> None:
    fill(desk)
    place = tmp_path / "backups"
    place.mkdir()
    backup(desk.path, place / "saved.db")
    assert [found.name for found in place.iterdir()] == ["saved.db"]
    assert check_store(place / "saved.db") == ()
    assert [found.name for found in place.iterdir()] == ["saved.db"]


def test_a_backup_made_while_others_write_is_of_one_moment(desk: Desk, tmp_path: Path) -> None:
    big = tuple(
        StoredRendition(digest=f"sha256:{n}", media_type="x", body=b"x" * 100_000, drawn=b"") for n in range(99)
    )
    desk.commit(PutRenditions(brand=BRAND, renditions=big))

    async def meanwhile() -> int:
        copying = asyncio.create_task(asyncio.to_thread(backup, desk.path, tmp_path / "saved.db"))
        written = 0
        while not copying.done() or written == 0:
            await desk.store.commit(Changes(brand=BRAND, writes=saved(f"b-{written}"), entries=(an_entry(),)))
            written += 1
        await copying
        return written

    written = desk.run(meanwhile())
    copy = connect(tmp_path / "saved.db", Access.READ)
    blocks, entries = copy.execute("SELECT (SELECT count(*) FROM blocks), (SELECT count(*) FROM log)").fetchone()
    assert blocks == entries <= written
    assert copy.execute("SELECT max(position) FROM log").fetchone()[0] in {entries, None}
    copy.close()


@pytest.mark.parametrize("suffix", ["", "-wal", "-shm", "-journal"])
def test_nothing_that_is_there_is_overwritten(desk: Desk, tmp_path: Path, suffix: str) -> None:
    (tmp_path / f"there.db{suffix}").write_text("mine")
    for copying in (backup, restore):
        with pytest.raises(StoreUnusable, match="is there already"):
            copying(desk.path, tmp_path / "there.db")
    assert (tmp_path / f"there.db{suffix}").read_text() == "mine"


def test_admin_backs_up_into_a_folder_that_does_not_exist(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(StoreUnusable, match="folder"):
        backup(desk.path, tmp_path / "missing" / "saved.db")


@pytest.mark.parametrize("content", [None, b"", b"no database" * 999])
def test_what_is_no_store_is_neither_backed_up_nor_restored(tmp_path: Path, content: bytes | None) -> None:
    source = tmp_path / "source.db"
    if content is not None:
        source.write_bytes(content)
    for copying in (backup, restore):
        with pytest.raises(StoreUnusable):
            copying(source, tmp_path / "target.db")
    assert not (tmp_path / "target.db").exists()


def test_a_whole_store_has_no_damage_and_progress_is_told(desk: Desk) -> None:
    fill(desk)
    told: list[tuple[str, int, int]] = []
    assert check_store(desk.path, progress=lambda what, done, total: told.append((what, done, total))) == ()
    assert [(what, done, total) for what, done, total in told if done == total] == [
        ("file", 2, 2),
        ("bytes", 2, 2),
        ("log", 4, 4),
    ]


DAMAGE: tuple[tuple[str, str], ...] = (
    ("UPDATE renditions SET body = x'00'", "is not what its digest says"),
    ("UPDATE assets SET data = x'00'", "The asset sha256:"),
    ("DELETE FROM renditions", "names one of renditions that is not there"),
    ("DELETE FROM assets", "that were live in nordlicht are missing"),
    ("UPDATE live SET bytes = 1", "winter-sale in de-DE as email html"),
    ("UPDATE presence SET withdrawn = '2026'", "withdrawn and live at once"),
    ("DELETE FROM log WHERE position = 1 AND brand = 'nordlicht'", "The log of nordlicht lacks position 1."),
    ("DELETE FROM log WHERE position = 2", "The log of nordlicht lacks position 2."),
    ("UPDATE log SET position = 9 WHERE position = 3", "lacks position 3."),
    ("UPDATE log SET entry = replace(entry, 'actor-1', 'actor-2') WHERE position = 2", "changed at position 2."),
    ("UPDATE log SET brand = 'other' WHERE brand = ''", "The log of other was changed at position 1."),
    ("UPDATE log SET previous = 'x' WHERE position = 2", "changed at position 2."),
)


@pytest.mark.parametrize(("statement", "sentence"), DAMAGE, ids=[sentence for _, sentence in DAMAGE])
def test_damage_is_named_and_such_a_backup_is_not_restored(
    desk: Desk, tmp_path: Path, statement: str, sentence: str
) -> None:
    fill(desk)
    copy = damaged(desk.path, statement)
    assert any(sentence in found for found in check_store(copy)), check_store(copy)
    with pytest.raises(StoreUnusable, match="damaged"):
        restore(copy, tmp_path / "target.db")
    assert not (tmp_path / "target.db").exists()


def overwritten(content: bytearray) -> None:
    content[4096 * 8 : 4096 * 9] = b"\xa5" * 4096


def cut(content: bytearray) -> None:
    del content[len(content) // 2 :]


@pytest.mark.parametrize("damage", [overwritten, cut])
def test_a_broken_file_is_named(desk: Desk, tmp_path: Path, damage: Callable[[bytearray], None]) -> None:
    fill(desk)
    backup(desk.path, tmp_path / "saved.db")
    content = bytearray((tmp_path / "saved.db").read_bytes())
    damage(content)
    (tmp_path / "saved.db").write_bytes(content)
    found = check_store(tmp_path / "saved.db")
    assert found
    assert all("damaged" in sentence or "not there" in sentence for sentence in found)


def test_a_store_of_a_newer_version_is_named(desk: Desk) -> None:
    copy = damaged(desk.path, "UPDATE _sqlite_migrations SET name = '0999_later' WHERE name = '0001_first'")
    assert "newer version" in check_store(copy)[0]


def test_progress_of_a_backup_is_told_to_its_end(desk: Desk, tmp_path: Path) -> None:
    told: list[tuple[str, int, int]] = []
    backup(desk.path, tmp_path / "saved.db", progress=lambda *step: told.append(step))
    assert told[-1][0] == "copy"
    assert told[-1][1] == told[-1][2]


def test_a_copy_of_the_file_of_a_closed_store_is_a_store(desk: Desk, tmp_path: Path) -> None:
    fill(desk)
    desk.reader.close()
    desk.run(desk.store.close())
    shutil.copyfile(desk.path, tmp_path / "copy.db")
    assert check_store(tmp_path / "copy.db") == ()
