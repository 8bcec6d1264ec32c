"""Signed links for people without an account: to decide once, or to look.

A link's address holds what names it and an HMAC over all that it is bound to. The store keeps the link, never its
address: whoever reads the store's lists cannot use it.
"""

import base64
import enum
import hashlib
import hmac
from datetime import datetime

import msgspec
from msgspec import Struct

__all__ = ["Link", "LinkKind", "LinkName", "is_signed", "link_token", "named_in"]

_ENCODER = msgspec.json.Encoder(order="sorted")
_LONGEST = 400
_PARTS = 3


class LinkKind(enum.StrEnum):
    """What a link is for: one decision of one step of a review, or a look at one version."""

    APPROVAL = "approval"
    PREVIEW = "preview"


class Link(Struct, frozen=True, kw_only=True):
    """One link. `actor` and `person` issued it; `guest` is the actor that a named person without an account becomes.

    An approval link is bound to a review, its manifest and one step; a preview link to a version of a block.
    """

    brand: str
    id: str
    kind: LinkKind
    actor: str
    person: str
    created: datetime
    expires: datetime
    review: str = ""
    step: str = ""
    manifest: str = ""
    guest: str = ""
    block: str = ""
    version: int = 0
    used: datetime | None = None
    revoked: datetime | None = None
    revision: int = 1


class LinkName(Struct, frozen=True, kw_only=True):
    """What an address says: which link, and the signature that proves it."""

    brand: str
    id: str
    signature: str


def link_token(link: Link, key: bytes) -> str:
    """Write the part of the address that names the link."""
    return f"{link.brand}.{link.id}.{_signature(link, key)}"


def named_in(token: str) -> LinkName | None:
    """Read which link a token names; None where it can be none."""
    parts = token.split(".") if len(token) <= _LONGEST and token.isascii() and token.isprintable() else []
    if len(parts) != _PARTS or not all(parts):
        return None
    return LinkName(brand=parts[0], id=parts[1], signature=parts[2])


def is_signed(link: Link, name: LinkName, key: bytes) -> bool:
    """Whether the signature is over exactly this link."""
    return hmac.compare_digest(_signature(link, key), name.signature)


def _signature(link: Link, key: bytes) -> str:
    bound = (
        *(link.brand, link.id, link.kind, link.person, link.expires.isoformat()),
        *(link.review, link.step, link.manifest, link.guest, link.block, link.version),
    )
    made = hmac.new(key, _ENCODER.encode(bound), hashlib.sha256).digest()
    return base64.urlsafe_b64encode(made).rstrip(b"=").decode()
