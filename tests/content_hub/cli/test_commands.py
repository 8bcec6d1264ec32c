"""What people and programs get from `content-hub`: a sentence, an exit code, JSON where they ask for it."""

import asyncio
import json
from pathlib import Path
from typing import TypeVar

import pytest

from content_hub.storage.queries import BlockOf, BrandOf, Query, VersionOf
from content_hub.storage.sqlite import open_store
from tests.content_hub.cli.conftest import Run
from tests.journeys.corridor import Corridor, a_footer, a_message, a_page

T = TypeVar("T")

SMALL_PACK = 'name = "Fjord"\ndefault_locale = "de-DE"\n[locales."de-DE"]\n'


def asked(store: Path, query: Query[T]) -> T:
    async def ask() -> T:
        opened = open_store(store)
        try:
            return await opened.facts(query)
        finally:
            await opened.close()

    return asyncio.run(ask())


def lines(folder: Path, *blocks: dict[str, object]) -> Path:
    file = folder / "blocks.jsonl"
    file.write_text("\n".join(json.dumps(block) for block in blocks), "utf-8")
    return file


def line(key: str, content: object, component: str = "message", **more: object) -> dict[str, object]:
    return {"key": key, "component": component, "content": content, **more}


# from nothing to a brand in force


def test_a_new_store_gets_an_admin_people_a_brand_and_its_first_block(run: Run, tmp_path: Path) -> None:
    first = json.loads(run("init", "--admin", "Ada", "--json").stdout)
    assert set(first) == {"actor", "token"}
    owner = run("actor", "add", "Will", "--role", "fjord:writer", "--role", "fjord:approver").stdout.strip()
    bot = json.loads(
        run("actor", "add", "bot", "--service", "--owner", owner, "--role", "fjord:writer", "--json").stdout
    )
    token = json.loads(run("token", "add", "Will", "--days", "30", "--json").stdout)
    assert token["actor"] == owner
    assert token["token"] != first["token"]
    listed = run("actor", "list").stdout.splitlines()
    assert listed == [
        f"{first['actor']}\tAda\t*:admin",
        f"{owner}\tWill\tfjord:writer fjord:approver",
        f"{bot['actor']}\tbot\tfjord:writer",
    ]
    pack = tmp_path / "pack"
    pack.mkdir()
    (pack / "brand.toml").write_text(SMALL_PACK)
    pushed = json.loads(run("brand", "push", pack, "--brand", "fjord", "--as", "Ada", "--json").stdout)
    assert pushed["version"] == 1
    brand = asked(tmp_path / "hub.db", BrandOf(brand="fjord"))
    assert getattr(brand, "name", None) == "Fjord"
    assert getattr(brand, "active", None) == 1
    content = {"facts": {}, "texts": {"de-DE": {"headline": "Licht", "body": "Am Fjord."}}}
    saved = run("blocks", "import", lines(tmp_path, line("licht", content)), "--brand", "fjord", "--as", "Will")
    assert saved.stdout == "1 created 0 updated 0 unchanged 0 refused\n"


def test_a_store_is_begun_once(run: Run, store: Path) -> None:
    before = store.read_bytes()
    result = run("init", exit_code=2)
    assert "content-hub token add" in result.stderr
    assert store.read_bytes() == before


# blocks


def test_importing_again_changes_nothing_and_an_export_can_be_imported(run: Run, store: Path, tmp_path: Path) -> None:
    content = a_message("Licht\N{NO-BREAK SPACE}und „Schatten“")
    file = lines(
        tmp_path,
        line("dezember", a_page("abende", "footer"), "page"),
        line("abende", content, labels=["winter", "abend"]),
        line("footer", a_footer(), "legal-footer", note="aus dem alten System"),
    )
    who = ("--brand", "nordlicht", "--as", "Wanda")
    assert run("blocks", "import", file, *who).stdout == "3 created 0 updated 0 unchanged 0 refused\n"
    assert run("blocks", "import", file, *who).stdout == "0 created 0 updated 3 unchanged 0 refused\n"
    exported = run("blocks", "export", "--brand", "nordlicht").stdout
    read = {item["key"]: item for item in map(json.loads, exported.splitlines())}
    assert read["abende"] == line("abende", content, labels=["abend", "winter"])
    copy = tmp_path / "export.jsonl"
    copy.write_text(exported, "utf-8")
    assert run("blocks", "import", copy, *who).stdout == "0 created 0 updated 3 unchanged 0 refused\n"
    assert asked(store, BlockOf(brand="nordlicht", key="dezember")) is not None


