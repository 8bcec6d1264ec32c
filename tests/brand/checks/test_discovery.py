"""A check is found by its file's name, and a file that promises another one is refused."""

import sys
from pathlib import Path

import pytest

from brand import checks
from brand.errors import MisplacedCheck

CHECK = """
from brand.check import Check, Needs
from brand.finding import Said, Severity

CHECK = Check(
    id="{id}",
    summary=Said(de="", en=""),
    why=Said(de="", en=""),
    severity=Severity.ERROR,
    needs=Needs.PROSE,
    run=lambda document, context: iter(()),
    examples=(),
    family="{family}",
)
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    package = tmp_path / "shelf" / "tone"
    package.mkdir(parents=True)
    (tmp_path / "shelf" / "__init__.py").touch()
    (package / "__init__.py").touch()
    monkeypatch.syspath_prepend(tmp_path)
    for name in [name for name in sys.modules if name.partition(".")[0] == "shelf"]:
        monkeypatch.delitem(sys.modules, name)
    return package


def walked(folder: Path) -> list[str]:
    return list(checks.walk("shelf", [str(folder.parent)]))


def test_engineer_adds_a_check_by_adding_a_file(folder: Path) -> None:
    (folder / "loud_word.py").write_text(CHECK.format(id="tone/loud-word", family="tone"))
    (folder / "_shared.py").write_text("")

    assert walked(folder) == ["tone/loud-word"]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (CHECK.format(id="tone/quiet-word", family="tone"), "its path promises tone/loud-word"),
        (CHECK.format(id="tone/loud-word", family="colour"), "its path promises tone/loud-word"),
        ("CHECK = 1", "shelf.tone.loud_word holds no CHECK"),
    ],
)
def test_file_that_holds_another_check_than_its_path_says_is_refused(folder: Path, content: str, reason: str) -> None:
    (folder / "loud_word.py").write_text(content)

    with pytest.raises(MisplacedCheck, match=reason):
        walked(folder)


def test_nobody_can_register_a_check_by_hand() -> None:
    with pytest.raises(TypeError):
        checks.discover()["tone/mine"] = None  # type: ignore[index] # that it cannot be done is the point
