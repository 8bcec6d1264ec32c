"""Which versions claim something of a product or code."""

from content_hub.model import VersionRef
from content_hub.storage.queries import Query

__all__ = ["ClaimsOn"]


class ClaimsOn(Query[tuple[VersionRef, ...]], frozen=True, kw_only=True):
    """Versions that claim something of one of these subjects, and are live or about to go live; sorted."""

    brand: str
    subjects: tuple[str, ...]