def test_refused_lines_are_named_with_their_places_and_the_others_are_saved(
    run: Run, store: Path, tmp_path: Path
) -> None:
    file = lines(
        tmp_path,
        line("gut", a_message()),
        line("schlecht", {"facts": {"cta_url": "x"}, "texts": {"fr-FR": {}}}),
        line("GROSS", a_message()),
        line("seite", a_page("nirgends"), "page"),
        line("hologramm", {}, "hologram"),
    )
    result = run("blocks", "import", file, "--brand", "nordlicht", "--as", "Wanda", exit_code=1)
    assert result.stdout == "1 created 0 updated 0 unchanged 4 refused\n"
    for said in ("schlecht:", "/facts/cta_url", "/texts/fr-FR", "GROSS:", "“nirgends”", "“hologram”"):
        assert said in result.stderr
    assert asked(store, VersionOf(brand="nordlicht", key="gut")) is not None


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b'{"key": "a"}\n{', "/2"),
        (b"\xff\xfe", "not UTF-8"),
        (b"[" * 5_000, "/1"),
        (b'{"key": "a", "component": "message", "content": {}, "contents": {}}', "contents"),
        (b'{"key": "\\ud800", "component": "message", "content": {}}', "/1"),
    ],
    ids=["broken", "latin", "deep", "unknown-member", "surrogate"],
)
@pytest.mark.usefixtures("store")
def test_a_file_that_holds_no_blocks_is_refused_whole(run: Run, tmp_path: Path, data: bytes, said: str) -> None:
    file = tmp_path / "blocks.jsonl"
    file.write_bytes(data)
    result = run("blocks", "import", file, "--brand", "nordlicht", "--as", "Wanda", exit_code=2)
    assert said in result.stderr
    assert run("blocks", "export", "--brand", "nordlicht").stdout == ""


@pytest.mark.usefixtures("store")
def test_an_empty_file_imports_nothing(run: Run, tmp_path: Path) -> None:
    file = lines(tmp_path)
    result = run("blocks", "import", file, "--brand", "nordlicht", "--as", "Wanda")
    assert result.stdout == "0 created 0 updated 0 unchanged 0 refused\n"


# publish and check


