"""What can be asked about signed links."""

from content_hub.links import Link
from content_hub.storage.queries import Listing, Query

__all__ = ["LinkOf", "Links", "LinksFor", "SigningKey"]


class SigningKey(Query[bytes], frozen=True, kw_only=True):
    """The key that this store signs links with."""


class LinkOf(Query[Link | None], frozen=True, kw_only=True):
    """The link with this id."""

    brand: str
    id: str


class LinksFor(Query[tuple[Link, ...]], frozen=True, kw_only=True):
    """All links of one review, oldest first."""

    brand: str
    review: str


class Links(Listing[Link], frozen=True, kw_only=True):
    """Links of a brand, newest first."""

    brand: str
