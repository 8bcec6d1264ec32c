"""A safe cure for the size of a logo: other numbers where its own tag states them."""

import re
from collections.abc import Iterator

from msgspec import UNSET

from brand.finding import At, Fix, Replacement
from brand.model import Document, PictureUse

__all__ = ["resized"]

_BARE = re.compile(r"\s*[0-9.]+\s*", re.ASCII)


def resized(
    document: Document, picture: PictureUse | None, *, width: float | None = None, height: float | None = None
) -> Fix | None:
    """State another size; None where the tag does not state it in a way that a machine may change."""
    if picture is None or picture.scales != (1.0, 1.0):
        return None
    wanted = [(at, side) for at, side in ((picture.width_at, width), (picture.height_at, height)) if side is not None]
    made = [made for at, side in wanted for made in _replacement(document, at, side)]
    return Fix(safe=True, replacements=tuple(made)) if made and len(made) == len(wanted) else None


def _replacement(document: Document, at: At | None, side: float) -> Iterator[Replacement]:
    source = next((source.text for source in document.sources if at is not None and source.pointer == at.pointer), None)
    if at is None or source is None or at.start is UNSET or at.end is UNSET:
        return
    unit = "" if _BARE.fullmatch(source[at.start : at.end]) else "px"
    yield Replacement(start=at.start, end=at.end, text=f"{max(1, round(side))}{unit}")
