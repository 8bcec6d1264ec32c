"""What a module offers is listed in it, and nothing else is offered."""

import ast
import importlib
from pathlib import Path

import pytest

import components

ROOT = Path(components.__file__).parent
ELSEWHERE = ("signage", "fonts")
MODULES = sorted(
    path
    for path in ROOT.rglob("*.py")
    if path != ROOT / "__init__.py" and not set(path.relative_to(ROOT).parts) & set(ELSEWHERE)
)


def defined(path: Path) -> set[str]:
    """Public functions and classes that a module's own text defines."""
    body = ast.parse(path.read_text(encoding="utf-8")).body
    return {
        node.name for node in body if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_")
    }


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_module_lists_what_it_offers(path: Path) -> None:
    steps = path.relative_to(ROOT.parent).with_suffix("").parts
    module = importlib.import_module(".".join(step for step in steps if step != "__init__"))
    listed = set(module.__all__)
    assert all(hasattr(module, name) for name in listed)
    found = defined(path)
    if path.name not in {"__init__.py", "cli.py"}:  # packages gather names; commands are called from a shell
        assert found <= listed
