"""Everything goes out to a folder and comes back the same; a folder that somebody touched does not."""

import json
from pathlib import Path

import pytest

from content_hub.errors import StoreUnusable
from content_hub.storage.backup import check_store
from content_hub.storage.exporting import export_everything, import_everything
from content_hub.storage.sqlite.connection import Access, connect
from content_hub.storage.webhook_changes import PutSecrets, PutWebhook
from content_hub.webhooks.model import Webhook, WebhookSecret
from tests.contracts.building import BRAND, NOW, an_asset, an_entry, going_live, saved
from tests.contracts.desk import Desk


def fill(desk: Desk) -> None:
    picture = an_asset(b"picture")
    desk.commit(*saved(note='"quoted", ß and \u2028'), picture, entries=(an_entry(),))
    desk.commit(*going_live(b"<p>one</p>", assets=(picture.asset.digest,)), entries=(an_entry(), an_entry()))
    desk.commit(entries=(an_entry(),), brand="")
    hook = Webhook(brand=BRAND, id="w", url="https://shop.example/", events=("*",), actor="a", created=NOW)
    secret = PutSecrets(brand=BRAND, webhook="w", secrets=(WebhookSecret(secret="whsec_c2VjcmV0"),))
    desk.commit(PutWebhook(webhook=hook), secret)


def rows(path: Path, table: str) -> list[object]:
    connection = connect(path, Access.READ)
    found = connection.execute(f"SELECT * FROM {table}").fetchall()  # noqa: S608 - a table of ours
    connection.close()
    return found


def test_everything_comes_back_with_the_same_digests_and_the_same_chain(desk: Desk, tmp_path: Path) -> None:
    fill(desk)
    export_everything(desk.path, tmp_path / "out")
    import_everything(tmp_path / "out", tmp_path / "again.db")
    assert check_store(tmp_path / "again.db") == ()
    tables = json.loads((tmp_path / "out" / "contents.json").read_text())["tables"]
    assert {"log", "versions", "renditions", "live", "pointers", "assets", "webhooks"} <= tables.keys()
    for table in tables:
        assert rows(tmp_path / "again.db", table) == rows(desk.path, table)
    export_everything(tmp_path / "again.db", tmp_path / "twice")
    first, second = (sorted((tmp_path / name).rglob("*")) for name in ("out", "twice"))
    assert [path.read_bytes() for path in first if path.is_file()] == [
        path.read_bytes() for path in second if path.is_file()
    ]


def test_no_secret_goes_out(desk: Desk, tmp_path: Path) -> None:
    fill(desk)
    export_everything(desk.path, tmp_path / "out")
    written = b"".join(path.read_bytes() for path in (tmp_path / "out").rglob("*") if path.is_file())
    assert b"whsec_" not in written
    assert not (tmp_path / "out" / "signing_keys.jsonl").exists()


def replaced(path: Path, old: bytes, new: bytes) -> None:
    text = path.read_bytes()
    assert old in text
    path.write_bytes(text.replace(old, new, 1))


def test_a_folder_that_somebody_touched_makes_no_store(desk: Desk, tmp_path: Path) -> None:
    fill(desk)
    for number, (name, old, new) in enumerate(
        [
            ("log.jsonl", b'"actor":"', b'"actor":"x'),
            ("log.jsonl", b"\n", b"\n{"),
            ("versions.jsonl", b'"number":', b'"nomber":'),
            ("renditions.jsonl", b'"file":"', b'"file":"../'),
            ("contents.json", b'"0001_first"', b'"9999_newer"'),
            ("contents.json", b'"log"', b'"sqlite_schema"'),
            ("contents.json", b"{", b""),
        ]
    ):
        out = tmp_path / f"out-{number}"
        export_everything(desk.path, out)
        replaced(out / name, old, new)
        with pytest.raises(StoreUnusable):
            import_everything(out, tmp_path / "again.db")
    out = tmp_path / "missing"
    export_everything(desk.path, out)
    next((out / "files").iterdir()).write_bytes(b"other")
    with pytest.raises(StoreUnusable):
        import_everything(out, tmp_path / "again.db")
    assert not [path for path in tmp_path.iterdir() if "again" in path.name]


def test_nothing_that_is_there_is_written_over(desk: Desk, tmp_path: Path) -> None:
    export_everything(desk.path, tmp_path / "out")
    with pytest.raises(StoreUnusable):
        export_everything(desk.path, tmp_path / "out")
    with pytest.raises(StoreUnusable):
        import_everything(tmp_path / "out", desk.path)
