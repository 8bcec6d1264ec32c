"""Vale's vocabularies: a folder each, with accepted and rejected words, one a line."""

from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from brand.errors import Unreadable
from brand.finding import Said

__all__ = ["ListedWord", "Vocabulary", "read_vocabulary"]

_FOLDERS = ("config/vocabularies", "Vocab", "vocabularies")
_MOST = 4 * 2**20


class ListedWord(Struct, frozen=True, kw_only=True):
    """One word, which may be a pattern, and where it stands."""

    text: str
    file: str
    line: int


class Vocabulary(Struct, frozen=True, kw_only=True):
    """The words of all vocabularies of a folder of styles."""

    accept: tuple[ListedWord, ...] = ()
    reject: tuple[ListedWord, ...] = ()


def read_vocabulary(folder: Path) -> Vocabulary:
    """Read all vocabularies below a folder of styles."""
    return Vocabulary(accept=tuple(_listed(folder, "accept.txt")), reject=tuple(_listed(folder, "reject.txt")))


def _listed(folder: Path, name: str) -> Iterator[ListedWord]:
    for kept in _FOLDERS:
        for path in sorted((folder / kept).glob(f"*/{name}")):
            file = path.relative_to(folder).as_posix()
            for number, line in enumerate(_text(path, file).splitlines(), 1):
                word = line.strip()
                if word and not word.startswith("#"):
                    yield ListedWord(text=word, file=file, line=number)


def _text(path: Path, file: str) -> str:
    try:
        data = path.read_bytes()
        if len(data) > _MOST:
            raise Unreadable(Said(de=f"{file} ist größer als 4 MB", en=f"{file} is larger than 4 MB"))
        return data.decode("utf-8-sig")
    except OSError as fault:
        reason = Said(
            de=f"{file} lässt sich nicht lesen: {fault.strerror}", en=f"{file} cannot be read: {fault.strerror}"
        )
        raise Unreadable(reason) from fault
    except UnicodeDecodeError as fault:
        raise Unreadable(Said(de=f"{file} ist kein UTF-8", en=f"{file} is not UTF-8")) from fault
