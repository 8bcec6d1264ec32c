"""The command line over the store that every test begins with."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from content_hub.cli import main
from tests.conftest import Prepared

Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run `content-hub` in an empty folder, in English; nothing may end in a traceback."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    monkeypatch.setenv("CONTENT_HUB_STORE", f"sqlite:///{tmp_path / 'hub.db'}")

    def run(*arguments: str | Path, exit_code: int = 0) -> Result:
        result = CliRunner().invoke(main, [str(item) for item in arguments])
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
        assert result.exit_code == exit_code, result.output
        return result

    return run


@pytest.fixture
def store(prepared: Prepared, tmp_path: Path) -> Path:
    """A store with the example brand in force and its people."""
    shutil.copyfile(prepared[0], tmp_path / "hub.db")
    return tmp_path / "hub.db"
