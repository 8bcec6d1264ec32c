"""One delivery request, read once: its brand, its headers, its parameters."""

from datetime import datetime

from msgspec import Struct

from content_hub.delivery.answers import Used
from content_hub.storage.port import BrandSettings

__all__ = ["DeliveryRequest"]


class DeliveryRequest(Struct, frozen=True):
    """What every delivery route is given."""

    brand: BrandSettings
    parameters: dict[str, str]
    headers: dict[bytes, bytes]
    used: Used
    now: datetime

    def header(self, name: bytes) -> str | None:
        """Give a header's value as text."""
        value = self.headers.get(name)
        return None if value is None else value.decode("latin-1")
