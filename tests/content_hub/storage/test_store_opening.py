"""A store that cannot be used is refused at start, with one sentence that says what to do."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from content_hub.errors import StoreUnusable
from content_hub.storage.port import Reader, Store
from content_hub.storage.queries import Blocks
from content_hub.storage.sqlite import open_reader, open_store
from content_hub.storage.sqlite.connection import LEAST_VERSION, Access, connect, driver, require_version
from tests.contracts.building import saved
from tests.contracts.desk import Desk

Opening = Callable[[Path], Store | Reader]
BOTH = pytest.mark.parametrize("opening", [open_store, open_reader])


def refused(opening: Opening, path: Path) -> StoreUnusable:
    with pytest.raises(StoreUnusable) as caught:
        opening(path)
    assert caught.value.de
    assert caught.value.en.endswith(".")
    return caught.value


def test_the_sqlite_in_use_is_one_that_loses_nothing() -> None:
    assert driver.sqlite_version_info >= LEAST_VERSION


@pytest.mark.parametrize("version", [(3, 40, 1), (3, 51, 2)])
def test_admin_is_told_to_update_an_sqlite_that_can_lose_commits(version: tuple[int, ...]) -> None:
    with pytest.raises(StoreUnusable, match="pysqlite3"):
        require_version(version)
    require_version((3, 51, 3))


@BOTH
def test_admin_names_a_folder(opening: Opening, tmp_path: Path) -> None:
    assert "name a file in it" in refused(opening, tmp_path).en


@BOTH
def test_admin_names_a_file_in_a_folder_that_does_not_exist(opening: Opening, tmp_path: Path) -> None:
    assert "make it first" in refused(opening, tmp_path / "missing" / "hub.db").en


@BOTH
@pytest.mark.parametrize("content", [b"PNG, or so" * 500, b"\0" * 4096, b"SQLite format 3\0" + b"x" * 4096])
def test_admin_names_a_file_that_is_no_database(opening: Opening, content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "picture.png"
    path.write_bytes(content)
    refused(opening, path)
    assert path.read_bytes() == content


@BOTH
def test_admin_names_another_programs_database(opening: Opening, tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    other = driver.connect(path)
    other.execute("CREATE TABLE notes (text)")
    other.close()
    before = path.read_bytes()
    assert "no Content Hub store" in refused(opening, path).en
    assert path.read_bytes() == before


@BOTH
def test_admin_opens_a_store_that_a_newer_version_wrote(opening: Opening, desk: Desk) -> None:
    connection = connect(desk.path, Access.WRITE)
    connection.execute(
        "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('content-hub', '0999_later', '')"
    )
    connection.close()
    assert "0999_later" in refused(opening, desk.path).en


@BOTH
@pytest.mark.parametrize("name", ["a\0b", "x" * 300])
def test_admin_names_an_impossible_path(opening: Opening, name: str, tmp_path: Path) -> None:
    refused(opening, tmp_path / name)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_admin_names_a_file_that_cannot_be_written(desk: Desk) -> None:
    desk.path.chmod(0o400)
    refused(open_store, desk.path)


def test_delivery_is_not_opened_on_a_store_that_does_not_exist(tmp_path: Path) -> None:
    assert "content-hub init" in refused(open_reader, tmp_path / "hub.db").en
    assert not (tmp_path / "hub.db").exists()


def test_delivery_is_not_opened_on_an_empty_file(tmp_path: Path) -> None:
    (tmp_path / "hub.db").touch()
    refused(open_reader, tmp_path / "hub.db")


def test_delivery_opens_a_store_that_nobody_has_open(desk: Desk) -> None:
    desk.commit(*saved())
    desk.run(desk.store.close())
    reader = open_reader(desk.path)
    assert not reader.has_changed()
    reader.close()


def test_opening_again_finds_everything(desk: Desk) -> None:
    desk.commit(*saved())
    desk.run(desk.store.close())
    again = open_store(desk.path)
    assert [block.key for block in desk.run(again.list(Blocks(brand="nordlicht"))).items] == ["winter-sale"]
    desk.run(again.close())


def test_a_path_with_every_odd_character_works(tmp_path: Path) -> None:
    path = tmp_path / "Möbel & Co? #1 100%.db"
    connection = connect(path, Access.CREATE)
    connection.close()
    assert [found.name for found in tmp_path.iterdir()] == [path.name]


def test_many_workers_may_make_the_store_at_the_same_moment(tmp_path: Path) -> None:
    code = (
        "import sys, pathlib; from content_hub.storage.sqlite.schema import prepare;"
        "sys.stdin.readline(); prepare(pathlib.Path(sys.argv[1]))"
    )
    command = [sys.executable, "-c", code, str(tmp_path / "hub.db")]
    workers = [subprocess.Popen(command, stdin=subprocess.PIPE) for _ in range(4)]
    for worker in workers:
        assert worker.stdin is not None
        worker.stdin.write(b"\n")
        worker.stdin.close()
    assert [worker.wait(60) for worker in workers] == [0, 0, 0, 0]
    open_reader(tmp_path / "hub.db").close()


def test_a_service_whose_store_is_up_to_date_never_loads_sqlite_utils(desk: Desk) -> None:
    code = (
        "import sys, pathlib; from content_hub.storage.sqlite import open_store;"
        "open_store(pathlib.Path(sys.argv[1]));"
        "sys.exit('sqlite_utils' in sys.modules or 'numpy' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code, str(desk.path)], check=False).returncode == 0
