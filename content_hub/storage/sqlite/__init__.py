"""The store on SQLite: one file that many processes of one host may share."""

from content_hub.storage.sqlite.reader import open_reader
from content_hub.storage.sqlite.store import open_store

__all__ = ["open_reader", "open_store"]
