"""A zipped pack may come from a stranger."""

import io
import stat
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from brand.errors import PackInvalid
from brand.pack import load, load_zip, read_digest

Write = Callable[[Mapping[str, str | bytes]], Path]
BRAND = b'name = "Test"\ndefault_locale = "de-DE"\n[locales."de-DE"]\n'


def zipped(files: Mapping[str, bytes], date: tuple[int, int, int, int, int, int] = (2026, 1, 1, 0, 0, 0)) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name, date), content, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def refusal(data: bytes) -> str:
    with pytest.raises(PackInvalid) as caught:
        load_zip(data)
    return str(caught.value)


def test_zip_and_folder_give_the_same_digest_whatever_the_zip_was_made_of(pack: Write) -> None:
    files = {"brand.toml": BRAND, "rules.toml": b"", "logos/.DS_Store": b"x", "README.md": b"for people"}
    folder = pack(files)

    digest = load(folder).digest

    assert digest == read_digest(folder)
    assert load_zip(zipped(files)).digest == digest
    assert load_zip(zipped(dict(reversed(files.items())), (1999, 1, 1, 0, 0, 0))).digest == digest
    nested = {f"nordlicht/{name}": content for name, content in files.items()}
    assert load_zip(zipped({**nested, "__MACOSX/nordlicht/._brand.toml": b"x"})).digest == digest


def test_another_byte_in_a_file_is_another_digest() -> None:
    assert load_zip(zipped({"brand.toml": BRAND})).digest != load_zip(zipped({"brand.toml": BRAND + b"\n"})).digest


@pytest.mark.parametrize("name", ["../brand.toml", "/etc/brand.toml", "logos/../../x.svg", "c:/x.toml", "logos\\x.svg"])
def test_path_that_leads_out_of_the_zip_is_refused(name: str) -> None:
    assert refusal(zipped({"brand.toml": BRAND, name: b"x"})) == f"{name}: the path leads out of the zip"


def test_link_in_a_zip_is_refused() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        entry = zipfile.ZipInfo("logos/a.svg")
        entry.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(entry, "/etc/passwd")

    assert refusal(buffer.getvalue()) == "logos/a.svg: is not a plain file"


def test_zip_bomb_is_refused_before_it_is_unpacked() -> None:
    assert (
        refusal(zipped({"brand.toml": BRAND, "logos/a.svg": b"0" * (64 * 2**20)})) == "logos/a.svg: is larger than 4 MB"
    )


def test_many_large_files_are_refused_together() -> None:
    files = {f"logos/{number}.svg": b"0" * (4 * 2**20 - 1) for number in range(5)}

    assert "the pack is larger than 16 MB" in refusal(zipped({"brand.toml": BRAND, **files}))


def test_too_many_entries_are_refused() -> None:
    assert (
        refusal(zipped({f"logos/{number}.svg": b"" for number in range(1001)}))
        == "zip: the zip has more than 1000 entries"
    )


@pytest.mark.parametrize(
    "data", [b"", b"no zip", b"PK\x05\x06" + bytes(18) + b"x", zipped({"brand.toml": BRAND})[:-30]]
)
def test_what_is_no_zip_is_refused(data: bytes) -> None:
    assert refusal(data) in {"zip: this is not a readable zip", "brand.toml: missing: it states name and locales"}


def test_damaged_zip_is_refused() -> None:
    data = bytearray(zipped({"brand.toml": BRAND * 50}))
    data[60:70] = b"damaged..."

    assert refusal(bytes(data)) == "zip: this is not a readable zip"


def test_file_that_stands_in_a_zip_twice_is_refused() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("brand.toml", BRAND)
        with pytest.warns(UserWarning, match="Duplicate name"):
            archive.writestr("brand.toml", b"")

    assert refusal(buffer.getvalue()) == "brand.toml: stands in the zip twice"
