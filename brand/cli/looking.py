"""Reads again what was judged, for a page that shows it."""

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from brand.document import Kind
from brand.errors import BrandError
from brand.layout import read_look
from brand.reports.html import Shown
from brand.reports.judged import FileReport

__all__ = ["looked_at"]

_PICTURES: Mapping[str, str] = MappingProxyType(
    {".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".webp": "image/webp"}
)
_LAYOUTS: Mapping[str, Kind] = MappingProxyType(
    {".html": Kind.HTML, ".htm": Kind.HTML, ".svg": Kind.SVG, ".css": Kind.CSS}
)
_MOST = 8_000_000


def looked_at(file: FileReport) -> Shown:
    """Give what a page shows of a file; of standard input, what its findings quote."""
    path = Path(file.path)
    data = _bytes(path)
    suffix = path.suffix.casefold()
    if suffix in _PICTURES:
        return Shown(path=file.path, picture=data, media_type=_PICTURES[suffix], size=file.size)
    text = next((source.text for source in file.sources), data.decode("utf-8", "replace").removeprefix("\ufeff"))
    kind = _LAYOUTS.get(suffix, Kind.HTML if "<" in text and not suffix else Kind.TEXT)
    try:
        texts = read_look(text, kind, pointer="/content").shown
    except BrandError:
        texts = ()
    return Shown(path=file.path, text=text, is_page=kind in {Kind.HTML, Kind.SVG}, texts=texts)


def _bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as stream:
            data = stream.read(_MOST + 1)
    except (OSError, ValueError):
        return b""
    return data if len(data) <= _MOST else b""
