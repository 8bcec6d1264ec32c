"""Keeps compiled packs between two calls: the forms of German words take seconds to expand.

A compiled pack is found by the pack's digest and by the code that compiled it, so that neither a changed pack nor a
new version of this library ever meets an old one.
"""

import contextlib
import hashlib
import os
from importlib import metadata
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
    name = hashlib.sha256(f"{digest} {_code()} {metadata.version(_TABLES)}".encode()).hexdigest()
    return Path(root).expanduser() / "brand-rulesets" / f"{name}.msgpack"


def _code() -> str:
    """Name the code of this library by its content."""
    whole = hashlib.sha256()
    for folder in brand.__path__:
        for file in sorted(Path(folder).rglob("*.py")):
            whole.update(file.read_bytes())
    return whole.hexdigest()


def _keep(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_suffix(f".{os.getpid()}")
    fresh.write_bytes(data)
    fresh.replace(path)
    kept = sorted(path.parent.glob("*.msgpack"), key=lambda file: file.stat().st_mtime)
    for old in kept[:-_MOST]:
        old.unlink(missing_ok=True)
