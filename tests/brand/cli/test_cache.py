"""A pack is compiled once, and never taken for another one."""

from pathlib import Path

import pytest

from brand.cli.cache import compiled
from brand.errors import PackInvalid

BRAND = 'name = "{name}"\ndefault_locale = "de-DE"\n[locales."de-DE"]\n'


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    (tmp_path / "pack").mkdir()
    (tmp_path / "pack" / "brand.toml").write_text(BRAND.format(name="A"))
    return tmp_path / "pack"


def kept(folder: Path) -> list[Path]:
    return list((folder.parent / "cache").rglob("*.msgpack"))


def test_second_call_takes_what_the_first_compiled(folder: Path) -> None:
    first = compiled(folder)
    (file,) = kept(folder)
    stamp = file.stat().st_mtime_ns

    assert compiled(folder) == first
    assert file.stat().st_mtime_ns == stamp


def test_changed_pack_is_compiled_anew(folder: Path) -> None:
    compiled(folder)
    (folder / "brand.toml").write_text(BRAND.format(name="B"))

    assert compiled(folder).brand.name == "B"


def test_pack_that_became_faulty_is_refused_although_it_was_kept(folder: Path) -> None:
    compiled(folder)
    (folder / "brand.toml").write_text("nam = 1")

    with pytest.raises(PackInvalid):
        compiled(folder)


def test_damaged_cache_is_compiled_over(folder: Path) -> None:
    first = compiled(folder)
    (file,) = kept(folder)
    file.write_bytes(b"damaged")

    assert compiled(folder) == first
    assert file.read_bytes() != b"damaged"


def test_cache_that_cannot_be_written_costs_nothing_but_time(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder.parent / "file").touch()
    monkeypatch.setenv("XDG_CACHE_HOME", str(folder.parent / "file"))

    assert compiled(folder).brand.name == "A"


def test_cache_does_not_grow_for_ever(folder: Path) -> None:
    for number in range(25):
        (folder / "brand.toml").write_text(BRAND.format(name=f"Brand {number}"))
        compiled(folder)

    assert len(kept(folder)) == 20
