"""What a request asks for: parameters read leniently, since a client's odd input is never an error here."""

import re
from collections.abc import Mapping
from urllib.parse import unquote_plus

from msgspec import Struct

from content_hub.storage.port import BrandSettings, LiveAddress

__all__ = ["DEFAULT_FORMATS", "Asked", "address", "is_digest", "is_key", "read_query"]

DEFAULT_FORMATS: Mapping[str, str] = {"email": "html", "web": "html", "push": "json", "signage": "png"}
"""The format of a channel where a request names none."""

_PARAMETERS: Mapping[bytes, str] = {
    name.encode(): name
    for name in (
        "channel",
        "format",
        "locale",
        "profile",
        "dialect",
        "keys",
        "label",
        "since",
        "limit",
        "cursor",
    )
}
_LONGEST_QUERY = 16_384
_DIGEST = re.compile(r"sha256:[0-9a-f]{64}")
_KEY = re.compile(r"[a-z0-9][a-z0-9-]{0,99}")


class Asked(Struct, frozen=True, kw_only=True):
    """One rendition as a client names it; what is empty is left to the defaults."""

    key: str
    channel: str
    format: str = ""
    locale: str = ""
    profile: str = ""
    dialect: str = ""


def read_query(query: bytes) -> dict[str, str]:
    """Read the parameters that delivery knows; others are ignored, the first of two counts."""
    found: dict[str, str] = {}
    for pair in query[:_LONGEST_QUERY].split(b"&"):
        raw, _, value = pair.partition(b"=")
        name = _PARAMETERS.get(raw)
        if name is not None and value and name not in found:
            text = value.decode("utf-8", "replace")
            found[name] = unquote_plus(text, errors="replace") if b"%" in value or b"+" in value else text
    return found


def is_key(text: str) -> bool:
    """Tell whether a key of a brand or block can look like this."""
    return _KEY.fullmatch(text) is not None


def is_digest(text: str) -> bool:
    """Tell whether an address of bytes can look like this."""
    return _DIGEST.fullmatch(text) is not None


def address(brand: BrandSettings, asked: Asked, locale: str) -> LiveAddress:
    """Choose all parts of the address: the channel's first format, the brand's first profile, the dialect `none`."""
    return LiveAddress(
        brand=brand.key,
        key=asked.key,
        locale=locale,
        channel=asked.channel,
        format=asked.format or DEFAULT_FORMATS.get(asked.channel, ""),
        profile=asked.profile or (brand.default_profile if asked.channel == "signage" else ""),
        dialect=asked.dialect or "none",
    )
