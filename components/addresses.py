"""Which addresses a reader may be led to."""

from urllib.parse import urlsplit

__all__ = ["LONGEST", "SCHEMES", "is_address"]

LONGEST = 2_048
SCHEMES = ("https", "http", "mailto", "tel")


def is_address(raw: str) -> bool:
    """Tell whether a text is an absolute address of a scheme that we let through."""
    if len(raw) > LONGEST or any(sign.isspace() or not sign.isprintable() or sign in '<>"\\`' for sign in raw):
        return False
    try:
        parts = urlsplit(raw)
        host = parts.hostname
        _port = parts.port  # raises where it is no number
    except ValueError:
        return False
    if parts.scheme in ("https", "http"):
        return bool(host)
    return parts.scheme in SCHEMES and bool(parts.path)
