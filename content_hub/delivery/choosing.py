"""What a query means in a brand: which rendition of whichever block. It hardly differs from request to request."""

from collections.abc import Mapping

from msgspec import Struct

from content_hub.delivery.answers import Used, vary
from content_hub.delivery.asked import DEFAULT_FORMATS, read_query
from content_hub.delivery.locales import candidates
from content_hub.storage.port import BrandSettings, Delivered, LiveAddress
from content_hub.wire.asgi import Headers
from content_hub.wire.languages import ranges

__all__ = ["Choice", "address", "choose", "choose_by", "live_headers"]

_NOSNIFF = (b"x-content-type-options", b"nosniff")


class Choice(Struct, frozen=True):
    """The target that was asked for: its locales, the best first, and what every answer to it has.

    `place` begins the immutable address of what is found.
    """

    brand: str
    locales: tuple[str, ...]
    channel: str
    format: str
    profile: str
    dialect: str
    used: Used
    place: bytes
    headers: Headers


def choose(brand: BrandSettings, query: bytes, accept_language: str | None, used: Used) -> Choice:
    """Read a query string."""
    return choose_by(brand, read_query(query), accept_language, used)


def choose_by(brand: BrandSettings, parameters: Mapping[str, str], accept_language: str | None, used: Used) -> Choice:
    """Choose all parts: the channel's first format, the brand's first profile, the dialect `none` where left out."""
    channel = parameters.get("channel", "")
    locale = parameters.get("locale")
    if not locale:
        used = Used(token=used.token, origin=used.origin, language=True)
    return Choice(
        brand=brand.key,
        locales=candidates(brand, (locale,) if locale else ranges(accept_language)),
        channel=channel,
        format=parameters.get("format") or DEFAULT_FORMATS.get(channel, ""),
        profile=parameters.get("profile") or (brand.default_profile if channel == "signage" else ""),
        dialect=parameters.get("dialect") or "none",
        used=used,
        place=f"/v1/delivery/{brand.key}/renditions/".encode(),
        headers=[_NOSNIFF, *vary(used)],
    )


def address(choice: Choice, key: str, locale: str) -> LiveAddress:
    """Name one rendition of a block."""
    return LiveAddress(choice.brand, key, locale, choice.channel, choice.format, choice.profile, choice.dialect)


def live_headers(choice: Choice, delivered: Delivered, *, locale: str, caching: bytes) -> Headers:
    """Put together the headers of live bytes."""
    digest = delivered.digest.encode()
    return [
        (b"etag", b'"%b"' % digest),
        (b"cache-control", caching),
        (b"content-language", locale.encode()),
        (b"content-location", choice.place + digest),
        (b"surrogate-key", delivered.surrogate.encode("utf-8")),
        (b"hub-position", b"%d" % delivered.position),
        *choice.headers,
    ]
