"""Child processes that render, lint and decode, so that the serving loop never does."""

from content_hub.workshop.processes import ProcessWorkshop, open_workshop

__all__ = ["ProcessWorkshop", "open_workshop"]
