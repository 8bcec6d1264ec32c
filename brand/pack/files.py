"""The files of a brand pack as names and bytes, from a folder or a zip; nothing else leaves this module.

A name is relative, with slashes, and one of those that `brand-pack` knows. What a pack's files point to is looked up
among these names, so that no pack reaches outside itself.
"""

import hashlib
import io
import stat
import unicodedata
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath

from brand.errors import PackInvalid, PackProblem, Unreadable
from brand.finding import Said

__all__ = ["FILES", "digest", "read_folder", "read_zip"]

FILES = ("brand.toml", "voice.toml", "rules.toml", "tokens.json", "logos.toml", "workflow.toml")
_FOLDERS = {"logos": (".svg", ".png"), "examples": (".toml",), "vale": (".toml",)}
_MOST_ENTRIES = 1_000
_MOST_FILE = 4 * 2**20
_MOST_TOTAL = 16 * 2**20
_METHODS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
_ENCRYPTED = 0x1


def digest(files: Mapping[str, bytes]) -> str:
    """Name a pack by its content: the same files give the same digest, from a folder or any zip of it."""
    whole = hashlib.sha256()
    for name in sorted(files):
        whole.update(f"{len(name.encode())}:{name}{len(files[name])}:".encode())
        whole.update(files[name])
    return f"sha256:{whole.hexdigest()}"


def read_folder(folder: Path) -> Mapping[str, bytes]:
    """Read a pack's files from a folder."""
    if not folder.is_dir():
        raise Unreadable(Said(de=f"{folder} ist kein Ordner", en=f"{folder} is not a folder"))
    files: dict[str, bytes] = {}
    try:
        for name, path in _candidates(folder):
            _admit(name, path.stat().st_size, so_far=sum(map(len, files.values())))
            files[name] = path.read_bytes()
    except OSError as fault:
        reason = Said(
            de=f"{fault.filename} lässt sich nicht lesen: {fault.strerror}",
            en=f"{fault.filename} cannot be read: {fault.strerror}",
        )
        raise Unreadable(reason) from fault
    return files


def _candidates(folder: Path) -> Iterator[tuple[str, Path]]:
    for path in sorted(folder.iterdir()):
        if path.name in _FOLDERS and path.is_dir():
            for inner in sorted(path.rglob("*")):
                name = inner.relative_to(folder).as_posix()
                if inner.is_file() and _belongs(name):
                    yield unicodedata.normalize("NFC", name), inner
        elif path.is_file() and _belongs(path.name):
            yield path.name, path


def _belongs(name: str) -> bool:
    """Tell whether a file is part of a pack; a stray top-level TOML or JSON is kept, to be named as unknown."""
    parts = PurePosixPath(name).parts
    if any(part.startswith((".", "__MACOSX")) for part in parts):
        return False
    if len(parts) == 1:
        return name.endswith((".toml", ".json"))
    return name.casefold().endswith(_FOLDERS.get(parts[0], ()))


def read_zip(data: bytes) -> Mapping[str, bytes]:
    """Read a pack's files from a zip that a stranger may have made."""
    if len(data) > _MOST_TOTAL:
        raise _refused("", Said(de="das Zip ist größer als 16 MB", en="the zip is larger than 16 MB"))
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _unpack(archive)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError) as fault:
        raise _refused("", Said(de="das ist kein lesbares Zip", en="this is not a readable zip")) from fault


def _unpack(archive: zipfile.ZipFile) -> Mapping[str, bytes]:
    entries = [entry for entry in archive.infolist() if not entry.is_dir()]
    if len(entries) > _MOST_ENTRIES:
        raise _refused("", Said(de="das Zip hat mehr als 1000 Einträge", en="the zip has more than 1000 entries"))
    for entry in entries:
        _inspect(entry)
    prefix = _top_folder([entry.filename for entry in entries])
    files: dict[str, bytes] = {}
    for entry in entries:
        name = unicodedata.normalize("NFC", entry.filename.removeprefix(prefix))
        if not _belongs(name):
            continue
        if name in files:
            raise _refused(name, Said(de="steht zweimal im Zip", en="stands in the zip twice"))
        files[name] = _extract(archive, entry, name=name, so_far=sum(map(len, files.values())))
    return files


def _inspect(entry: zipfile.ZipInfo) -> None:
    """Refuse an entry that is more than a plain file inside the pack."""
    name = entry.orig_filename
    parts = name.split("/")
    if name.startswith("/") or "\\" in name or ":" in parts[0] or "\0" in name or ".." in parts or "" in parts:
        raise _refused(name, Said(de="der Pfad führt aus dem Zip hinaus", en="the path leads out of the zip"))
    kind = stat.S_IFMT(entry.external_attr >> 16)
    if kind not in {0, stat.S_IFREG}:
        raise _refused(name, Said(de="ist keine einfache Datei", en="is not a plain file"))
    if entry.flag_bits & _ENCRYPTED or entry.compress_type not in _METHODS:
        raise _refused(
            name,
            Said(de="ist verschlüsselt oder unüblich gepackt", en="is encrypted or packed in an unusual way"),
        )


def _top_folder(names: list[str]) -> str:
    """Give the one folder that holds everything, as zips of a folder have it."""
    seen = [name for name in names if not name.startswith("__MACOSX/")]
    tops = {name.partition("/")[0] for name in seen}
    if len(tops) != 1 or not all("/" in name for name in seen):
        return ""
    top = tops.pop()
    return "" if top in _FOLDERS else f"{top}/"


def _extract(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, *, name: str, so_far: int) -> bytes:
    """Unpack one file, never more of it than is allowed: the size that a zip states may be a lie."""
    with archive.open(entry) as stream:
        data = stream.read(_MOST_FILE + 1)
    _admit(name, len(data), so_far=so_far)
    return data


def _admit(name: str, size: int, *, so_far: int) -> None:
    if size > _MOST_FILE:
        raise _refused(name, Said(de="ist größer als 4 MB", en="is larger than 4 MB"))
    if so_far + size > _MOST_TOTAL:
        raise _refused(name, Said(de="das Paket ist größer als 16 MB", en="the pack is larger than 16 MB"))


def _refused(name: str, reason: Said) -> PackInvalid:
    return PackInvalid((PackProblem(file=name or "zip", line=None, reason=reason),))
