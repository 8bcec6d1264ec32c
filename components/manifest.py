"""Reads the two manifests: a component's `component.toml` and a channel's `channel.toml`."""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, TypeVar

import msgspec
from msgspec import Struct

from components.errors import BrokenManifest
from components.model import Component, Field, Said
from components.view import Allowed, Format

__all__ = ["ChannelManifest", "read_channel", "read_component", "read_toml"]


_Stated = TypeVar("_Stated")


class _Component(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    version: str
    title: Said
    serves: Mapping[str, tuple[str, ...]]
    roles: Mapping[str, str] = {}
    facts: tuple[Field, ...] = ()
    texts: tuple[Field, ...] = ()


class ChannelManifest(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What `channel.toml` states: formats (the first is the default), limits with their source and date, profiles."""

    title: Said
    formats: tuple[Format, ...]
    limits: tuple[Allowed, ...] = ()
    profiles: tuple[str, ...] = ()
    speaks_dialects: bool = False


def read_toml(path: Path) -> dict[str, Any]:
    """Read a TOML file; a broken one is named with its reason."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as fault:
        raise BrokenManifest(str(path), str(fault)) from fault


def read_component(folder: Path) -> Component:
    """Read a component from its folder; the folder's name is the component's."""
    path = folder / "component.toml"
    stated = _convert(path, _Component)
    known = {field.name for field in (*stated.facts, *stated.texts)}
    for role, name in stated.roles.items():
        if name not in known:
            raise BrokenManifest(str(path), f"role {role} names the field {name}, which there is not")
    return Component(
        name=folder.name,
        version=stated.version,
        title=stated.title,
        serves=stated.serves,
        facts=stated.facts,
        texts=stated.texts,
        folder=str(folder),
        roles=stated.roles,
    )


def read_channel(folder: Path) -> ChannelManifest:
    """Read a channel's manifest from its folder."""
    return _convert(folder / "channel.toml", ChannelManifest)


def _convert(path: Path, wanted: type[_Stated]) -> _Stated:
    try:
        return msgspec.convert(read_toml(path), wanted)
    except msgspec.ValidationError as fault:
        raise BrokenManifest(str(path), str(fault)) from fault
