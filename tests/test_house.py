"""The house keeps its own rules: documented, sized, and true to its README."""

import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SOURCES = sorted(path for room in ("brand", "components", "content_hub") for path in (ROOT / room).rglob("*.py"))
PAGES = sorted([ROOT / "README.md", ROOT / "CHANGELOG.md", *(ROOT / "docs").rglob("*.md")])

MOST_LINES = 300
MOST_FUNCTION_LINES = 45


def reference() -> dict[str, str]:
    sys.path.insert(0, str(ROOT))
    try:
        from docs.generate import pages
    finally:
        sys.path.remove(str(ROOT))
    return dict(pages())


@pytest.mark.parametrize("name", ["channels", "checks", "commands", "components", "problems", "settings"])
def test_reference_page_says_what_the_code_does(name: str) -> None:
    written = (ROOT / "docs" / "reference" / f"{name}.md").read_text("utf-8")
    assert written == reference()[f"{name}.md"], "run `make docs`"


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_module_is_short_enough_to_be_read(path: Path) -> None:
    lines = path.read_text("utf-8").count("\n")
    assert lines <= MOST_LINES, f"{lines} lines: which two things live here?"


def test_nothing_is_left_for_later_or_hidden() -> None:
    found = [
        f"{path.relative_to(ROOT)}:{number}: {line.strip()}"
        for path in SOURCES
        for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1)
        if re.search(r"\b(TODO|FIXME|XXX|HACK)\b|# type: ignore(?!\[)|# noqa(?!:)", line)
    ]
    assert not found


def test_every_silence_has_a_reason_on_its_line() -> None:
    bare = [
        f"{path.relative_to(ROOT)}:{number}"
        for path in SOURCES
        for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1)
        if re.search(r"# (noqa: [A-Z0-9, ]+|type: ignore\[[a-z-, ]+\])\s*$", line)
    ]
    assert not bare


def test_pages_link_only_to_what_is_there() -> None:
    dead = [
        f"{page.relative_to(ROOT)} → {target}"
        for page in PAGES
        for target in re.findall(r"\]\(([^)#:\s]+)\)", page.read_text("utf-8"))
        if not (page.parent / target).exists()
    ]
    assert not dead


def test_every_dependency_says_why() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    why = (ROOT / "docs" / "why.md").read_text("utf-8").lower()
    names = {
        re.split(r"[\[<>=; ]", str(line))[0].lower()
        for line in (*project["project"]["dependencies"], *project["dependency-groups"]["dev"])
        if isinstance(line, str) and not line.startswith("types-")
    }
    assert not {name for name in names if name not in why}


def test_requirements_are_hashed_and_name_no_address() -> None:
    for path in (ROOT / "requirements").glob("*.txt"):
        text = path.read_text("utf-8")
        assert "--hash=sha256:" in text
        assert not re.search(r"https?://|index-url|find-links|file:", text), path.name


def test_container_is_built_by_the_steps_of_make_install() -> None:
    docker = " ".join((ROOT / "Dockerfile").read_text("utf-8").replace("\\\n", " ").split())
    make = " ".join((ROOT / "Makefile").read_text("utf-8").split())
    steps = re.findall(r"pip install --quiet --disable-pip-version-check (.*?)(?= &&| RUN | COPY | FROM )", docker)
    assert len(steps) == 3
    for step in steps:
        assert step.removesuffix(" .") in make, step


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """The service as `make demo` leaves it, for as long as this module's tests run."""
    from content_hub.demo.run import demo_service

    folder = tmp_path_factory.mktemp("demo")
    with demo_service(folder) as (url, people):
        yield {"HUB": url, "TOKEN": people.writer.token}


def blocks(page: str, language: str) -> list[str]:
    text = (ROOT / page).read_text("utf-8")
    return re.findall(rf"```{language}\n(.*?)```", text, flags=re.DOTALL)


def test_python_of_the_readme_runs(demo: dict[str, str]) -> None:
    (block,) = blocks("README.md", "python")
    ran = subprocess.run([sys.executable, "-c", block], env=demo, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    assert "tone/avoided-term" in ran.stdout
    assert "200" in ran.stdout


@pytest.mark.skipif(shutil.which("curl") is None, reason="curl is not installed: the shell examples cannot run")
@pytest.mark.parametrize("page", ["README.md", "docs/tutorial.md"])
def test_shell_examples_run(page: str, demo: dict[str, str]) -> None:
    for block in blocks(page, "bash"):
        script = f'set -e\ncurl() {{ command curl --fail-with-body "$@"; }}\n{block}'
        env = {**demo, "PATH": "/usr/bin:/bin"}
        ran = subprocess.run(["bash", "-c", script], env=env, capture_output=True, text=True, check=False)
        assert ran.returncode == 0, block + ran.stdout + ran.stderr


def test_check_of_the_how_to_is_a_check() -> None:
    block = blocks("docs/how-to/add-a-check.md", "python")[0]
    names = {"Breach", "Check", "Context", "Needs", "Pass"}
    from brand import check

    assert names <= set(check.__all__)
    compile(block, "add-a-check.md", "exec")
