"""What can be asked about judging everything live anew."""

from content_hub.relints import Relint
from content_hub.storage.queries import Query

__all__ = ["LiveCount", "RelintOf", "RunningRelints"]


class RelintOf(Query[Relint | None], frozen=True, kw_only=True):
    """How far judging under this ruleset is."""

    brand: str
    number: int


class RunningRelints(Query[tuple[Relint, ...]], frozen=True, kw_only=True):
    """All that is not done, in any brand."""


class LiveCount(Query[int], frozen=True, kw_only=True):
    """How many blocks of a brand are live."""

    brand: str
