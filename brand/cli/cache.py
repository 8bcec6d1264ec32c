"""Keeps compiled packs between two calls: the forms of German words take seconds to expand.

A compiled pack is found by the pack's digest and by the code that compiled it, so that neither a changed pack nor a
new version of this library ever meets an old one.
"""

import contextlib
import hashlib
import importlib.util
import os
from collections.abc import Iterator
from pathlib import Path

import brand
from brand.errors import Unreadable
from brand.model import Ruleset
from brand.pack import decode, encode, load, read_digest

__all__ = ["compiled"]

_MOST = 20
_TABLES = "simplemma"
"""The library whose word tables the forms come from."""


def compiled(folder: Path) -> Ruleset:
    """Give the ruleset of a pack, from the cache if it was compiled before."""
    kept = _place(read_digest(folder))
    with contextlib.suppress(OSError, Unreadable):
        return decode(kept.read_bytes())
    ruleset = load(folder)
    with contextlib.suppress(OSError):  # a cache that cannot be written costs time, nothing else
        _keep(kept, encode(ruleset))
    return ruleset


def _place(digest: str) -> Path:
    root = os.environ.get("XDG_CACHE_HOME") or "~/.cache"
    name = hashlib.sha256(f"{digest} {_code()}".encode()).hexdigest()
    return Path(root).expanduser() / "brand-rulesets" / f"{name}.msgpack"


def _code() -> str:
    """Name the code that compiles by its files as they lie there: to read them all would take longer than a lint."""
    whole = hashlib.sha256()
    for file in (*_files(*brand.__path__), *_files(*_tables())):
        found = os.stat(file)  # noqa: PTH116 -- a Path for each of hundreds of files costs as much as the look itself
        whole.update(f"{file} {found.st_size} {found.st_mtime_ns}\n".encode(errors="surrogateescape"))
    return whole.hexdigest()


def _tables() -> tuple[str, ...]:
    found = importlib.util.find_spec(_TABLES)
    return tuple(found.submodule_search_locations or ()) if found else ()


def _files(*folders: str) -> Iterator[str]:
    for folder in folders:
        for parent, below, names in os.walk(folder):
            below.sort()
            yield from (f"{parent}/{name}" for name in sorted(names) if name.endswith(".py"))


def _keep(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_suffix(f".{os.getpid()}")
    fresh.write_bytes(data)
    fresh.replace(path)
    kept = sorted(path.parent.glob("*.msgpack"), key=lambda file: file.stat().st_mtime)
    for old in kept[:-_MOST]:
        old.unlink(missing_ok=True)
