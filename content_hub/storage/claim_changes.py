"""What a version claims something of, as a commit writes it."""

from msgspec import Struct

__all__ = ["PutClaims"]


class PutClaims(Struct, frozen=True, kw_only=True):
    """Keep what a version claims something of, beside the version."""

    brand: str
    block: str
    version: int
    subjects: tuple[str, ...]
