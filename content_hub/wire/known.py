"""Brands and tokens in memory, following the store: what was committed is known to the next request."""

from content_hub.storage.port import DeliverySettings, Reader

__all__ = ["Known"]


class Known:
    """Holds brands and tokens; asking costs a few microseconds and reads them anew only after a commit."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._settings: DeliverySettings | None = None

    def settings(self) -> DeliverySettings:
        """Give the settings as of the last commit of any process."""
        if self._reader.has_changed():
            self._settings = None
        if self._settings is None:
            self._settings = self._reader.settings()
        return self._settings
