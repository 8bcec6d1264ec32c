"""Which logo a picture or an item shows, and how large."""

from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

from msgspec import UNSET, Struct

from brand.check import Context
from brand.finding import At
from brand.model import Document, Item, Logo, PictureUse

__all__ = ["PlacedLogo", "placed_logos"]

_STRETCHES = frozenset({None, "fill", "initial", "unset", "revert"})


class PlacedLogo(Struct, frozen=True, kw_only=True):
    """A logo where it is shown. `width` and `height` are those of the drawing in pixels, None where nothing says.

    Where `keeps_ratio`, the drawing cannot be stretched, whatever its box. `rounding` is by how much a side may
    differ because it is written in whole pixels.
    """

    logo: Logo
    at: At
    width: float | None
    height: float | None
    keeps_ratio: bool
    rounding: float


def _file_name(address: str) -> str:
    try:
        path = urlsplit(address).path
    except ValueError:  # a bracket that opens an IPv6 address and never closes it
        return ""
    return unquote(path).rpartition("/")[2].casefold()


def _shown_by(picture: PictureUse, document: Document, logos: tuple[Logo, ...]) -> Logo | None:
    known = document.logo_sources.get(picture.src)
    name = _file_name(picture.src)
    for logo in logos:
        if logo.id == known or (known is None and name and name == _file_name(logo.file)):
            return logo
    return None


def _contained(picture: PictureUse, ratio: float) -> tuple[float | None, float | None]:
    """Fit the drawing into its box, as `object-fit: contain` does."""
    width, height = picture.width, picture.height
    if width is None or height is None:
        return width, height
    return min(width, height * ratio), min(height, width / ratio)


def _of_picture(picture: PictureUse, logo: Logo) -> PlacedLogo:
    stretches = picture.fit in _STRETCHES
    width, height = (picture.width, picture.height) if stretches else _contained(picture, logo.ratio)
    if width is None and height is not None:
        width = height * logo.ratio
    whole = all(side is None or side == round(side) for side in (picture.width, picture.height))
    return PlacedLogo(
        logo=logo,
        at=picture.at,
        width=width,
        height=height,
        keeps_ratio=not stretches or picture.width is None or picture.height is None,
        rounding=0.5 if whole else 0.0,
    )


def _of_item(item: Item, logo: Logo) -> PlacedLogo:
    at = At(pointer=item.pointer or UNSET, box=item.box)
    return PlacedLogo(logo=logo, at=at, width=item.box[2], height=item.box[3], keeps_ratio=False, rounding=0.5)


def placed_logos(document: Document, context: Context) -> Iterator[PlacedLogo]:
    """Find the brand's logos among the pictures of a layout and the items of a scene."""
    for picture in document.pictures:
        logo = _shown_by(picture, document, context.logos)
        if logo:
            yield _of_picture(picture, logo)
    by_id = {logo.id: logo for logo in context.logos}
    for item in document.items:
        if item.kind == "logo" and item.logo in by_id:
            yield _of_item(item, by_id[item.logo])
