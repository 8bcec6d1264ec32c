"""What mail programs cannot show: the data of caniemail.com, and our own word on what that means for a reader."""

import re
import tomllib
from functools import lru_cache
from pathlib import Path
from typing import Literal

import msgspec
from msgspec import Struct

from brand.finding import Said

__all__ = ["Feature", "Lacking", "features", "lacking"]

_FOLDER = Path(__file__).parent


class Feature(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, rename={"place": "in"}):
    """One thing that a layout may use: how it is recognised, and what happens where a program lacks it."""

    slug: str
    weight: Literal["breaks", "degrades"]
    place: Literal["style", "markup"]
    pattern: str
    why: Said

    @property
    def form(self) -> re.Pattern[str]:
        """The compiled pattern."""
        return re.compile(self.pattern, re.IGNORECASE)


class Lacking(Struct, frozen=True, kw_only=True):
    """A feature as caniemail.com tells it: its title, its page, and the programs whose newest version lacks it."""

    title: str
    url: str
    programs: tuple[str, ...]


class _Stated(Struct, frozen=True):
    features: tuple[Feature, ...]


class _Data(Struct, frozen=True):
    date: str
    programs: int
    features: dict[str, Lacking]


@lru_cache(maxsize=1)
def features() -> tuple[Feature, ...]:
    """List what is worth a finding."""
    stated = tomllib.loads((_FOLDER / "features.toml").read_text(encoding="utf-8"))
    return msgspec.convert(stated, _Stated).features


@lru_cache(maxsize=1)
def lacking() -> dict[str, Lacking]:
    """Tell by feature which programs lack it."""
    return msgspec.json.decode((_FOLDER / "support.json").read_bytes(), type=_Data).features
