"""The colours of a picture: what covers most of it, and what somebody laid over it in flat colours.

Photographs hold every colour, and nobody judges them. Flat areas were chosen by somebody: each one is a colour in use.
Needs numpy, so it is imported only where a picture is read.
"""

from collections.abc import Sequence

import numpy as np
from msgspec import Struct
from msgspec.structs import replace
from numpy.typing import NDArray

from brand.colour.clusters import clustered
from brand.colour.model import Colour, to_hex
from brand.colour.nearest import nearest_many
from brand.document import ColourUse, Document
from brand.finding import At, PaletteShare
from brand.image.decoding import Picture
from brand.model import Swatch

__all__ = ["PictureColours", "picture_colours", "with_colours"]

Bytes = NDArray[np.uint8]
_LOOKED_AT = 300  # pixels of the longer side, taken evenly and never blended: blending invents colours
_ALIKE = 4  # steps of 255 by which neighbours in a flat area differ, after JPEG
_FLAT_SHARE = 0.01
_SMALL_SHARE = 0.01
_MOST_FLATS = 8
_OPAQUE = 128
_DARK_LETTERS = 0.5  # share of a colour's pixels that must lie in flat surroundings


class PictureColours(Struct, frozen=True, kw_only=True):
    """What a picture is made of: its size, its colours by share, and its flat areas as colours in use."""

    size: tuple[int, int]
    shares: tuple[PaletteShare, ...]
    uses: tuple[ColourUse, ...]


def _steps(one: Bytes, other: Bytes) -> NDArray[np.int16]:
    """Give by how many steps of 255 colours differ in the channel in which they differ most."""
    off = np.abs(one.astype(np.int16) - other.astype(np.int16))
    most: NDArray[np.int16] = np.maximum(np.maximum(off[..., 0], off[..., 1]), off[..., 2])
    return most


