"""The examples that ship beside each component: contents for the reference, the gallery and the golden files.

`library/<component>/examples/<key>.json` is a content; its file name is its block key, so that a page's example can
name the other components' examples. Pictures lie beside them and are named by their digest.
"""

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from msgspec import Struct

from components.content import decode
from components.errors import BrokenManifest
from components.library import discover
from components.model import Asset, Component, Content, Look, Referenced, Request

__all__ = ["LOCALES", "Example", "example_assets", "example_request", "examples"]

# The locales that examples may speak, with their fallbacks.
LOCALES: Mapping[str, str | None] = MappingProxyType({"de-DE": None, "de-AT": "de-DE", "de-CH": "de-DE", "en-GB": None})
_PUBLIC_URL = "https://nordlicht.example"
_MEDIA_TYPES = {".jpg": "image/jpeg", ".png": "image/png", ".webp": "image/webp"}


class Example(Struct, frozen=True, kw_only=True):
    """One example: a block's key, its component and its content."""

    key: str
    component: str
    content: Content


def examples(library: Mapping[str, Component] | None = None) -> tuple[Example, ...]:
    """Read every example of every component, sorted by component and key."""
    known = discover() if library is None else library
    return tuple(
        Example(key=path.stem, component=component.name, content=_content(path, component))
        for component in known.values()
        for path in sorted(Path(component.folder, "examples").glob("*.json"))
    )


def example_assets(library: Mapping[str, Component] | None = None) -> dict[str, Asset]:
    """Read the pictures of all examples, by digest."""
    known = discover() if library is None else library
    found = {}
    for component in known.values():
        for path in sorted(Path(component.folder, "examples").iterdir()):
            if path.suffix in _MEDIA_TYPES:
                asset = _asset(path)
                found[asset.digest] = asset
    return found


def example_request(example: Example, look: Look) -> Request:
    """Put an example in a request, with all that the examples can refer to."""
    return Request(
        component=example.component,
        content=example.content,
        look=look,
        locales=LOCALES,
        public_url=_PUBLIC_URL,
        assets=example_assets(),
        references={each.key: Referenced(component=each.component, content=each.content) for each in examples()},
        key=example.key,
    )


def _content(path: Path, component: Component) -> Content:
    try:
        return decode(json.loads(path.read_text(encoding="utf-8")), component, LOCALES)
    except ValueError as fault:
        raise BrokenManifest(str(path), str(fault)) from fault


def _asset(path: Path) -> Asset:
    from PIL import Image  # noqa: PLC0415 — only who reads examples needs it

    data = path.read_bytes()
    digest = hashlib.sha256(data).hexdigest()
    with Image.open(path, formats=("PNG", "JPEG", "WEBP")) as picture:
        width, height = picture.size
    return Asset(
        digest=f"sha256:{digest}",
        address=f"{_PUBLIC_URL}/v1/delivery/nordlicht/assets/sha256:{digest}",
        media_type=_MEDIA_TYPES[path.suffix],
        width=width,
        height=height,
        data=data,
    )
