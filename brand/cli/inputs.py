"""What `brand check` reads: files by their suffix, folders, standard input."""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NoReturn

from msgspec import Struct

from brand.document import Kind
from brand.errors import Unreadable
from brand.finding import Said
from brand.suffixes import KINDS

__all__ = ["STANDARD_INPUT", "Input", "Named", "gather", "read", "read_bytes", "write_back"]

STANDARD_INPUT = "-"
_MARK = "\ufeff"
_MOST = 32 * 2**20


class Named(Struct, frozen=True, kw_only=True):
    """One input that is still to be read, and what it is."""

    path: str
    kind: Kind


class Input(Struct, frozen=True, kw_only=True):
    """One text to judge. `path` is how the caller named it; `file` is None for standard input."""

    path: str
    kind: Kind
    text: str
    file: Path | None
    marked: bool = False


def gather(paths: Sequence[str], kind: Kind | None) -> Iterator[Named]:
    """Name all inputs in order; a folder gives the files in it whose suffix is known."""
    for path in paths:
        if path == STANDARD_INPUT:
            yield Named(path=path, kind=kind or _standard_kind())
        elif Path(path).is_dir():
            yield from _folder(Path(path), kind)
        else:
            yield Named(path=path, kind=kind or _kind_of(Path(path)))


def read(named: Named) -> Input:
    """Read one input; Unreadable says why it cannot be read."""
    if named.path == STANDARD_INPUT:
        return _decoded(_limited(sys.stdin.buffer.read(_MOST + 1), named.path), named.path, kind=named.kind, file=None)
    return _file(Path(named.path), named.kind)


def _standard_kind() -> NoReturn:
    raise Unreadable(
        Said(
            de="bei Standardeingabe (-) sagt --kind, was sie ist: text, markdown, html, svg oder css",
            en="with standard input (-) state --kind: text, markdown, html, svg or css",
        )
    )


def _folder(folder: Path, kind: Kind | None) -> Iterator[Named]:
    files = sorted(
        path
        for path in folder.rglob("*")
        if path.suffix.casefold() in KINDS and path.is_file() and not _is_hidden(path.relative_to(folder))
    )
    if not files:
        raise Unreadable(
            Said(
                de=f"in {folder} liegt nichts Prüfbares ({' '.join(KINDS)})",
                en=f"{folder} holds nothing that can be checked ({' '.join(KINDS)})",
            )
        )
    for path in files:
        yield Named(path=str(path), kind=kind or KINDS[path.suffix.casefold()])


def _is_hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)


def _kind_of(path: Path) -> Kind:
    suffix = path.suffix.casefold()
    if suffix in KINDS:
        return KINDS[suffix]
    _bytes(path)  # a file that is not there is told before a suffix that nobody knows
    raise Unreadable(
        Said(
            de=f"{path}: unbekannte Endung; bekannt sind {' '.join(KINDS)}, sonst hilft --kind",
            en=f"{path}: unknown suffix; known are {' '.join(KINDS)}, or state --kind",
        )
    )


def read_bytes(named: Named) -> bytes:
    """Read a picture; Unreadable says why it cannot be read."""
    if named.path == STANDARD_INPUT:
        return _limited(sys.stdin.buffer.read(_MOST + 1), named.path)
    return _bytes(Path(named.path))


def _file(path: Path, kind: Kind) -> Input:
    return _decoded(_bytes(path), str(path), kind=kind, file=path)


def _bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as stream:
            data = stream.read(_MOST + 1)
    except (OSError, ValueError) as fault:
        reason = getattr(fault, "strerror", None) or str(fault)
        raise Unreadable(
            Said(de=f"{path} lässt sich nicht lesen: {reason}", en=f"{path} cannot be read: {reason}")
        ) from fault
    return _limited(data, str(path))


def _limited(data: bytes, path: str) -> bytes:
    if len(data) > _MOST:
        raise Unreadable(Said(de=f"{path} ist größer als 32 MB", en=f"{path} is larger than 32 MB"))
    return data


def _decoded(data: bytes, path: str, *, kind: Kind, file: Path | None) -> Input:
    try:
        text = data.decode()
    except UnicodeDecodeError as fault:
        raise Unreadable(
            Said(de=f"{path} ist kein UTF-8 (Byte {fault.start})", en=f"{path} is not UTF-8 (byte {fault.start})")
        ) from fault
    if "\0" in text:
        raise Unreadable(
            Said(
                de=f"{path} enthält NUL-Zeichen: das ist kein Text", en=f"{path} holds NUL characters: this is no text"
            )
        )
    return Input(path=path, kind=kind, text=text.removeprefix(_MARK), file=file, marked=text.startswith(_MARK))


def write_back(source: Input, text: str) -> None:
    """Put a mended text in its file's place, whole or not at all; standard input is answered on standard output."""
    if source.file is None:
        sys.stdout.buffer.write(text.encode())
        return
    target = source.file.resolve()
    fresh = target.with_name(f".{target.name}.mended")
    try:
        fresh.write_bytes(((_MARK if source.marked else "") + text).encode())
        fresh.chmod(target.stat().st_mode)
        fresh.replace(target)
    except OSError as fault:
        fresh.unlink(missing_ok=True)
        raise Unreadable(
            Said(
                de=f"{target} lässt sich nicht schreiben: {fault.strerror}",
                en=f"{target} cannot be written: {fault.strerror}",
            )
        ) from fault
