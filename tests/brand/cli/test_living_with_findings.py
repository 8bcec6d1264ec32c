"""A team lives with findings: waivers in files, a baseline, reports for its tools, thousands of files."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from brand.cli import main

NORDLICHT = str(Path(__file__).parents[3] / "examples" / "nordlicht")
WAIVED = "<!-- brand waive tone/avoided-term until 2999-12-31: quoted from the contract -->\nHol dir billige Lampen.\n"


def brand(*arguments: str | Path, stdin: str | None = None) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments], input=stdin, catch_exceptions=False)


def check(*arguments: str | Path) -> Result:
    return brand("check", *arguments, "--pack", NORDLICHT, "--lang", "en")


def test_waived_finding_does_not_stop_anybody_but_stays_in_the_report(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(WAIVED)

    shown = check(tmp_path)
    (report,) = json.loads(check(tmp_path, "--format", "json").stdout)["reports"]

    assert (shown.exit_code, shown.stdout) == (0, "No findings. 1 waived.\n")
    assert report["findings"][0]["waiver"] == {
        "id": "inline:1:1",
        "reason": "quoted from the contract",
        "expires": "2999-12-31",
        "granted_by": None,
    }
    assert (report["counts"], report["score"]) == ({"error": 0, "warning": 0, "note": 0}, 100)


def test_waived_words_are_not_mended(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(WAIVED)

    check(tmp_path, "--fix-suggested")

    assert (tmp_path / "a.md").read_text() == WAIVED


def test_only_new_findings_stop_a_team_that_has_a_baseline(tmp_path: Path) -> None:
    draft, known = tmp_path / "draft.md", tmp_path / "known.json"
    draft.write_text("Hol dir billige Lampen.\n")

    assert check(draft, "--baseline", known, "--write-baseline").exit_code == 0
    draft.rename(tmp_path / "moved.md")
    (tmp_path / "moved.md").write_text("# Lampen\n\nHol dir billige Lampen.\n")
    assert check(tmp_path, "--baseline", known).exit_code == 0
    (tmp_path / "moved.md").write_text("Hol dir billige Lampen.\n\nAuch billige Dochte.\n")
    result = check(tmp_path, "--baseline", known)

    assert result.exit_code == 1
    assert "moved.md:3:6 error tone/avoided-term" in result.stdout
    assert result.stdout.endswith("1 error, 0 warnings, 0 notes, 1 waived\n")


def test_known_finding_is_known_once(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Hol dir billige Lampen.\n")
    check(tmp_path, "--baseline", tmp_path / "known.json", "--write-baseline")
    (tmp_path / "b.txt").write_text("Hol dir billige Lampen.\n")

    assert check(tmp_path, "--baseline", tmp_path / "known.json").exit_code == 1


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, "cannot be read: No such file or directory; --write-baseline makes the file"),
        ("{}[", "is no baseline"),
        ('{"version": 2, "findings": []}', "is no baseline"),
        ("[" * 5000, "is no baseline"),
    ],
)
def test_wrong_baseline_is_refused_before_anything_is_judged(tmp_path: Path, content: str | None, said: str) -> None:
    known = tmp_path / "known.json"
    if content is not None:
        known.write_text(content)
    (tmp_path / "a.txt").write_text("Hol dir billige Lampen.\n")

    result = check(tmp_path, "--baseline", known, "--fix-suggested")

    assert (result.exit_code, result.stdout) == (2, "")
    assert said in result.stderr
    assert (tmp_path / "a.txt").read_text() == "Hol dir billige Lampen.\n"


def test_baseline_is_written_to_a_named_file_only(tmp_path: Path) -> None:
    result = check(tmp_path, "--write-baseline")

    assert (result.exit_code, result.stderr) == (2, "--write-baseline needs --baseline FILE: that is where it writes\n")


def test_pull_request_shows_findings_beside_their_lines(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a,b.md").write_text("Hol dir billige Lampen.\n")

    assert check("a,b.md", "--format", "github").stdout == (
        "::error file=a%2Cb.md,line=1,endLine=1,col=9,endColumn=16,title=tone/avoided-term::"
        "“billige” is not how we speak: better “günstige”.\n"
    )


def test_editor_reads_the_findings_as_sarif(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.md").write_text("Hol dir billige Lampen.\n")

    (run,) = json.loads(check("a.md", "--format", "sarif").stdout)["runs"]

    (result,) = run["results"]
    assert result["ruleId"] == run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == "tone/avoided-term"


def test_one_unreadable_file_of_many_hides_none_of_the_others(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"\xff")
    (tmp_path / "b.txt").write_text("Hol dir billige Lampen.\n")

    result = check(tmp_path)

    assert result.exit_code == 2
    assert result.stderr == f"{tmp_path}/a.txt is not UTF-8 (byte 0)\n"
    assert "b.txt:1:9 error tone/avoided-term" in result.stdout


def test_many_files_are_judged_by_several_processes_in_the_same_order(tmp_path: Path) -> None:
    for number in range(140):
        (tmp_path / f"{number:03}.txt").write_text(f"Hol dir billige Lampen, {number} davon.\n")
    (tmp_path / "077.txt").write_bytes(b"\xff")
    command = [sys.executable, "-c", "from brand.cli import main; main()", "check", str(tmp_path), "--format", "json"]

    alone, together = (
        subprocess.run([*command, "--pack", NORDLICHT, "--jobs", jobs], capture_output=True, check=False, text=True)
        for jobs in ("1", "2")
    )

    assert (alone.returncode, together.returncode) == (2, 2)
    assert alone.stdout == together.stdout
    assert "077.txt is not UTF-8" in together.stderr
    assert len(json.loads(together.stdout)["reports"]) == 139


def test_pipe_sees_no_progress(tmp_path: Path) -> None:
    for number in range(40):
        (tmp_path / f"{number}.txt").write_text("Eine ruhige Lampe.")

    result = check(tmp_path)

    assert (result.stdout, result.stderr) == ("No findings.\n", "")
