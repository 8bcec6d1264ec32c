"""A house adds a component of its own: one folder, found by its name."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from components.cli import main
from components.library import VARIABLE, library


def run(*arguments: str) -> tuple[int, str]:
    done = CliRunner().invoke(main, arguments)
    return done.exit_code, done.output


def test_new_component_is_there_and_renders_at_once(tmp_path: Path) -> None:
    code, said = run("new", "store-map", "--in", str(tmp_path))
    assert code == 0
    assert str(tmp_path / "store-map" / "component.toml") in said
    assert "store-map" in library((tmp_path,))
    content = tmp_path / "store-map" / "examples" / "store-map-usual.json"
    for channel, format_, shown in (
        ("web", "html", "<h2"),
        ("email", "html", "Mehr"),
        ("email", "document", "<!doctype html>"),
        ("email", "text", "Überschrift"),
        ("push", "apns", "Überschrift"),
    ):
        done = subprocess.run(
            [
                sys.executable, "-c", "from components.cli import main; main()",
                "render", "store-map", str(content), "--channel", channel, "--format", format_,
            ],
            env=os.environ | {VARIABLE: str(tmp_path)},
            capture_output=True,
            check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        assert shown in done.stdout.decode()


@pytest.mark.parametrize("name", ["", "Store", "a b", "../x", "a--b", "ä", "-a"])
def test_name_that_cannot_be_one_is_refused(tmp_path: Path, name: str) -> None:
    code, said = run("new", "--in", str(tmp_path), "--", name)
    assert code == 2
    assert "cannot be a name" in said
    assert not list(tmp_path.iterdir())


def test_component_that_is_there_is_never_overwritten(tmp_path: Path) -> None:
    (tmp_path / "teaser").mkdir()
    code, said = run("new", "teaser", "--in", str(tmp_path))
    assert (code, list((tmp_path / "teaser").iterdir())) == (2, [])
    assert "is there already" in said
