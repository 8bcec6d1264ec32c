"""Which colours a document is made of, each with the nearest token."""

from collections import Counter
from collections.abc import Sequence

from brand.colour.difference import delta_e, lab
from brand.colour.model import from_hex
from brand.document import Document
from brand.finding import PaletteShare
from brand.model import Swatch

__all__ = ["palette_of"]

_OPAQUE = len("#rrggbb")
_MOST = 100


def palette_of(document: Document, swatches: Sequence[Swatch]) -> tuple[PaletteShare, ...]:
    """List the colours of a document, most used first: by area in a picture, by places in a layout."""
    if document.shares:
        return document.shares
    used = Counter(use.value for use in document.colours)
    total = sum(used.values())
    return tuple(_shared(value, count / total, swatches) for value, count in used.most_common(_MOST))


def _shared(value: str, share: float, swatches: Sequence[Swatch]) -> PaletteShare:
    colour = from_hex(value[:_OPAQUE])
    measured = [
        (delta_e(lab(colour), lab(known)), swatch.path)
        for swatch in swatches
        if colour and (known := from_hex(swatch.value[:_OPAQUE]))
    ]
    if not measured:
        return PaletteShare(colour=value, share=round(share, 4), token=None, delta_e=None)
    distance, path = min(measured)
    return PaletteShare(colour=value, share=round(share, 4), token=path, delta_e=round(distance, 2))
