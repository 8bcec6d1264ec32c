"""Brands and tokens in memory, following the store: what was committed is known to the next request."""

from content_hub.storage.port import DeliverySettings, Reader

__all__ = ["Known"]


class Known:
    """Holds brands and tokens, and reads them anew only where a commit changed them."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._settings: DeliverySettings | None = None

    def settings(self) -> DeliverySettings:
        """Give the settings as of the last commit of any process; asking costs a few microseconds."""
        held = self._settings
        if held is None or held.revision != self._reader.settings_revision():
            held = self._settings = self._reader.settings()
        return held

    def held(self) -> DeliverySettings:
        """Give the settings in memory at no cost: right if what is read next has their revision beside it."""
        return self._settings or self.settings()
