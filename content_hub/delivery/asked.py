"""What a request asks for: parameters read leniently, since a client's odd input is never an error here."""

import re
from collections.abc import Mapping
from urllib.parse import unquote_plus

__all__ = ["DEFAULT_FORMATS", "is_digest", "is_key", "read_query"]

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
