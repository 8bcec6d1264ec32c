"""A copywriter checks texts from the command line."""

import json
import stat
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from brand.cli import main

NORDLICHT = str(Path(__file__).parents[3] / "examples" / "nordlicht")
OFF_BRAND = "Hol dir billige Lampen.\n"


def brand(*arguments: str | Path, stdin: str | bytes | None = None) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments], input=stdin, catch_exceptions=False)


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    path = tmp_path / "draft.md"
    path.write_text(OFF_BRAND)
    return path


def test_copywriter_sees_the_word_where_it_stands(draft: Path) -> None:
    result = brand("check", draft, "--pack", NORDLICHT, "--lang", "en")

    assert result.exit_code == 1
    assert f"{draft}:1:9 error tone/avoided-term" in result.output
    assert "  1 | Hol dir billige Lampen.\n    |         ^^^^^^^\n" in result.output


def test_program_reads_the_report_of_every_file_as_json(draft: Path, tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text("<p>Eine ruhige Lampe für den Abend.</p>")

    result = brand("check", tmp_path, "--pack", NORDLICHT, "--format", "json")

    reports = json.loads(result.output)["reports"]
    assert [Path(report["path"]).name for report in reports] == ["draft.md", "page.html"]
    (finding,) = reports[0]["findings"]
    assert finding["rule"] == "tone/avoided-term"
    assert finding["quote"] == "billige"
    assert finding["at"] == {"pointer": "/content", "start": 8, "end": 15, "line": 1, "column": 9}
    assert reports[1]["findings"] == []
    assert draft.read_text() == OFF_BRAND


def test_clean_text_exits_zero(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Eine ruhige Lampe.")

    result = brand("check", tmp_path / "a.txt", "--pack", NORDLICHT, "--lang", "de")

    assert (result.exit_code, result.output) == (0, "Keine Befunde.\n")


def test_fail_on_says_what_a_pipeline_stops_at(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Licht! Mehr Licht! Noch mehr Licht!")

    assert brand("check", tmp_path, "--pack", NORDLICHT).exit_code == 0
    assert brand("check", tmp_path, "--pack", NORDLICHT, "--fail-on", "warning").exit_code == 1


def test_standard_input_needs_its_kind() -> None:
    assert brand("check", "-", stdin=OFF_BRAND).exit_code == 2
    assert brand("check", "-", "--kind", "text", "--pack", NORDLICHT, stdin=OFF_BRAND).exit_code == 1


def test_english_text_is_judged_as_english_without_being_told(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("This is the cheapest of the lanterns and it is for you.")

    result = brand("check", tmp_path, "--pack", NORDLICHT, "--format", "json")

    (finding,) = json.loads(result.output)["reports"][0]["findings"]
    assert (finding["locale"], finding["quote"]) == ("en-GB", "cheapest")


def test_language_alone_finds_the_locale_of_the_brand(draft: Path) -> None:
    result = brand("check", draft, "--pack", NORDLICHT, "--locale", "de", "--format", "json")

    assert json.loads(result.output)["reports"][0]["findings"][0]["locale"] == "de-DE"


def test_locale_that_the_brand_does_not_speak_is_refused(draft: Path) -> None:
    result = brand("check", draft, "--pack", NORDLICHT, "--locale", "fr-FR", "--lang", "en")

    assert result.exit_code == 2
    assert result.stderr == "Nordlicht has no locale fr-FR; known: de-DE, de-AT, en-GB\n"


def test_channel_that_neither_we_nor_the_pack_know_is_refused(draft: Path) -> None:
    result = brand("check", draft, "--channel", "fax", "--lang", "en")

    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == "there is no channel fax: email, push, signage, web\n"


def test_channel_of_the_packs_own_is_known(tmp_path: Path, draft: Path) -> None:
    (tmp_path / "brand.toml").write_text('name = "K"\ndefault_locale = "de-DE"\n[locales."de-DE"]\n')
    (tmp_path / "rules.toml").write_text('[rules."language/exclamation"]\nchannels = ["kiosk"]\n')

    assert brand("check", draft, "--pack", tmp_path, "--channel", "kiosk").exit_code in {0, 1}


def test_file_that_is_not_there_is_told_before_its_suffix(tmp_path: Path) -> None:
    result = brand("check", tmp_path / "letter.xyz", "--lang", "en")

    assert result.exit_code == 2
    assert result.stderr.endswith("letter.xyz cannot be read: No such file or directory\n")


def test_cure_shows_the_gap_that_nobody_sees(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Ab 20 % Feuchte.\n")

    assert "20\u237d%" in brand("check", tmp_path / "a.txt", "--locale", "de-DE").stdout


def test_mistyped_channel_is_refused(draft: Path) -> None:
    result = brand("check", draft, "--channel", "emial", "--lang", "en")

    assert (result.exit_code, result.stderr) == (2, "there is no `emial`: did you mean `email`?\n")


def test_brand_without_a_pack_is_checked_by_what_holds_for_all(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text('<p>Hier geht es zu den Lampen</p><img src="a.png">')

    result = brand("check", tmp_path, "--format", "json")

    assert [finding["rule"] for finding in json.loads(result.output)["reports"][0]["findings"]] == ["access/alt-text"]


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.png", b"\x89PNG", "a.png: this is no PNG, JPEG or WebP picture\n"),
        (
            "a.gif",
            b"",
            (
                "a.gif: unknown suffix; known are .txt .md .markdown .html .htm .svg .css .png .jpg .jpeg .webp, "
                "or state --kind\n"
            ),
        ),
        ("a.txt", b"\xff", "a.txt is not UTF-8 (byte 0)\n"),
        ("a.txt", b"a\0b", "a.txt holds NUL characters: this is no text\n"),
        ("a.txt", None, "a.txt cannot be read: No such file or directory\n"),
    ],
)
def test_unreadable_input_gets_a_sentence_and_exit_code_two(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, content: bytes | None, said: str
) -> None:
    monkeypatch.chdir(tmp_path)
    if content is not None:
        Path(name).write_bytes(content)

    result = brand("check", name, "--lang", "en")

    assert (result.exit_code, result.stderr) == (2, said)


def test_folder_without_texts_is_no_success(tmp_path: Path) -> None:
    assert brand("check", tmp_path).exit_code == 2


def test_broken_picture_in_a_folder_is_named(draft: Path) -> None:
    broken = draft.with_name("a.png")
    broken.write_bytes(b"\x89PNG")

    result = brand("check", draft.parent, "--lang", "en")

    assert (result.exit_code, result.stderr) == (2, f"{broken}: this is no PNG, JPEG or WebP picture\n")


def test_faulty_pack_is_answered_with_its_lines(draft: Path, tmp_path: Path) -> None:
    (tmp_path / "brand.toml").write_text('nam = "x"\n')

    result = brand("check", draft, "--pack", tmp_path, "--lang", "en")

    assert result.exit_code == 2
    assert "brand.toml:1: unknown key `nam`: did you mean `name`?" in result.stderr


def test_suggested_fix_mends_the_file_and_nothing_else(draft: Path) -> None:
    draft.write_bytes("\ufeffHol dir billige Lampen.\r\nJetzt.\r\n".encode())
    draft.chmod(0o640)

    result = brand("check", draft, "--pack", NORDLICHT, "--fix-suggested")

    assert result.exit_code == 0
    assert draft.read_bytes().decode() == "\ufeffHol dir günstige Lampen.\r\nJetzt.\r\n"
    assert stat.S_IMODE(draft.stat().st_mode) == 0o640
    assert [path.name for path in draft.parent.iterdir()] == ["draft.md"]


def test_mended_standard_input_is_the_answer() -> None:
    result = brand(
        "check", "-", "--kind", "text", "--pack", NORDLICHT, "--fix-suggested", "--lang", "en", stdin=OFF_BRAND
    )

    assert (result.stdout, result.stderr) == ("Hol dir günstige Lampen.\n", "No findings.\n")


def test_deep_nesting_and_odd_characters_are_judged_or_refused_in_a_sentence(tmp_path: Path) -> None:
    for name, content in {
        "a.html": "<div>" * 5000,
        "b.md": "> " * 5000 + "billig",
        "c.md": "[" * 5000,
        "d.svg": "<g>" * 5000,
        "e.css": "{" * 5000,
        "f.txt": "",
        "g.txt": "\u202e\u0300\U0010ffff",
    }.items():
        (tmp_path / name).write_text(content)

    result = brand("check", tmp_path, "--format", "json", "--lang", "en")

    assert len(json.loads(result.stdout)["reports"]) == 6
    assert (result.exit_code, result.stderr) == (
        2,
        f"{tmp_path}/e.css: line 1, column 201: the style nests too deep.\n",
    )
