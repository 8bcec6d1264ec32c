"""Which logo a picture or an item shows, and how large."""

import base64
from collections.abc import Iterator
from urllib.parse import unquote, unquote_to_bytes, urlsplit

from msgspec import UNSET, Struct

from brand.check import Context
from brand.finding import At
from brand.model import Document, Item, Logo, PictureUse

__all__ = ["PlacedLogo", "placed_logos"]

_STRETCHES = frozenset({None, "fill", "initial", "unset", "revert"})


class PlacedLogo(Struct, frozen=True, kw_only=True):
    """A logo where it is shown. `width` and `height` are those of the drawing in pixels, None where nothing says.

    Where `keeps_ratio`, the drawing cannot be stretched, whatever its box. `rounding` is by how much a side may
    differ because it is written in whole pixels. `hidden` is the share of it that its box cuts off, `picture` what a
    layout says of it, None in a scene; `grounds` are the colours that it may stand on.
    """

    logo: Logo
    at: At
    width: float | None
    height: float | None
    keeps_ratio: bool
    rounding: float
    hidden: float = 0.0
    picture: PictureUse | None = None
    grounds: tuple[str, ...] = ()

    @property
    def bend(self) -> float:
        """Give by what transforms stretch it sideways."""
        across, down = (self.picture.scales if self.picture else None) or (1.0, 1.0)
        return across / down if across and down else 1.0


def _file_name(address: str) -> str:
    if address[:5].lower() == "data:":
        return ""
    try:
        path = urlsplit(address).path
    except ValueError:  # a bracket that opens an IPv6 address and never closes it
        return ""
    return unquote(path).rpartition("/")[2].casefold()


def _shown_by(picture: PictureUse, document: Document, logos: tuple[Logo, ...]) -> Logo | None:
    known = document.logo_sources.get(picture.src)
    name, data = _file_name(picture.src), _data(picture.src)
    for logo in logos:
        if logo.id == known or (known is None and name and name == _file_name(logo.file)):
            return logo
        if data is not None and data == logo.data:
            return logo
    return None


def _data(address: str) -> bytes | None:
    """Read the bytes that an address itself holds."""
    head, comma, body = address.partition(",")
    if not comma or not head.lower().startswith("data:"):
        return None
    if not head.lower().endswith(";base64"):
        return unquote_to_bytes(body)
    try:
        return base64.b64decode(unquote_to_bytes(body), validate=True)
    except ValueError:
        return None


def _contained(picture: PictureUse, ratio: float) -> tuple[float | None, float | None]:
    """Fit the drawing into its box, as `object-fit: contain` does, or over it, as `cover` does."""
    width, height = picture.width, picture.height
    if width is None or height is None:
        return width, height
    if picture.fit == "cover":
        return max(width, height * ratio), max(height, width / ratio)
    return min(width, height * ratio), min(height, width / ratio)


def _of_picture(picture: PictureUse, logo: Logo) -> PlacedLogo:
    stretches = picture.fit in _STRETCHES
    width, height = (picture.width, picture.height) if stretches else _contained(picture, logo.ratio)
    if width is None and height is not None:
        width = height * logo.ratio
    across, down = picture.scales or (1.0, 1.0)
    whole = all(side is None or side == round(side) for side in (picture.width, picture.height))
    return PlacedLogo(
        logo=logo,
        at=picture.at,
        width=None if width is None or picture.scales is None else width * across,
        height=None if height is None or picture.scales is None else height * down,
        keeps_ratio=not stretches or picture.width is None or picture.height is None,
        rounding=0.5 if whole and across == down == 1 else 0.0,
        hidden=_cut_off(picture, logo.ratio),
        picture=picture,
        grounds=picture.grounds,
    )


def _cut_off(picture: PictureUse, ratio: float) -> float:
    """Give the share that `object-fit: cover` leaves out."""
    if picture.fit != "cover" or not picture.width or not picture.height:
        return 0.0
    share = picture.width / picture.height / ratio
    return 1 - min(share, 1 / share)


def _of_item(item: Item, logo: Logo) -> PlacedLogo:
    at = At(pointer=item.pointer or UNSET, box=item.box)
    return PlacedLogo(
        logo=logo,
        at=at,
        width=item.box[2],
        height=item.box[3],
        keeps_ratio=False,
        rounding=0.5,
        grounds=(item.ground,) if item.ground else (),
    )


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
