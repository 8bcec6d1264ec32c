"""What a commit writes of waivers."""

from msgspec import Struct

from content_hub.waivers import BlockWaiver

__all__ = ["PutWaiver"]


class PutWaiver(Struct, frozen=True, kw_only=True):
    """Create or replace a waiver. Where one begins or ceases to hold, the brand's `rules` counter moves."""

    waiver: BlockWaiver
