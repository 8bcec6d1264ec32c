"""`content-hub audit verify` names the first link that is not as it was written."""

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from content_hub.cli import main
from content_hub.storage.sqlite.connection import Access, connect
from tests.contracts.backends import BACKENDS
from tests.contracts.building import BRAND, an_entry, going_live, saved
from tests.contracts.desk import Desk

Verify = Callable[..., Result]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    desk = Desk(BACKENDS[0], tmp_path / "hub.db")
    for number in range(1, 6):
        desk.commit(entries=(an_entry(subject=f"blocks/b{number}"),))
    desk.commit(*saved())
    desk.commit(*going_live(b"one"))
    desk.commit(entries=(an_entry("actor.added"),), brand="")
    desk.close()
    return tmp_path / "hub.db"


@pytest.fixture
def verify(path: Path, monkeypatch: pytest.MonkeyPatch) -> Verify:
    monkeypatch.setenv("CONTENT_HUB_STORE", f"sqlite:///{path}")
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    return lambda *arguments: CliRunner().invoke(main, ["audit", "verify", *arguments])


def tamper(path: Path, statement: str) -> None:
    with closing(connect(path, Access.WRITE)) as connection:
        connection.execute(statement)


def test_whole_logs_are_told_with_their_heads(verify: Verify) -> None:
    result = verify()
    assert result.exit_code == 0, result.output
    lines = result.output.splitlines()
    assert lines[0].startswith("(service): 1 entries, whole; 1:sha256:")
    assert lines[1].startswith(f"{BRAND}: 6 entries, whole; 6:sha256:")
    head = lines[1].rpartition("; ")[2]
    assert verify("--brand", BRAND, "--noted", head).exit_code == 0


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("UPDATE log SET entry = replace(entry, 'b3', 'b9') WHERE position = 3", "position 3: Its content"),
        ("DELETE FROM log WHERE position = 2", "position 2: Entry 2 is missing"),
        ("DELETE FROM log WHERE position = 1 AND brand <> ''", "position 1: Entry 1 is missing"),
        ("UPDATE log SET digest = 'sha256:0' WHERE position = 4", "position 4: Its content"),
        ("UPDATE log SET previous = 'sha256:0' WHERE position = 4", "position 4: It does not name"),
        ("DELETE FROM log WHERE position = 6", "position 6: The end is missing: something went live at position 6"),
    ],
)
def test_first_broken_link_is_named(path: Path, verify: Verify, statement: str, said: str) -> None:
    tamper(path, statement)
    result = verify("--brand", BRAND)
    assert (result.exit_code, said in result.output) == (1, True), result.output


def test_chain_that_was_written_anew_is_found_by_a_head_kept_elsewhere(verify: Verify) -> None:
    other = verify("--brand", BRAND, "--noted", "4:sha256:" + "0" * 64)
    assert (other.exit_code, "written anew" in other.output) == (1, True)
    beyond = verify("--brand", BRAND, "--noted", "9:sha256:" + "0" * 64)
    assert (beyond.exit_code, "position 9 was noted" in beyond.output) == (1, True)
    assert verify("--noted", "4:sha256:0").exit_code == 2
    assert verify("--brand", BRAND, "--noted", "four").exit_code == 2
