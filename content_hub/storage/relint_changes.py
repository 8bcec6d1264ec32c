"""What a commit writes of judging everything live anew."""

from msgspec import Struct

from content_hub.relints import Relint

__all__ = ["PutRelint"]


class PutRelint(Struct, frozen=True, kw_only=True):
    """Begin it, or say how far it is."""

    relint: Relint
