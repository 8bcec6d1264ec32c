"""What a commit writes of signed links."""

from msgspec import Struct

from content_hub.links import Link

__all__ = ["PutLink"]


class PutLink(Struct, frozen=True, kw_only=True):
    """Create or replace a link (using and revoking are replacing)."""

    link: Link
