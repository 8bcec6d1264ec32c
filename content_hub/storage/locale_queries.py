"""What is live in some locales."""

from content_hub.model import LivePointer
from content_hub.storage.queries import Query

__all__ = ["LiveIn"]


class LiveIn(Query[tuple[LivePointer, ...]], frozen=True, kw_only=True):
    """The first `limit` pointers in these locales, sorted by block and locale."""

    brand: str
    locales: tuple[str, ...]
    limit: int = 5