def test_publishing_passes_the_same_gate(run: Run, corridor: Corridor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CONTENT_HUB_STORE", f"sqlite:///{corridor.path}")
    corridor.save("abende", a_message())
    refused = run("publish", "abende", "--brand", "nordlicht", "--as", "Paul", exit_code=2)
    assert "not approved" in refused.stderr
    forbidden = run("publish", "abende", "--brand", "nordlicht", "--as", "Wanda", exit_code=2)
    assert "publisher" in forbidden.stderr
    corridor.approved("abende")
    result = run("publish", "abende", "--brand", "nordlicht", "--as", "Paul")
    assert result.stdout == "“abende” version 1 is live: de-AT, de-DE, en-GB.\n"
    assert corridor.live("abende") is not None
    missing = run("publish", "morgen", "--brand", "nordlicht", "--as", "Paul", exit_code=2)
    assert "“morgen”" in missing.stderr


@pytest.mark.usefixtures("store")
def test_a_block_is_checked_before_it_is_sent(run: Run, tmp_path: Path) -> None:
    good, bad = tmp_path / "gut.json", tmp_path / "schlecht.json"
    good.write_text(json.dumps(line("abende", a_message())))
    bad.write_text(json.dumps(line("abende", a_message("Billige Laternen"))))
    assert "error" not in run("check", good, "--brand", "nordlicht").stdout
    told = run("check", bad, "--brand", "nordlicht", exit_code=1).stdout
    assert "tone/avoided-term  /texts/de-DE/headline:1:1" in told
    (report,) = json.loads(run("check", bad, "--brand", "nordlicht", "--format", "json", exit_code=1).stdout)["reports"]
    assert report["path"] == str(bad)
    assert report["counts"]["error"] == 1


# backup and restore


def test_a_backup_is_restored_whole_and_damage_is_named(
    run: Run, store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("blocks", "import", lines(tmp_path, line("abende", a_message())), "--brand", "nordlicht", "--as", "Wanda")
    run("check-store")
    exported = run("blocks", "export", "--brand", "nordlicht").stdout
    copy = tmp_path / "copy.db"
    run("backup", copy)
    run("backup", copy, exit_code=2)
    run("restore", copy, exit_code=2)
    monkeypatch.setenv("CONTENT_HUB_STORE", f"sqlite:///{tmp_path / 'second.db'}")
    run("restore", copy)
    assert run("blocks", "export", "--brand", "nordlicht").stdout == exported
    data = bytearray(copy.read_bytes())
    data[len(data) // 2 : len(data) // 2 + 8_192] = bytes(8_192)
    copy.write_bytes(data)
    monkeypatch.setenv("CONTENT_HUB_STORE", f"sqlite:///{tmp_path / 'third.db'}")
    assert run("restore", copy, exit_code=2).stderr
    assert not (tmp_path / "third.db").exists()
    assert store.exists()


# wrong use

WHO = ("--brand", "nordlicht", "--as", "Wanda")
WRONG: dict[str, tuple[tuple[str, ...], str]] = {
    "no-such-command": (("publsh",), "No such command"),
    "no-brand": (("publish", "abende", "--as", "Paul"), "--brand"),
    "no-such-brand": (("blocks", "export", "--brand", "nirgends"), "“nirgends”"),
    "no-such-actor": (("publish", "abende", "--brand", "nordlicht", "--as", "Niemand"), "“Niemand”"),
    "no-such-file": (("blocks", "import", "nichts.jsonl", *WHO), "nichts.jsonl"),
    "a-folder": (("blocks", "import", ".", *WHO), "is a directory"),
    "no-such-folder": (("brand", "push", "nichts", "--brand", "nordlicht", "--as", "Mara"), "nichts"),
    "role-without-brand": (("actor", "add", "Otto", "--role", "writer"), "BRAND:ROLE"),
    "empty-name": (("actor", "add", " "), "name"),
    "service-without-owner": (("actor", "add", "bot", "--service"), "owner"),
    "owner-who-is-nobody": (("actor", "add", "bot", "--service", "--owner", "niemand"), "owner"),
    "person-with-owner": (("actor", "add", "Otto", "--owner", "ada"), "owner"),
    "no-days": (("token", "add", "Wanda", "--days", "0"), "--days"),
    "token-for-nobody": (("token", "add", "Niemand"), "“Niemand”"),
    "backup-into-nothing": (("backup", "nichts/copy.db"), "nichts"),
    "restore-nothing": (("restore", "nichts.db"), "nichts.db"),
}


@pytest.mark.parametrize(("arguments", "said"), WRONG.values(), ids=WRONG)
@pytest.mark.usefixtures("store")
def test_wrong_use_gets_a_sentence(run: Run, arguments: tuple[str, ...], said: str) -> None:
    result = run(*arguments, exit_code=2)
    assert said in result.stderr
    assert "Traceback" not in result.output


@pytest.mark.parametrize(
    "arguments",
    [("blocks", "export", "--brand", "x"), ("serve",), ("actor", "list"), ("backup", "copy.db"), ("check-store",)],
    ids=lambda arguments: arguments[0],
)
def test_without_a_store_people_are_told_how_to_make_one(run: Run, tmp_path: Path, arguments: tuple[str, ...]) -> None:
    result = run(*arguments, exit_code=2)
    assert "content-hub init" in result.stderr
    assert not (tmp_path / "hub.db").exists()


def test_a_file_that_is_no_store_is_not_touched(run: Run, tmp_path: Path) -> None:
    (tmp_path / "hub.db").write_bytes(b"Einkaufsliste: Kerzen" * 100)
    assert run("actor", "list", exit_code=2).stderr
    assert run("init", exit_code=2).stderr
    assert (tmp_path / "hub.db").read_bytes() == b"Einkaufsliste: Kerzen" * 100


def test_a_wrong_setting_is_refused_with_its_name(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CONTENT_HUB_PORT", "0")
    assert "CONTENT_HUB_PORT" in run("serve", exit_code=2).stderr


def test_a_german_terminal_is_answered_in_german(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "de_DE.UTF-8")
    assert "Anlegen mit: content-hub init" in run("actor", "list", exit_code=2).stderr


@pytest.mark.usefixtures("store")
def test_a_pack_with_faults_is_named_with_file_and_line_and_changes_nothing(run: Run, tmp_path: Path) -> None:
    pack = tmp_path / "pack"
    pack.mkdir()
    (pack / "brand.toml").write_text(SMALL_PACK + "colour = 1\n")
    result = run("brand", "push", pack, "--brand", "fjord", "--as", "Ada", exit_code=2)
    assert "/brand.toml:4" in result.stderr
    assert asked(tmp_path / "hub.db", BrandOf(brand="fjord")) is None


@pytest.mark.usefixtures("store")
def test_a_pack_of_other_locales_is_not_pushed_over_a_brand(run: Run, tmp_path: Path) -> None:
    pack = tmp_path / "pack"
    pack.mkdir()
    (pack / "brand.toml").write_text(SMALL_PACK)
    result = run("brand", "push", pack, "--brand", "nordlicht", "--as", "Mara", exit_code=2)
    assert "de-AT (→ de-DE), de-DE, en-GB" in result.stderr