def _looked_at(pixels: Bytes) -> tuple[Bytes, NDArray[np.bool_], int]:
    """Take every so-many-th pixel; say which of them look like their neighbours."""
    step = max(1, -(-max(pixels.shape[:2]) // _LOOKED_AT))
    height, width = pixels.shape[0], pixels.shape[1]
    rows = np.arange(0, height, step)
    columns = np.arange(0, width, step)
    taken = pixels[np.ix_(rows, columns)]
    flat = np.ones(taken.shape[:2], dtype=np.bool_)
    for down, right in ((2, 0), (0, 2), (-2, 0), (0, -2)):
        other = pixels[np.ix_(np.clip(rows + down, 0, height - 1), np.clip(columns + right, 0, width - 1))]
        flat &= _steps(taken, other) <= _ALIKE
    return taken, flat, step


def _key(colours: Bytes) -> NDArray[np.int32]:
    """Number each colour, neighbours within eight steps alike."""
    coarse = colours.astype(np.int32) >> 3
    numbered: NDArray[np.int32] = coarse[..., 0] << 10 | coarse[..., 1] << 5 | coarse[..., 2]
    return numbered


def _mode(colours: Bytes) -> Bytes:
    """Find the colour that occurs most."""
    values = colours.astype(np.int32)
    packed = values[:, 0] << 16 | values[:, 1] << 8 | values[:, 2]
    found, counts = np.unique(packed, return_counts=True)
    top = int(found[counts.argmax()])
    return np.array([top >> 16, top >> 8 & 255, top & 255], dtype=np.uint8)


class _Flat(Struct, frozen=True, eq=False):
    colour: tuple[int, int, int]
    where: NDArray[np.bool_]
    share: float


def _flats(colours: Bytes, flat: NDArray[np.bool_], seen: NDArray[np.bool_]) -> list[_Flat]:
    """Find flat areas: colours that fill evenly what they fill, which no photograph does."""
    total = max(1, int(seen.sum()))
    left = flat & seen
    found: list[_Flat] = []
    for _ in range(_MOST_FLATS):
        keys = np.bincount(_key(colours[left]), minlength=1)
        if not keys.size or keys.max() < total * _FLAT_SHARE / 2:
            break
        mode = _mode(colours[left & (_key(colours) == keys.argmax())])
        steps = _steps(colours, mode)
        near, around = steps <= _ALIKE, steps <= _ALIKE * 4
        own = near & seen
        share, spread = own.sum() / total, (around & seen).sum()
        left &= ~around
        if share >= _FLAT_SHARE and own.sum() >= spread * _DARK_LETTERS * 1.4 and (own & flat).sum() > own.sum() / 2:
            red, green, blue = (int(part) for part in mode)
            found.append(_Flat((red, green, blue), around & seen, float(share)))
    return found


def _reach(counts: NDArray[np.int_]) -> tuple[int, int]:
    """Give the first and last row or column that holds a tenth of what the fullest holds."""
    full = np.nonzero(counts * 10 >= counts.max())[0]
    return int(full[0]), int(full[-1])


def _box(where: NDArray[np.bool_], step: float, size: tuple[int, int]) -> tuple[float, float, float, float]:
    """Frame an area, stray pixels left out."""
    (top, bottom), (left, right) = _reach(where.sum(axis=1)), _reach(where.sum(axis=0))
    x, y = round(left * step, 2), round(top * step, 2)
    width, height = round((right - left + 1) * step, 2), round((bottom - top + 1) * step, 2)
    return x, y, min(size[0] - x, width), min(size[1] - y, height)


def _hex(colour: Sequence[float]) -> str:
    red, green, blue = (part / 255 for part in colour)
    return to_hex(Colour(red, green, blue))


def _channels(values: Sequence[str]) -> NDArray[np.float64]:
    return np.array([[int(value[at : at + 2], 16) / 255 for at in (1, 3, 5)] for value in values])


def _shared(colours: list[tuple[str, float]], swatches: Sequence[Swatch]) -> tuple[PaletteShare, ...]:
    """Name the nearest token of each colour."""
    if not colours:
        return ()
    known = [swatch for swatch in swatches if len(swatch.value) == len("#rrggbb")]
    if not known:
        return tuple(
            PaletteShare(colour=value, share=round(share, 4), token=None, delta_e=None) for value, share in colours
        )
    winners, distances = nearest_many(
        _channels([value for value, _ in colours]), _channels([swatch.value for swatch in known])
    )
    return tuple(
        PaletteShare(
            colour=value, share=round(share, 4), token=known[int(winner)].path, delta_e=round(float(distance), 2)
        )
        for (value, share), winner, distance in zip(colours, winners, distances, strict=True)
    )


def picture_colours(picture: Picture, swatches: Sequence[Swatch] = ()) -> PictureColours:
    """See a decoded picture: its colours by the share that they cover, the nearest token of each, its flat areas."""
    size = picture.width, picture.height
    colours, flat, step = _looked_at(picture.pixels)
    seen = np.ones(flat.shape, dtype=np.bool_) if picture.solid is None else picture.solid[::step, ::step] >= _OPAQUE
    areas = _flats(colours, flat, seen)
    rest = seen.copy()
    for area in areas:
        rest &= ~area.where
    total = max(1, int(seen.sum()))
    found = [(_hex(area.colour), area.where.sum() / total) for area in areas]
    found += [(_hex(colour), share) for colour, share in clustered(colours[rest], total) if share >= _SMALL_SHARE]
    apart = step * picture.width / picture.pixels.shape[1]
    uses = tuple(
        ColourUse(value=_hex(area.colour), role="fill", written="", at=At(box=_box(area.where, apart, size)))
        for area in areas
    )
    shares = _shared(sorted(((value, float(share)) for value, share in found), key=lambda one: -one[1]), swatches)
    return PictureColours(size=size, shares=shares, uses=uses)


def with_colours(document: Document, picture: Picture, swatches: Sequence[Swatch]) -> Document:
    """Add what a picture's colours are to the document that stands for it."""
    found = picture_colours(picture, swatches)
    return replace(document, size=found.size, shares=found.shares, colours=(*document.colours, *found.uses))
