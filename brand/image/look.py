"""A picture becomes a document: its size, and the logos that were found and measured in it."""

import cv2
from msgspec.structs import replace

from brand.document import Document, LogoSeen
from brand.finding import LogoMeasured
from brand.image.arrays import Bytes
from brand.image.decoding import Picture, decoder
from brand.image.find import sightings
from brand.image.measure import measured
from brand.image.pyramid import Pyramid
from brand.image.shape import shapes_of
from brand.model import Logo

__all__ = ["look", "measures", "read_picture", "shown"]

Box = tuple[float, float, float, float]


def read_picture(
    data: bytes, logos: tuple[Logo, ...], *, locale: str | None = None, channel: str | None = None
) -> Document:
    """Read a PNG, JPEG or WebP file: the document holds every logo of the pack that it shows.

    Raises:
        PictureRefused: the file is none of these, broken, animated, too large, or takes too long to decode.
    """
    return shown(decoder().decode(data), logos, locale=locale, channel=channel)


def shown(
    picture: Picture, logos: tuple[Logo, ...], *, locale: str | None = None, channel: str | None = None
) -> Document:
    """Make a document of a decoded picture: it holds every logo of the pack that can be seen."""
    factor = picture.width / picture.pixels.shape[1]
    seen = tuple(_enlarged(one, factor) for one in look(picture.pixels, logos))
    return Document(locale=locale, channel=channel, logos=seen, size=(picture.width, picture.height))


def look(pixels: Bytes, logos: tuple[Logo, ...]) -> tuple[LogoSeen, ...]:
    """Give every logo that can be seen in decoded pixels, with what was measured of it, the surest first."""
    if not logos or min(pixels.shape[:2]) < 16:  # noqa: PLR2004 -- pixels: nothing smaller shows a logo
        return ()
    cv2.setNumThreads(1)  # whoever judges many pictures does so in many processes
    pyramid = Pyramid(pixels)
    seen = (measured(pyramid, sighting) for sighting in sightings(pyramid, shapes_of(logos)))
    return tuple(one for one in seen if one is not None)


def measures(document: Document, logos: tuple[Logo, ...] = ()) -> tuple[LogoMeasured, ...]:
    """Give what a report says about the logos of a picture; with those of the pack also what they need."""
    spaces = {logo.id: logo.clear_space for logo in logos}
    return tuple(
        LogoMeasured(
            id=seen.id,
            box=seen.box,
            width=round(seen.width, 2),
            stretch=round(seen.stretch, 5),
            rotation=round(seen.rotation, 3) + 0.0,
            confidence=round(seen.confidence, 3),
            undecided=seen.undecided,
            clear=round(spaces[seen.id] * seen.height, 2) if seen.id in spaces else None,
        )
        for seen in document.logos
    )


def _enlarged(seen: LogoSeen, factor: float) -> LogoSeen:
    """Give the facts in pixels of the picture as it was sent."""
    return replace(
        seen,
        box=_times(seen.box, factor),
        width=seen.width * factor,
        height=seen.height * factor,
        gap=None if seen.gap is None else seen.gap * factor,
        intruder=None if seen.intruder is None else _times(seen.intruder, factor),
    )


def _times(box: Box, factor: float) -> Box:
    x, y, width, height = (round(value * factor, 2) for value in box)
    return (x, y, width, height)
