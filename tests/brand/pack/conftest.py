"""Packs written to a folder, file by file."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

BRAND = 'name = "Test"\ndefault_locale = "de-DE"\n[locales."de-DE"]\n[locales."en-GB"]\n'


@pytest.fixture
def pack(tmp_path: Path) -> Callable[[Mapping[str, str | bytes]], Path]:
    """Write a pack; brand.toml is there unless it is given."""

    def write(files: Mapping[str, str | bytes]) -> Path:
        folder = tmp_path / "pack"
        for name, content in {"brand.toml": BRAND, **files}.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return folder

    return write
