"""Keys of brands and blocks, and names inside JSON pointers."""

import re

from content_hub.errors import Invalid

__all__ = ["check_key", "escaped"]

_KEY = re.compile(r"[a-z0-9][a-z0-9-]{0,99}")
_RESERVED = frozenset({"renditions", "assets", "batch", "feed", "manifest"})


def check_key(key: str) -> None:
    """Refuse what cannot be a key of a brand or block, and the words that addresses need for themselves."""
    if not _KEY.fullmatch(key):
        raise Invalid(
            de=f"„{key}“ ist kein Schlüssel: a–z, 0–9 und Bindestrich, höchstens 100 Zeichen, vorn kein Bindestrich.",
            en=f"“{key}” is no key: a–z, 0–9 and hyphens, at most 100 characters, no hyphen in front.",
        )
    if key in _RESERVED:
        raise Invalid(
            de=f"„{key}“ ist für Adressen der Auslieferung vorbehalten. Bitte einen anderen Schlüssel wählen.",
            en=f"“{key}” is reserved for addresses of delivery. Please choose another key.",
        )


def escaped(name: str) -> str:
    """Write a member's name as JSON pointers do (RFC 6901)."""
    return name.replace("~", "~0").replace("/", "~1")
